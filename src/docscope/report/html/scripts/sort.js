// Tables whose headings sort the rows: upwards, then downwards, then as they were.

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

// What a row is sorted by in a column; an empty cell comes last.
function sortKey(row, heading, at) {
  const named = heading.dataset.cell;
  const cell = named ? row.querySelector(`.${named}`) : row.cells[at];
  const text = cell ? cell.textContent.trim() : "";
  if (heading.classList.contains("number")) {
    const number = parseFloat((cell && cell.dataset.exact) || text.replaceAll(",", ""));
    return Number.isNaN(number) ? null : number;
  }
  // The words before a node are compared from the one beside it outwards.
  if (heading.dataset.backwards !== undefined) return text.split(/\s+/).reverse().join(" ");
  return text || null;
}

function compare(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  return typeof a === "number" ? a - b : collator.compare(a, b);
}

function sortRows(table, heading, at, order) {
  const body = table.tBodies[0];
  table.docscopeRows ||= [...body.rows];
  let rows = table.docscopeRows;
  if (order !== "none") {
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row, place) => [sortKey(row, heading, at), place, row]);
    keyed.sort(([a, first], [b, second]) => {
      if (a === null || b === null) return compare(a, b) || first - second;
      return sign * compare(a, b) || first - second;
    });
    rows = keyed.map(([, , row]) => row);
  }
  const next = body.nextSibling;
  body.remove(); // rows move much faster while nobody looks
  body.append(...rows);
  table.insertBefore(body, next);
}

function startSorting(table) {
  const headings = [...table.querySelectorAll("thead th")];
  if (!table.tBodies.length || table.tBodies[0].rows.length < 2) return;
  headings.forEach((heading, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: "none" };
      const order = next[heading.getAttribute("aria-sort")] || "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      if (order !== "none") heading.setAttribute("aria-sort", order);
      sortRows(table, heading, at, order);
    });
  });
}

for (const table of document.querySelectorAll("table.sortable")) startSorting(table);
