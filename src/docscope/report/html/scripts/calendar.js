// Days are Julian day numbers, years astronomical (0 is 1 BC), in the Gregorian calendar.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const YEAR_DAYS = 365.2425;
const MONTH_DAYS = YEAR_DAYS / 12;

// Richards 2013, algorithm 3.
function dayNumber(year, month, day) {
  const shift = Math.floor((14 - month) / 12);
  const y = year + 4800 - shift;
  const m = month + 12 * shift - 3;
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4)
    - Math.floor(y / 100) + Math.floor(y / 400) - 32045;
}

// Richards 2013, algorithm 4.
function dateOf(number) {
  const a = Math.floor(number) + 32044;
  const b = Math.floor((4 * a + 3) / 146097);
  const c = a - Math.floor(146097 * b / 4);
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor(1461 * d / 4);
  const m = Math.floor((5 * e + 2) / 153);
  const late = Math.floor(m / 10);
  return {
    year: 100 * b + d - 4800 + late,
    month: m + 3 - 12 * late,
    day: e - Math.floor((153 * m + 2) / 5) + 1,
  };
}

function yearName(year) {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

// A step of the calendar: so many days, months or years, and about how many days that is.
function step(unit, count) {
  const days = { day: 1, month: MONTH_DAYS, year: YEAR_DAYS }[unit];
  return { unit, count, days: days * count };
}

function steps(days, months) {
  const years = [];
  for (let power = 1; power < 1e9; power *= 10) years.push(power, 2 * power, 5 * power);
  return [
    ...days.map((count) => step("day", count)),
    ...months.map((count) => step("month", count)),
    ...years.map((count) => step("year", count)),
  ];
}

const TICKS = steps([1, 2, 5, 10], [1, 3, 6]);
const BINS = steps([1], [1, 3]);

function chosenStep(list, least) {
  return list.find((each) => each.days >= least) || list[list.length - 1];
}

// Years are marked at 200 BC, 100 BC, 1, 100, 200.
function markedYear(multiple) {
  if (multiple > 0) return multiple;
  return multiple === 0 ? 1 : multiple + 1;
}

// The ticks between two days: where they stand, what is written there, and below it.
function ticks(from, to, { unit, count }) {
  const found = [];
  const first = dateOf(from);
  if (unit === "year") {
    const start = Math.floor((first.year - 1) / count) * count;
    for (let year = start; ; year += count) {
      const marked = count === 1 ? year : markedYear(year);
      const at = dayNumber(marked, 1, 1);
      if (at > to) break;
      if (at >= from) found.push({ at, text: yearName(marked), below: "" });
    }
  } else if (unit === "month") {
    const start = Math.floor((12 * first.year + first.month - 1) / count) * count;
    for (let month = start; ; month += count) {
      const year = Math.floor(month / 12);
      const at = dayNumber(year, month - 12 * year + 1, 1);
      if (at > to) break;
      const text = MONTHS[month - 12 * year].slice(0, 3);
      if (at >= from) found.push({ at, text, below: yearName(year) });
    }
  } else {
    for (let at = Math.ceil(from); at <= to; at += 1) {
      const { year, month, day } = dateOf(at);
      const kept = (day - 1) % count === 0 && (count === 1 || day <= 31 - count / 2);
      if (kept) found.push({ at, text: String(day), below: `${MONTHS[month - 1]} ${yearName(year)}` });
    }
  }
  return found;
}

// The first and the last day, end exclusive, of the step of the calendar that holds a day.
function binOf(number, { unit, count }) {
  if (unit === "day") return [number, number + 1];
  const { year, month } = dateOf(number);
  if (unit === "month") {
    const start = Math.floor((12 * year + month - 1) / count) * count;
    return [start, start + count].map((at) => {
      const of = Math.floor(at / 12);
      return dayNumber(of, at - 12 * of + 1, 1);
    });
  }
  const start = Math.floor(year / count) * count;
  return [dayNumber(start, 1, 1), dayNumber(start + count, 1, 1)];
}

function dayName(number) {
  const { year, month, day } = dateOf(number);
  return `${day} ${MONTHS[month - 1]} ${yearName(year)}`;
}

// A span in words, as short as its ends allow: 1956, November 1956, 4 November 1956.
function spanName(from, to) {
  const first = dateOf(from);
  const last = dateOf(to - 1);
  if (to - from <= 1) return dayName(from);
  const wholeMonths = first.day === 1 && dateOf(to).day === 1;
  const wholeYears = wholeMonths && first.month === 1 && last.month === 12;
  const name = ({ year, month }) =>
    wholeYears ? yearName(year) : `${MONTHS[month - 1]} ${yearName(year)}`;
  const [start, end] = wholeMonths ? [name(first), name(last)] : [dayName(from), dayName(to - 1)];
  return start === end ? start : `${start} – ${end}`;
}
