// The filter: a box for words, and a list of choices for each field that it names.

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
}

const FIELD_NAMES = { doc: "document" };

class Filter {
  constructor(bar) {
    this.bar = bar;
    this.rows = [...document.querySelectorAll(".row")];
    this.texts = null; // made when they are first needed
    this.box = bar.querySelector("input");
    this.told = bar.querySelector("output");
    this.choices = (bar.dataset.choices || "").split(" ").filter(Boolean)
      .map((field) => this.choice(field)).filter(Boolean);
    let waiting = 0;
    this.box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.apply(), this.rows.length > 2000 ? 200 : 0);
    });
    for (const select of this.choices) select.addEventListener("change", () => this.apply());
    bar.hidden = this.rows.length < 2;
  }

  // A list of the values of a field with how many rows have each; none if there is but one.
  choice(field) {
    const counts = new Map();
    for (const row of this.rows) {
      const value = row.dataset[field];
      if (value) counts.set(value, (counts.get(value) || 0) + 1);
    }
    if (counts.size < 2) return null;
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.name = field;
    label.append(`${FIELD_NAMES[field] || field} `, select);
    select.append(new Option("all", ""));
    const sorted = [...counts].sort(([a], [b]) => a.localeCompare(b));
    for (const [value, count] of sorted) {
      select.append(new Option(`${value.length > 48 ? `${value.slice(0, 47)}…` : value} (${count})`, value));
    }
    this.bar.insertBefore(label, this.told);
    return select;
  }

  apply() {
    this.texts ||= this.rows.map((row) => folded(row.textContent));
    const words = folded(this.box.value).split(/\s+/).filter(Boolean);
    const chosen = this.choices.filter((select) => select.value);
    let shown = 0;
    this.rows.forEach((row, at) => {
      const kept = words.every((word) => this.texts[at].includes(word))
        && chosen.every((select) => row.dataset[select.name] === select.value);
      if (row.hidden === kept) row.hidden = !kept;
      shown += kept;
    });
    const narrowed = words.length > 0 || chosen.length > 0;
    for (const group of [...document.querySelectorAll(".group")].reverse()) {
      group.hidden = narrowed && !group.querySelector(".row:not([hidden])");
      if (narrowed && group.tagName === "DETAILS" && !group.hidden) group.open = true;
    }
    const all = this.rows.length.toLocaleString("en");
    this.told.textContent = narrowed ? `${shown.toLocaleString("en")} of ${all}` : "";
    document.dispatchEvent(new CustomEvent("filtered"));
  }
}

for (const bar of document.querySelectorAll(".filters")) new Filter(bar);
