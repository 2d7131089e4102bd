// Moving about on the axis by keyboard, buttons, wheel, mouse and fingers.

// The middle of the mark that has the focus; undefined for the axis itself.
function middleOf(target) {
  const { mark, bin } = target.docscopePiece || {};
  const { from, to } = mark || bin || {};
  return from === undefined ? undefined : (from + to) / 2;
}

Timeline.prototype.listen = function listen() {
  const keys = {
    ArrowLeft: (event) => this.pan(event.shiftKey ? -0.5 : -0.15),
    ArrowRight: (event) => this.pan(event.shiftKey ? 0.5 : 0.15),
    "+": (event) => this.zoom(0.5, middleOf(event.target)),
    "=": (event) => this.zoom(0.5, middleOf(event.target)),
    "-": (event) => this.zoom(2, middleOf(event.target)),
    _: (event) => this.zoom(2, middleOf(event.target)),
    Home: () => this.whole(),
    Escape: () => {
      this.hint.hidden = true;
      this.close();
    },
  };
  this.svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.target.closest("[role=button]");
    if (group && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      this.activate(group.docscopePiece);
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key](event);
    }
  });
  this.reading.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  const actions = {
    in: () => this.zoom(0.5),
    out: () => this.zoom(2),
    back: () => this.pan(-0.5),
    on: () => this.pan(0.5),
    whole: () => this.whole(),
  };
  for (const button of this.figure.querySelectorAll("button[data-act]")) {
    button.addEventListener("click", actions[button.dataset.act]);
  }
  document.addEventListener("filtered", () => {
    this.read();
    this.draw();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.onaxis");
    if (!link) return;
    event.preventDefault();
    this.find(link.closest(".row"));
  });
  this.listenToWheel();
  this.listenToPointers();
  this.listenForHints();
  this.listenToWhole();
};

// A press on the small axis of the whole brings that place to the middle of the other.
Timeline.prototype.listenToWhole = function listenToWhole() {
  const whole = document.querySelector("svg.whole");
  const move = (event) => {
    if (!event.buttons) return;
    const box = whole.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const middle = this.full.from + share * (this.full.to - this.full.from);
    const half = (this.view.to - this.view.from) / 2;
    this.show(middle - half, middle + half, { smooth: false });
  };
  whole.addEventListener("pointerdown", move);
  whole.addEventListener("pointermove", move);
};

Timeline.prototype.listenToWheel = function listenToWheel() {
  this.svg.addEventListener("wheel", (event) => {
    const wide = this.view.to - this.view.from >= this.full.to - this.full.from - 1e-6;
    const along = event.deltaX !== 0 && Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (wide && (along || event.deltaY > 0)) return; // nothing to zoom out of: the page scrolls
    event.preventDefault();
    const span = this.view.to - this.view.from;
    if (along) {
      const by = event.deltaX / this.axis.width * span;
      this.show(this.view.from + by, this.view.to + by, { smooth: false });
      return;
    }
    const turned = event.deltaY * (event.deltaMode === 1 ? 30 : 1);
    const at = event.clientX - this.svg.getBoundingClientRect().left;
    const factor = Math.exp(Math.max(Math.min(turned, 300), -300) * 0.0025);
    this.zoom(factor, this.axis.dayAt(at, this.view), { smooth: false });
  }, { passive: false });
};

Timeline.prototype.listenToPointers = function listenToPointers() {
  const touching = new Map();
  let start = null;
  let dragged = false;
  const begin = () => {
    const xs = [...touching.values()];
    const left = this.svg.getBoundingClientRect().left;
    start = { view: { ...this.view }, days: xs.map((x) => this.axis.dayAt(x - left, this.view)), xs };
  };
  this.svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    touching.set(event.pointerId, event.clientX);
    if (touching.size === 1) dragged = false;
    begin();
  });
  this.svg.addEventListener("pointermove", (event) => {
    if (!touching.has(event.pointerId)) return;
    touching.set(event.pointerId, event.clientX);
    const xs = [...touching.values()];
    const moved = xs.some((x, at) => Math.abs(x - start.xs[at]) > 4);
    if (moved && !dragged) {
      dragged = true;
      this.svg.setPointerCapture(event.pointerId);
    }
    if (dragged) this.follow(start, xs);
  });
  const end = (event) => {
    touching.delete(event.pointerId);
    if (touching.size) begin();
  };
  this.svg.addEventListener("pointerup", end);
  this.svg.addEventListener("pointercancel", end);
  this.svg.addEventListener("click", (event) => {
    const group = event.target.closest("[role=button]");
    if (group && !dragged) this.activate(group.docscopePiece);
  });
  this.svg.addEventListener("dblclick", (event) => {
    if (event.target.closest("[role=button]")) return;
    const at = event.clientX - this.svg.getBoundingClientRect().left;
    this.zoom(0.4, this.axis.dayAt(at, this.view));
  });
};

// Keep the days under the fingers: one finger pans, two zoom.
Timeline.prototype.follow = function follow(start, xs) {
  const room = this.axis.width - 2 * MARGIN;
  const left = this.svg.getBoundingClientRect().left + MARGIN;
  const span = start.view.to - start.view.from;
  if (xs.length === 1) {
    const by = (start.xs[0] - xs[0]) / room * span;
    this.show(start.view.from + by, start.view.to + by, { smooth: false });
    return;
  }
  const apart = Math.max(Math.abs(xs[1] - xs[0]), 20);
  const wide = Math.abs(start.days[1] - start.days[0]) / apart * room;
  const from = (start.days[0] + start.days[1]) / 2 - ((xs[0] + xs[1]) / 2 - left) / room * wide;
  this.show(from, from + wide, { smooth: false });
};

// What a mark stands for, beside it while the mouse is over it or it has the focus.
Timeline.prototype.listenForHints = function listenForHints() {
  const show = (event) => {
    const group = event.target.closest("[role=button]");
    if (!group) return;
    const { mark, bin } = group.docscopePiece;
    const words = bin ? "" : mark.events[0].row.querySelector(".brief").textContent.trim();
    const strong = document.createElement("b");
    strong.textContent = bin ? spanName(bin.from, bin.to) : mark.events[0].row.querySelector(".date").textContent;
    const count = bin ? bin.count : mark.events.length;
    const times = count > 1 || bin ? ` · ${count.toLocaleString("en")} ${count === 1 ? "date" : "dates"}` : "";
    this.hint.replaceChildren(strong, times, document.createElement("br"), words);
    this.hint.hidden = false;
    const around = this.figure.getBoundingClientRect();
    const box = group.firstChild.getBoundingClientRect();
    const room = around.width - this.hint.offsetWidth;
    this.hint.style.left = `${Math.max(Math.min(box.left - around.left, room), 0)}px`;
    this.hint.style.top = `${box.bottom - around.top + 8}px`;
  };
  const hide = () => {
    this.hint.hidden = true;
  };
  this.svg.addEventListener("pointerover", show);
  this.svg.addEventListener("focusin", show);
  this.svg.addEventListener("pointerout", hide);
  this.svg.addEventListener("focusout", hide);
  this.svg.addEventListener("pointerdown", hide);
};

for (const figure of document.querySelectorAll("figure.axis")) new Timeline(figure);

