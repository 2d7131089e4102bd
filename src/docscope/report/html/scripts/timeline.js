// The timeline: reads the events from the list, moves about on the axis, opens sentences.

const CLOSEST = 3; // days that the axis shows at least
const MOST_READ = 10; // sentences opened at once

class Timeline {
  constructor(figure) {
    this.figure = figure;
    this.svg = figure.querySelector("svg.live");
    this.reading = document.querySelector("#reading");
    this.status = figure.querySelector(".range");
    this.hint = figure.querySelector(".hint");
    this.window = document.querySelector("#window");
    this.rows = [...document.querySelectorAll(".row[data-from]")];
    const docs = [...document.querySelectorAll("details.document")];
    const several = docs.length > 1 && docs.length <= Number(figure.dataset.lanes);
    this.lanes = several ? docs.map((doc) => ({ name: doc.dataset.title })) : [{ name: "" }];
    this.full = { from: Number(figure.dataset.from), to: Number(figure.dataset.to) };
    this.view = { from: Number(figure.dataset.start), to: Number(figure.dataset.end) };
    this.laneOf = new Map(several ? docs.map((doc, at) => [doc.id, at]) : []);
    figure.hidden = false;
    this.axis = new Axis(this.svg, this.lanes);
    this.read();
    this.axis.measure(this.marks);
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.svg);
  }

  // Take the events from the rows of the list that are not filtered out.
  read() {
    const events = this.rows.filter((row) => !row.hidden).map((row) => ({
      row,
      lane: this.laneOf.get(row.dataset.chapter) || 0,
      from: Number(row.dataset.from),
      to: Number(row.dataset.to),
      look: row.dataset.look,
      label: row.dataset.label,
    }));
    const marks = marksOf(events);
    this.marks = this.lanes.map((lane, at) => marks.filter((mark) => mark.lane === at));
    this.events = events;
  }

  draw() {
    if (!this.svg.clientWidth) return;
    this.axis.draw(this.view, this.marks);
    const whole = this.full.to - this.full.from;
    if (this.window) {
      const left = Math.max((this.view.from - this.full.from) / whole, 0);
      const right = Math.min((this.view.to - this.full.from) / whole, 1);
      this.window.setAttribute("x", `${100 * left}%`);
      this.window.setAttribute("width", `${Math.max(100 * (right - left), 0.3)}%`);
    }
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), 250);
  }

  tell() {
    const inside = this.events.filter(({ from, to }) => to > this.view.from && from < this.view.to);
    const count = inside.length === 1 ? "1 date" : `${inside.length.toLocaleString("en")} dates`;
    const [from, to] = [this.view.from, this.view.to].map((day) => dateOf(Math.round(day)));
    const close = this.view.to - this.view.from < 3 * YEAR_DAYS;
    const name = ({ year, month }) => (close ? `${MONTHS[month - 1]} ${yearName(year)}` : yearName(year));
    const span = name(from) === name(to) ? name(from) : `${name(from)} – ${name(to)}`;
    this.status.textContent = `${span} · ${count}`;
  }

  // Show another stretch, never much beyond the whole, in a short movement unless unwanted.
  show(from, to, { smooth = true } = {}) {
    const whole = this.full.to - this.full.from;
    const span = Math.min(Math.max(to - from, Math.min(CLOSEST, whole)), whole);
    const middle = (from + to) / 2;
    const start = Math.min(Math.max(middle - span / 2, this.full.from), this.full.to - span);
    const end = { from: start, to: start + span };
    cancelAnimationFrame(this.moving);
    this.aim = null;
    if (!smooth || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.view = end;
      this.moving = requestAnimationFrame(() => this.draw());
      return;
    }
    this.glide({ ...this.view }, end);
  }

  glide(start, end) {
    const begun = performance.now();
    this.aim = end;
    const frame = (now) => {
      const done = Math.min(Math.max((now - begun) / 180, 0), 1);
      const eased = 1 - (1 - done) ** 3;
      this.view = {
        from: start.from + (end.from - start.from) * eased,
        to: start.to + (end.to - start.to) * eased,
      };
      this.draw();
      if (done < 1) this.moving = requestAnimationFrame(frame);
      else this.aim = null;
    };
    this.moving = requestAnimationFrame(frame);
  }

  // Where the axis stands, or is moving to.
  get goal() {
    return this.aim || this.view;
  }

  zoom(factor, middle = (this.goal.from + this.goal.to) / 2, options = {}) {
    const { from, to } = this.goal;
    this.show(middle - (middle - from) * factor, middle + (to - middle) * factor, options);
  }

  pan(share) {
    const { from, to } = this.goal;
    const by = (to - from) * share;
    this.show(from + by, to + by);
  }

  whole() {
    this.show(this.full.from, this.full.to);
  }

  // What a mark stands for: a bar of many dates zooms in, all else opens its sentences.
  activate({ mark, bin }) {
    if (bin) {
      const margin = (bin.to - bin.from) * 0.1;
      this.show(bin.from - margin, bin.to + margin);
    } else {
      this.open(mark);
    }
  }

  open(mark) {
    const title = document.createElement("h2");
    const count = mark.events.length;
    title.textContent = mark.events[0].row.querySelector(".date").textContent
      + (count > 1 ? ` · ${count.toLocaleString("en")} times` : "");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => this.close());
    const list = document.createElement("ol");
    this.reading.replaceChildren(close, title, list);
    this.addSentences(list, mark.events, 0);
    this.reading.hidden = false;
    this.opened = this.axis.known.get(mark.key);
  }

  addSentences(list, events, start) {
    for (const { row } of events.slice(start, start + MOST_READ)) {
      const entry = document.createElement("li");
      const source = row.querySelector(".source").cloneNode(true);
      const link = document.createElement("a");
      link.href = `#${row.id}`;
      link.textContent = "in the list";
      link.addEventListener("click", () => reveal(row));
      entry.append(row.querySelector(".sentence").cloneNode(true), source, " · ", link);
      list.append(entry);
    }
    const left = events.length - start - MOST_READ;
    if (left <= 0) return;
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = `${left.toLocaleString("en")} more`;
    more.addEventListener("click", () => {
      more.remove();
      this.addSentences(list, events, start + MOST_READ);
    });
    list.after(more);
  }

  close() {
    if (this.reading.hidden) return;
    this.reading.hidden = true;
    if (this.opened && this.opened.isConnected) this.opened.focus();
  }

  // Bring the mark of a row to the middle of the axis, near enough to be told apart.
  find(row) {
    const event = this.events.find((each) => each.row === row);
    if (!event) return;
    const near = Math.max((event.to - event.from) * 3, 2 * YEAR_DAYS);
    const span = Math.min(near, this.view.to - this.view.from);
    const middle = (event.from + event.to) / 2;
    this.show(middle - span / 2, middle + span / 2, { smooth: false });
    this.figure.scrollIntoView({ block: "start" });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const mark = this.marks[event.lane].find(({ events }) => events.includes(event));
      const shown = mark && this.axis.known.get(mark.key);
      (shown || this.svg).focus({ preventScroll: true });
      if (mark) this.open(mark);
    }));
  }
}

// Open what a row lies in, and the row itself.
function reveal(row) {
  for (let around = row; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
  const details = row.querySelector("details");
  if (details) details.open = true;
}
