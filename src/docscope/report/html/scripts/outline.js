// What is linked to is shown, whatever the filter hides; keys go through the clauses.

function shownRows() {
  return [...document.querySelectorAll(".row")].filter((row) => row.getClientRects().length);
}

// A link leads to a clause that the filter has hidden: the filter is then taken back.
function revealTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) document.dispatchEvent(new CustomEvent("unfilter"));
  target.scrollIntoView();
}

// The next or the previous clause in view gets the focus, from where one is reading.
function step(by) {
  const rows = shownRows();
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const seen = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
  const next = rows[at < 0 ? Math.max(seen, 0) : at + by];
  if (!next) return;
  next.querySelector(".id").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function pressedKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector(".filters input");
  if (event.key === "Escape" && event.target.closest(".filters")) {
    document.dispatchEvent(new CustomEvent("unfilter"));
  } else if (event.target.matches("input, select, textarea")) {
    return;
  } else if (event.key === "/") {
    box.focus();
    event.preventDefault();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  }
}

addEventListener("hashchange", revealTarget);
addEventListener("keydown", pressedKey);
if (location.hash) revealTarget();
