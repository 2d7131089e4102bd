// The list of events: all sentences opened, and the order by document or by date.

function pressed(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  return on;
}

// One list of all events in the order of time, in which each names its document.
function listByDate(chapters, place) {
  const section = document.createElement("section");
  const list = document.createElement("ol");
  const rows = [...document.querySelectorAll(".row")];
  const homes = rows.map((row) => row.parentElement);
  const order = (row) => Number(row.id.slice(1));
  list.className = "events mixed";
  section.append(list);
  return (on) => {
    if (on) {
      list.append(...[...rows].sort((a, b) => order(a) - order(b)));
      place.after(section);
    } else {
      rows.forEach((row, at) => homes[at].append(row));
      section.remove();
    }
    for (const chapter of chapters) chapter.classList.toggle("emptied", on);
  };
}

// What is closed is opened for printing: not every browser does that by the style alone.
function openForPaper() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
}

function startList() {
  const all = document.querySelector("#open-all");
  const order = document.querySelector("#by-date");
  const chapters = [...document.querySelectorAll("details.document")];
  const turn = listByDate(chapters, document.querySelector(".finding"));
  all.hidden = !chapters.length;
  order.hidden = chapters.length < 2;
  all.addEventListener("click", () => {
    const open = pressed(all);
    for (const details of document.querySelectorAll("main details")) details.open = open;
  });
  order.addEventListener("click", () => turn(pressed(order)));
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!asked || !asked.matches(".row")) return;
  reveal(asked);
  asked.scrollIntoView();
}

startList();
openForPaper();
