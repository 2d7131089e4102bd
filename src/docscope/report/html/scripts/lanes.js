// What stands where in a lane of the axis: names beside marks where there is room, else dots
// and bars, else the number of dates in each step of the calendar.

const LETTER = 6.6; // pixels of a letter, roughly
const NAMED_ROW = 22;
const BAR_ROW = 16;
const SMALL_LETTER = 5.6; // of a name inside a bar
const BARS_SHARE = 0.45; // of a crowded lane that bars take at most
const DOT = 10;
const WIDE = 12; // pixels from which a span is a bar
const MOST_NAMED = 60;
const MOST_DOTS = 300;
const LONGEST_NAME = 32;

// Events that share their days and their look are one mark.
function marksOf(events) {
  const marks = new Map();
  for (const event of events) {
    const key = `${event.lane}:${event.from}:${event.to}:${event.look}`;
    const mark = marks.get(key);
    if (mark) mark.events.push(event);
    else marks.set(key, { key, ...event, events: [event] });
  }
  return [...marks.values()].sort((a, b) => a.from - b.from || b.to - a.to);
}

function shortened(text) {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}

function markName(mark) {
  const several = mark.events.length > 1 ? ` ×${mark.events.length.toLocaleString("en")}` : "";
  return shortened(mark.label) + several;
}

// The first row in which something fits behind what stands there; none: -1.
function freeRow(ends, start, end, most) {
  let row = ends.findIndex((taken) => taken <= start);
  if (row < 0) row = ends.length < most ? ends.length : -1;
  if (row >= 0) ends[row] = end;
  return row;
}

function placed(marks, scale) {
  return marks.map((mark) => {
    const x = scale(mark.from);
    const width = scale(mark.to) - x;
    return { mark, x, width, wide: width >= WIDE };
  });
}

function pieceOf({ mark, x, width, wide }) {
  return wide
    ? { key: mark.key, mark, shape: "bar", x, width }
    : { key: mark.key, mark, shape: "dot", x: x + width / 2, width: 0 };
}

// Every mark with its name beside it, or null where that takes too many rows.
function named(all, height, right, top = 0) {
  if (all.length > MOST_NAMED) return null;
  const ends = [];
  const most = Math.floor((height - top) / NAMED_ROW);
  const pieces = [];
  for (const each of all) {
    const name = markName(each.mark);
    const length = name.length * LETTER;
    const piece = pieceOf(each);
    const start = piece.shape === "bar" ? Math.max(each.x, 0) : piece.x - DOT / 2;
    const inside = piece.shape === "dot" && piece.x + length + 12 > right;
    const from = inside ? piece.x - length - 16 : start;
    const behind = piece.shape === "bar" ? start + length + 6 : piece.x + length + 14;
    const to = inside ? piece.x + DOT : Math.max(behind, each.x + each.width);
    const row = freeRow(ends, from, to + 8, most);
    if (row < 0) return null;
    pieces.push({ ...piece, name, nameLeft: inside, row });
  }
  return pieces.map((piece) => ({ ...piece, y: height - (piece.row + 1) * NAMED_ROW }));
}

// Bars in rows from the top, those that are named most often first, and how many are left out.
function bars(all, room, right) {
  const rows = Array.from({ length: Math.max(Math.floor(room / BAR_ROW), 1) }, () => []);
  const pieces = [];
  const often = [...all].sort((a, b) => b.mark.events.length - a.mark.events.length || a.x - b.x);
  let left = 0;
  often.forEach((each, place) => {
    const end = each.x + each.width;
    const apart = (other) => end + 2 <= other.x || other.x + other.width + 2 <= each.x;
    const row = place < MOST_DOTS ? rows.findIndex((taken) => taken.every(apart)) : -1;
    if (row < 0) {
      left += each.mark.events.length;
      return;
    }
    rows[row].push(each);
    const name = markName(each.mark);
    const seen = Math.min(end, right) - Math.max(each.x, 0);
    const fits = name.length * SMALL_LETTER + 10 < seen;
    pieces.push({ ...pieceOf(each), y: row * BAR_ROW, inside: true, name: fits ? name : undefined });
  });
  return { pieces, left, height: rows.filter((row) => row.length).length * BAR_ROW };
}

// Dots, one above the other where they would touch; null where they are too many.
function dots(all, height, top) {
  if (all.length > MOST_DOTS) return null;
  const columns = new Map();
  const pieces = [];
  for (const each of all) {
    const piece = pieceOf(each);
    const column = Math.floor(piece.x / DOT);
    const before = columns.get(column) || 0;
    columns.set(column, before + 1);
    const y = height - (before + 1) * DOT;
    if (y < top) return null;
    pieces.push({ ...piece, y });
  }
  return pieces;
}

// One bar for each step of the calendar, as high as it has dates.
function density(all, scale, height, top, chosen) {
  const counts = new Map();
  let most = 0;
  for (const { mark } of all) {
    const [from, to] = binOf(Math.floor((mark.from + mark.to - 1) / 2), chosen);
    const bin = counts.get(from) || { from, to, count: 0, lane: mark.lane };
    bin.count += mark.events.length;
    most = Math.max(most, bin.count);
    counts.set(from, bin);
  }
  return [...counts.values()].sort((a, b) => a.from - b.from).map((bin) => {
    const x = scale(bin.from);
    const width = Math.max(scale(bin.to) - x - 1, 1.5);
    const size = Math.max((height - top) * bin.count / most, 2);
    return { key: `${bin.lane}|${bin.from}|${bin.to}`, bin, shape: "bin", x, width, y: height - size,
      height: size };
  });
}

// What is drawn in a lane of some height, between two days.
function lanePieces(marks, view, scale, height, right) {
  const all = placed(marks.filter((mark) => mark.to > view.from && mark.from < view.to), scale);
  const withNames = named(all, height, right);
  if (withNames) return { pieces: withNames, left: 0 };
  const wide = bars(all.filter((each) => each.wide), height * BARS_SHARE, right);
  const short = all.filter((each) => !each.wide);
  const top = wide.height + 4;
  const daysOfPixel = (view.to - view.from) / right;
  const pieces = named(short, height, right, top) || dots(short, height, top)
    || density(short, scale, height, top, chosenStep(BINS, daysOfPixel * 5));
  return { pieces: [...pieces, ...wide.pieces].sort((a, b) => a.x - b.x), left: wide.left };
}
