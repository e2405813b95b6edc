// The law of wages on the phone: the packs that the server sends (law/wire.py), worked out by the same rules.
// Whole paise, half days, minutes; days are ISO text. Vectors made by Python are its test. Not here: drawing.
import { factAt, halfUp, inOrder, lineOf, missing, pieceAt, piecesBetween, places, refuse, times, zonesOf } from "./law/rates.js";
import { parts, spans } from "./law/spans.js";
export { accident, compensation, interest, limitation, monthsAfter, wageDueOn } from "./law/clocks.js";

const GIVEN = { wages: "paid", advance: "advance", kind: "in_kind" };
const EARNED = new Set(["wages", "half_days", "overtime", "lump"]);

/** The law that stands in the server's JSON; `knownOn` asks it as somebody could have known it. */
export function lawOf(json) {
  const topics = new Map();
  for (const fact of json.facts) topics.set(fact.topic, [...(topics.get(fact.topic) ?? []), fact]);
  return { ...json, topics, lines: new Map(), byDay: new Map() };
}

/** The law as it was known that day: orders of later days are not seen. */
export function knownOn(law, day) {
  const orders = law.orders.filter((order) => order.became_known <= day);
  if (orders.length === law.orders.length) return law;
  if (!law.byDay.has(day)) law.byDay.set(day, { ...law, orders, lines: new Map() });
  return law.byDay.get(day);
}

export function rateAt(law, { place, employment, zone = "", skill, on, known }) {
  const piece = pieceAt(lineOf(knownOn(law, known), [place, employment, zone, skill]), on);
  if (!piece.rate) throw refuse(piece.why === "no_zone" ? "wages.zone_missing" : "wages.rate_missing");
  return piece.rate;
}

/** What was agreed: plain(statement) of Python, the same to the paisa. */
export function agreedClaim(whole, work, known) {
  const law = knownOn(whole, known);
  if (!work.agreed) throw refuse("wages.no_agreed_rate");
  const { lines, notes } = agreedLines(work, law);
  return statement("agreed", law, known, work, { lines, gaps: [], notes }, agreedLines);
}

/** What the law gives at least, split where a rate changes; days without a rate stand in `missing`. */
export function legalMinimum(whole, work, known) {
  const law = knownOn(whole, known);
  return statement("minimum", law, known, work, minimumLines(work, law), minimumLines);
}

function statement(kind, law, known, work, worked, again) {
  const [less, more] = taken(work, law, again);
  const lines = [...worked.lines, ...less];
  const sum = (some) => (worked.gaps.length ? null : some.reduce((all, line) => all + line.amount_paise, 0));
  return {
    kind, lines, known_on: known, version: law.version, missing: worked.gaps, readings: [], notes: [...worked.notes, ...more],
    total_paise: sum(lines), earned_paise: sum(lines.filter((line) => EARNED.has(line.kind))),
  };
}

function dailyOf(agreed) {
  if (!agreed || agreed.basis === "lump") return 0;
  return agreed.basis === "month" ? halfUp(agreed.paise, 26) : agreed.paise;
}

function agreedLines(work, law) {
  if (work.agreed.basis === "lump") return lump(work, work.agreed.paise);
  const daily = dailyOf(work.agreed);
  const tally = new Tally(law);
  const turns = law.topics.get("overtime").map((fact) => fact.applies_from);
  for (const span of spans(work, turns)) tally.count("agreed", span, daily, null, daily);
  return { lines: tally.lines(), gaps: [], notes: [] };
}

function lump(work, paise) {
  const stretches = work.stretches ?? [];
  const days = [...(work.days ?? []).map((day) => day.on), ...stretches.flatMap((one) => [one.since, one.until])].sort();
  const extra = [...(work.days ?? []), ...stretches].some((one) => one.overtime_minutes);
  const notes = extra ? ["no_overtime_on_lump"] : [];
  if (!paise || !days.length) return { lines: [], gaps: [], notes };
  return { lines: [line("lump", days[0], days.at(-1), "1", "", paise, paise, null)], gaps: [], notes };
}

function minimumLines(work, law) {
  const asked = [work.place, work.employment, work.zone ?? "", work.skill ?? "unskilled"];
  const pieces = lineOf(law, asked);
  const agreed = dailyOf(work.agreed);
  const tally = new Tally(law);
  const gaps = new Map();
  const turns = [...pieces.map((piece) => piece.since), ...law.topics.get("overtime").map((fact) => fact.applies_from)];
  for (const span of spans(work, turns)) {
    if (!span.halves && !span.minutes) continue;
    const piece = pieceAt(pieces, span.since);
    if (piece.rate) tally.count(piece, span, piece.rate.daily_paise, piece.rate.cite, Math.max(agreed, piece.rate.daily_paise));
    else gaps.set(piece, widened(gaps.get(piece), span));
  }
  const named = [...gaps].sort((a, b) => inOrder(a[1].since, b[1].since)).map(([piece, gap]) => missing(asked, piece, gap));
  const shared = (work.stretches ?? []).some((one) => piecesBetween(pieces, one.since, one.until) > 1);
  return { lines: tally.lines(), gaps: named, notes: shared ? ["shared_evenly"] : [] };
}

