// The filter: a box for words, and a list of choices for each field that it names.

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
}

const FIELD_NAMES = { doc: "document" };
const MOST_CHOICES = 60; // values of a field that are listed; of more, a part is typed
const MOST_HINTS = 300;

// A list of values to choose one from.
class Chosen {
  constructor(field, counts) {
    this.field = field;
    this.control = document.createElement("select");
    this.control.append(new Option("all", ""));
    for (const [value, count] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
      this.control.append(new Option(`${value.length > 48 ? `${value.slice(0, 47)}…` : value} (${count})`, value));
    }
  }

  test() {
    const wanted = this.control.value;
    return (row) => row.dataset[this.field] === wanted;
  }
}

// A box for a part of a value, with the most frequent values as hints.
class Typed {
  constructor(field, counts) {
    this.field = field;
    this.control = document.createElement("input");
    this.control.type = "search";
    this.control.autocomplete = "off";
    this.hints = document.createElement("datalist");
    this.hints.id = `hints-${field}`;
    this.control.setAttribute("list", this.hints.id);
    const first = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_HINTS);
    for (const [value] of first) this.hints.append(new Option("", value));
  }

  test() {
    const wanted = folded(this.control.value);
    return (row) => folded(row.dataset[this.field] || "").includes(wanted);
  }
}

class Filter {
  constructor(bar) {
    this.bar = bar;
    this.rows = [...document.querySelectorAll(".row")];
    this.texts = null; // made when they are first needed
    this.box = bar.querySelector("input");
    this.told = bar.querySelector("output");
    this.choices = (bar.dataset.choices || "").split(" ").filter(Boolean)
      .map((field) => this.choice(field)).filter(Boolean);
    this.box.addEventListener("input", () => this.later());
    for (const { control } of this.choices) {
      if (control.tagName === "SELECT") control.addEventListener("change", () => this.apply());
      else control.addEventListener("input", () => this.later());
    }
    document.addEventListener("unfilter", () => this.clear());
    bar.hidden = this.rows.length < 2;
  }

  // What chooses by a field: a list, or where its name ends in ~ a box if there are many values.
  choice(named) {
    const field = named.replace("~", "");
    const counts = new Map();
    for (const row of this.rows) {
      const value = row.dataset[field];
      if (value) counts.set(value, (counts.get(value) || 0) + 1);
    }
    if (counts.size < 2) return null;
    const typed = named.endsWith("~") && counts.size > MOST_CHOICES;
    const choice = typed ? new Typed(field, counts) : new Chosen(field, counts);
    const label = document.createElement("label");
    choice.control.name = field;
    label.append(`${FIELD_NAMES[field] || field} `, choice.control);
    if (typed) label.append(choice.hints);
    this.bar.insertBefore(label, this.told);
    return choice;
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.apply(), this.rows.length > 2000 ? 200 : 0);
  }

  clear() {
    this.box.value = "";
    for (const choice of this.choices) choice.control.value = "";
    this.apply();
  }

  apply() {
    this.texts ||= this.rows.map((row) => folded(row.textContent));
    const words = folded(this.box.value).split(/\s+/).filter(Boolean);
    const chosen = this.choices.filter((choice) => choice.control.value);
    const tests = chosen.map((choice) => choice.test());
    let shown = 0;
    this.rows.forEach((row, at) => {
      const kept = words.every((word) => this.texts[at].includes(word))
        && tests.every((test) => test(row));
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
