// The time axis: draws lanes, marks and ticks of what lies between two days.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 10;
const TICK_SPACE = 88; // pixels between ticks, at least
const FOOT = 40;
const HEAD = 22; // above each lane, for its name

function element(name, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  if (text) made.textContent = text;
  return made;
}

function set(of, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const written = typeof value === "number" ? String(Math.round(value * 10) / 10) : value;
    if (of.getAttribute(name) !== written) of.setAttribute(name, written);
  }
}

class Axis {
  constructor(svg, lanes) {
    this.svg = svg;
    this.lanes = lanes;
    this.ground = svg.appendChild(element("g", { class: "ground", "aria-hidden": "true" }));
    this.lane = lanes.map((lane) => svg.appendChild(element("g", { role: "group", "aria-label": lane.name })));
    this.known = new Map();
  }

  // Give each lane the height that its marks take in the whole, within bounds.
  measure(marks) {
    const [least, most] = this.lanes.length === 1 ? [88, 210] : [44, Math.max(88, 340 / this.lanes.length)];
    this.heights = marks.map((each) => Math.max(least, Math.min(most, each.length * NAMED_ROW)));
    let top = 0;
    this.tops = this.heights.map((height) => {
      top += HEAD + height;
      return top - height;
    });
    this.height = top + FOOT;
    set(this.svg, { height: this.height });
  }

  // Draw what lies between two days; `marks` holds those of each lane.
  draw(view, marks) {
    this.width = this.svg.clientWidth;
    const perDay = (this.width - 2 * MARGIN) / (view.to - view.from);
    const scale = (day) => MARGIN + (day - view.from) * perDay;
    this.drawGround(view, scale);
    const seen = new Set();
    this.lanes.forEach((lane, at) => {
      const { pieces, left } = lanePieces(marks[at], view, scale, this.heights[at], this.width);
      const top = this.tops[at];
      this.drawPieces(this.lane[at], pieces, top, seen);
      this.drawName(lane, top, left);
    });
    this.forget(seen);
  }

  dayAt(pixel, view) {
    return view.from + (pixel - MARGIN) / (this.width - 2 * MARGIN) * (view.to - view.from);
  }

  drawGround(view, scale) {
    this.ground.replaceChildren();
    const bottom = this.height - FOOT;
    const daysOfPixel = (view.to - view.from) / (this.width - 2 * MARGIN);
    const chosen = chosenStep(TICKS, daysOfPixel * (this.width < 500 ? 60 : TICK_SPACE));
    let below = null;
    for (const tick of ticks(view.from, view.to, chosen)) {
      const x = scale(tick.at);
      this.ground.append(
        element("line", { class: "grid", x1: x, x2: x, y1: 0, y2: bottom + 5 }),
      );
      if (x + tick.text.length * LETTER > this.width) continue; // no room for its name
      this.ground.append(element("text", { x: x + 3, y: bottom + 16 }, tick.text));
      if (tick.below !== below && tick.below) {
        this.ground.append(element("text", { class: "below", x: x + 3, y: bottom + 32 }, tick.below));
      }
      below = tick.below;
    }
    this.lanes.forEach((lane, at) => {
      const y = this.tops[at] + this.heights[at];
      this.ground.append(element("line", { class: "base", x1: 0, x2: this.width, y1: y, y2: y }));
    });
  }

  drawName(lane, top, left) {
    const more = left ? `${lane.name ? " · " : ""}${left.toLocaleString("en")} more spans: zoom in` : "";
    if (!lane.name && !more) return;
    const room = Math.floor(this.width / LETTER) - 4;
    const name = lane.name.length > room ? `${lane.name.slice(0, room - 1)}…` : lane.name;
    this.ground.append(element("text", { class: "lane", x: 4, y: top - 7 }, name + more));
  }

  // Elements are kept from one drawing to the next, so that the focus stays where it is.
  drawPieces(layer, pieces, top, seen) {
    for (const piece of pieces) seen.add(piece.key);
    let next = layer.firstChild;
    for (const piece of pieces) {
      while (next && !seen.has(next.docscopeKey)) next = next.nextSibling;
      let group = this.known.get(piece.key);
      if (!group) group = this.made(piece);
      if (group.docscopeShape !== piece.shape) this.form(group, piece);
      if (group === next) next = next.nextSibling;
      else layer.insertBefore(group, next);
      this.shape(group, piece, top);
    }
  }

  made(piece) {
    const group = element("g", { tabindex: "0", role: "button" });
    group.docscopeKey = piece.key;
    group.setAttribute("aria-label", this.described(piece));
    this.known.set(piece.key, group);
    return group;
  }

  form(group, { shape, mark }) {
    const form = element(shape === "dot" ? "circle" : "rect");
    if (group.firstChild) group.firstChild.replaceWith(form);
    else group.append(form);
    group.setAttribute("class", mark ? `${shape} ${mark.look}` : shape);
    group.docscopeShape = shape;
  }

  described({ mark, bin }) {
    if (bin) {
      return `${spanName(bin.from, bin.to)}: ${bin.count.toLocaleString("en")} ${bin.count === 1 ? "date" : "dates"}; zoom in`;
    }
    const where = this.lanes[mark.lane].name;
    const times = mark.events.length > 1 ? `, ${mark.events.length} times` : "";
    return `${mark.label}${times}${where ? `, ${where}` : ""}`;
  }

  shape(group, piece, top) {
    group.docscopePiece = piece;
    group.classList.toggle("filled", piece.inside === true);
    const form = group.firstChild;
    const y = top + piece.y;
    const isNamed = piece.name !== undefined && !piece.inside;
    if (piece.shape === "dot") {
      set(form, { cx: piece.x, cy: y + (isNamed ? NAMED_ROW / 2 : DOT / 2), r: isNamed ? 4.5 : 4 });
    } else if (piece.shape === "bar") {
      const left = Math.max(piece.x, -20); // far outside, numbers grow too large to draw
      const width = Math.max(Math.min(piece.x + piece.width, this.width + 20) - left, 1);
      set(form, { x: left, y: piece.inside ? y : y + NAMED_ROW - 6, width,
        height: piece.inside ? BAR_ROW - 2 : 5, rx: 1.5 });
    } else {
      set(form, { x: piece.x, y, width: piece.width, height: piece.height });
    }
    this.write(group, piece, y);
  }

  write(group, piece, y) {
    let text = group.querySelector("text");
    if (piece.name === undefined) {
      if (text) text.remove();
      return;
    }
    if (!text) text = group.appendChild(element("text", { "aria-hidden": "true" }));
    if (text.textContent !== piece.name) text.textContent = piece.name;
    const beside = piece.nameLeft ? piece.x - 9 : piece.x + 9;
    const dot = piece.shape === "dot";
    if (piece.inside) {
      set(text, { x: Math.max(piece.x, 0) + 5, y: y + BAR_ROW - 5.5, "text-anchor": "start" });
      return;
    }
    set(text, {
      x: dot ? beside : Math.max(piece.x, 2),
      y: dot ? y + NAMED_ROW / 2 + 4 : y + NAMED_ROW - 9,
      "text-anchor": dot && piece.nameLeft ? "end" : "start",
    });
  }

  forget(seen) {
    for (const [key, group] of this.known) {
      if (seen.has(key)) continue;
      if (group.contains(document.activeElement)) this.svg.focus({ preventScroll: true });
      group.remove();
      this.known.delete(key);
    }
  }
}