const widened = (gap, span) => ({
  since: gap && gap.since < span.since ? gap.since : span.since,
  until: gap && gap.until > span.until ? gap.until : span.until,
});

/** Spans counted under their rates; what is rounded is the day, so that periods sum to the whole. */
class Tally {
  constructor(law) {
    Object.assign(this, { law, counted: new Map(), overtime: new Map() });
  }

  count(key, span, paise, cite, ordinary) {
    const counted = this.counted.get(key) ?? { paise, cite, since: span.since, until: span.until, full: 0, half: 0 };
    this.counted.set(key, Object.assign(counted, widened(counted, span)));
    counted.full += Math.floor(span.halves / 2);
    counted.half += span.halves % 2;
    if (span.minutes) this.countOvertime(key, span, ordinary);
  }

  countOvertime(key, span, ordinary) {
    const fact = factAt(this.law, "overtime", span.since);
    const paise = halfUp(ordinary * fact.values.factor, fact.values.hours);
    const under = this.overtime.get(key) ?? new Map();
    this.overtime.set(key, under);
    const counted = under.get(fact) ?? { paise, cite: fact.cite, since: span.since, until: span.until, minutes: 0, amount: 0 };
    under.set(fact, Object.assign(counted, widened(counted, span)));
    counted.minutes += span.minutes;
    counted.amount += halfUp(counted.paise * span.minutes, 60);
  }

  lines() {
    const found = [];
    for (const one of byDay([...this.counted.values()])) {
      const half = halfUp(one.paise, 2);
      if (one.full) found.push(of(one, "wages", String(one.full), "day", one.paise, one.full * one.paise));
      if (one.half) found.push(of(one, "half_days", String(one.half), "half_day", half, one.half * half));
    }
    for (const one of byDay([...this.overtime.values()].flatMap((under) => [...under.values()])))
      found.push(of(one, "overtime", times(one.minutes, 60), "hour", one.paise, one.amount));
    return found;
  }
}

const byDay = (counted) => counted.sort((a, b) => inOrder(a.since, b.since));
const of = (one, kind, quantity, unit, paise, amount) => line(kind, one.since, one.until, quantity, unit, paise, amount, one.cite);

function line(kind, since, until, quantity, unit, rate_paise, amount_paise, cite) {
  const is_stale = Boolean(cite?.review_by && until > cite.review_by);
  return { kind, since, until, quantity, unit, rate_paise, amount_paise, cite, is_stale };
}

/** What was given, and what may be taken off: only what the law names, up to its share of a month's wages. */
function taken(work, law, again) {
  const given = [...(work.paid ?? [])].sort((a, b) => inOrder(a.on, b.on))
    .map((one) => ({ ...line(GIVEN[one.kind ?? "wages"], one.on, one.on, "1", "", one.paise, -one.paise, null), is_stale: false }));
  const deducted = [...(work.deducted ?? [])].sort((a, b) => inOrder(a.on, b.on) || inOrder(a.head, b.head) || a.paise - b.paise);
  const left = new Map();
  const notes = new Set();
  for (const one of deducted) {
    const month = one.on.slice(0, 7);
    if (!left.has(month)) left.set(month, roomOf(work, law, month, again));
    const { values, cite } = factAt(law, "deductions", one.on);
    const allowed = one.head !== "absence" && values.heads.includes(one.head);
    const credited = allowed ? Math.min(one.paise, Math.max(left.get(month), 0)) : 0;
    if (one.head === "absence") notes.add("absence_not_credited");
    else if (allowed && credited < one.paise) notes.add("over_cap");
    left.set(month, left.get(month) - credited);
    const said = line(allowed ? "deduction" : "deduction_refused", one.on, one.on, "1", one.head, one.paise, credited ? -credited : 0, cite);
    given.push({ ...said, is_stale: false });
  }
  return [given, [...notes]];
}

function roomOf(work, law, month, again) {
  const inMonth = (one) => one.on.slice(0, 7) === month;
  const mine = work.deducted.filter(inMonth);
  const { values } = factAt(law, "deductions", mine.map((one) => one.on).sort()[0]);
  const percent = values[mine.some((one) => one.head === "cooperative") ? "cooperative_percent" : "percent"];
  const stretches = (work.stretches ?? []).flatMap((one) => parts(one)).filter((one) => one.since.slice(0, 7) === month);
  const days = (work.days ?? []).filter(inMonth);
  const part = { ...work, days, stretches, agreed: agreedIn(work, month), paid: [], deducted: [] };
  return halfUp(again(part, law).lines.reduce((all, one) => all + one.amount_paise, 0) * percent, 100);
}

/** A sum for the whole work is earned in its last month. */
function agreedIn(work, month) {
  if (work.agreed?.basis !== "lump") return work.agreed;
  const months = [...(work.days ?? []).map((day) => day.on), ...(work.stretches ?? []).map((one) => one.until)].map((on) => on.slice(0, 7)).sort();
  return months.at(-1) === month ? work.agreed : { basis: "lump", paise: 0 };
}

export { places, zonesOf };
