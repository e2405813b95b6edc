// Which rate applies on which day, and the arithmetic of whole numbers. Not here: claims (../law.js).

export const refuse = (code) => Object.assign(new Error(code), { code });
export const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** a / b rounded half up, in whole numbers of any size. */
export const halfUp = (above, below) => Number((2n * BigInt(above) + BigInt(below)) / (2n * BigInt(below)));

/** a / b to four places as text, without zeros that say nothing. */
export function times(above, below) {
  const scaled = (2n * BigInt(above) * 10000n + BigInt(below)) / (2n * BigInt(below));
  const part = String(scaled % 10000n).padStart(4, "0").replace(/0+$/, "");
  return String(scaled / 10000n) + (part ? `.${part}` : "");
}

/** The rule of a topic on a day. */
export function factAt(law, topic, on) {
  const fact = (law.topics.get(topic) ?? []).findLast((one) => one.applies_from <= on);
  if (!fact) throw refuse("wages.law_missing");
  return fact;
}

export const pieceAt = (line, on) => line.findLast((piece) => piece.since <= on);
export const piecesBetween = (line, since, until) => line.filter((piece, at) => piece.since <= until && (line[at + 1]?.since ?? "9999-99") > since).length;
export const places = (law) => [...new Set(law.orders.map((order) => order.place))].sort();

export function missing([place, employment, zone, skill], piece, { since, until }) {
  return { place, employment, zone, skill, since, until, why: piece.why, at_least_paise: piece.at_least_paise };
}

/** All pieces of one employment, zone and skill: worked out once. */
export function lineOf(law, asked) {
  const key = asked.join("|");
  if (!law.lines.has(key)) law.lines.set(key, made(law, asked));
  return law.lines.get(key);
}

const BEGINNING = "0001-01-01";
const none = (since, why, at_least_paise = null) => ({ since, rate: null, why, at_least_paise });

function made(law, asked) {
  const [place, employment, zone, skill] = asked;
  const orders = law.orders.filter((one) => one.place === place && (one.employment === employment || one.employment === "any"));
  const found = orders.map((order) => ({ order, row: rowOf(order, zone, skill) })).filter(({ order, row }) => row || order.is_unseen);
  if (!found.some(({ row }) => row)) return [none(BEGINNING, whyNone(law, asked, orders))];
  const days = [BEGINNING, ...orders.flatMap((one) => [one.applies_from, one.holds_until ?? []].flat())];
  const line = [];
  for (const day of [...new Set(days)].sort()) {
    const piece = pieceOf(day, found, line);
    if (!line.length || differs(line.at(-1), piece)) line.push(piece);
  }
  return line;
}

const rowOf = (order, zone, skill) => order.rates.find((row) => row[1] === skill && (row[0] === "" || row[0] === zone));

function pieceOf(day, found, before) {
  const begun = found.filter(({ order }) => order.applies_from <= day);
  if (!begun.length) return none(day, "no_rate");
  const { order, row } = begun.reduce((best, one) => (stronger(one.order, best.order) ? one : best));
  if (!row) return none(day, "unseen", before.findLast((piece) => piece.rate)?.rate.daily_paise ?? null);
  const rate = rateOf(order, row);
  if (order.holds_until && order.holds_until <= day) return none(day, "ended", rate.daily_paise);
  return { since: day, rate, why: "", at_least_paise: null, order };
}

/** An order for this work before one for any; then the later, then ours, then the later known. */
function stronger(one, other) {
  const rank = (order) => [order.employment !== "any" ? "1" : "0", order.applies_from, order.is_own ? "1" : "0", order.became_known].join(" ");
  return rank(one) > rank(other);
}

function rateOf(order, [, , basic_paise, allowance_paise]) {
  const daily_paise = halfUp(basic_paise + allowance_paise, order.divisor);
  return { daily_paise, basic_paise, allowance_paise, basis: order.basis, divisor: order.divisor, cite: order.cite };
}

const worth = ({ rate, why, at_least_paise }) => JSON.stringify([rate, why, at_least_paise]);
const differs = (one, other) => worth(one) !== worth(other);

/** The zones that orders for this work name. */
export function zonesOf(law, place, employment) {
  const about = law.orders.filter((one) => one.place === place && (one.employment === employment || one.employment === "any"));
  return [...new Set(about.flatMap((one) => one.rates.map((row) => row[0]).filter(Boolean)))].sort();
}

function whyNone(law, [place, employment, zone], orders) {
  if (!law.orders.some((one) => one.place === place)) return "no_place";
  const zones = zonesOf(law, place, employment);
  if (zones.length && !zones.includes(zone)) return "no_zone";
  return orders.length ? "no_skill" : "no_rate";
}
