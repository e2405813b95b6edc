// Days by which wages are paid and claims filed, the range of compensation, accidents and interest. Where the
// old and the new law can both be argued, both are given. Not here: claims (../law.js).
import { factAt, halfUp, refuse, times } from "./rates.js";
import { dayAfter } from "./spans.js";

const SUNDAY = 0;
const date = (day) => new Date(`${day}T00:00:00Z`);

/** The same day of a later month; its last day where it has no such day. */
export function monthsAfter(day, months) {
  const [year, month, of] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(of, last))).toISOString().slice(0, 10);
}

export function wageDueOn(law, { period, ended_on }) {
  const { values, cite } = factAt(law, "pay_day", ended_on);
  const rule = values[period];
  if (!rule) throw refuse("wages.claim_word");
  if (rule.day_of_next_month) return { day: `${monthsAfter(ended_on, 1).slice(0, 8)}${String(rule.day_of_next_month).padStart(2, "0")}`, cite };
  if (rule.working_days) return { day: workingDaysAfter(ended_on, rule.working_days), cite };
  return { day: dayAfter(ended_on, rule.days), cite };
}

function workingDaysAfter(day, count) {
  while (count) {
    day = dayAfter(day, 1);
    if (date(day).getUTCDay() !== SUNDAY) count -= 1;
  }
  return day;
}

function arguable(law, topic, arose_on, on) {
  const [arose, filed] = [factAt(law, topic, arose_on), factAt(law, topic, on > arose_on ? on : arose_on)];
  return arose === filed ? [arose] : [arose, filed];
}

const reading = (fact, more) => ({ name: fact.values.reading, act: fact.cite.act, section: fact.cite.section, mark: fact.cite.mark, paise: null, day: null, ...more });

export function limitation(law, { of, arose_on, on }) {
  const facts = arguable(law, `limitation_${of}`, arose_on, on);
  const readings = facts.map((fact) => reading(fact, { day: monthsAfter(arose_on, fact.values.months) }));
  const days = readings.map((one) => one.day).sort();
  const last_day = days.find((day) => day >= on) ?? days.at(-1);
  return { readings, on, last_day, is_over: last_day < on, for_lawyer: readings.length > 1, condonable: facts.every((fact) => fact.values.condonable) };
}

export function compensation(law, { shortfall_paise, arose_on, on, of = "wages" }) {
  const readings = arguable(law, `compensation_${of}`, arose_on, on).map((fact) => reading(fact, { paise: shortfall_paise * fact.values.times }));
  return { low_paise: 0, high_paise: Math.max(...readings.map((one) => one.paise)), readings };
}

export function interest(principal, { percent, since, until }) {
  const days = Math.max((date(until) - date(since)) / 86_400_000, 0);
  return halfUp(BigInt(principal) * BigInt(percent) * BigInt(days), 36_500);
}

export function accident(law, { of, on, age, monthly_paise, loss_percent = 100, paid_on = null }) {
  const [rule, cap] = [factAt(law, "accident", on), factAt(law, "accident_wage_cap", on)];
  const counted = Math.min(monthly_paise, cap.values.paise);
  const factor = BigInt(law.factors[Math.min(Math.max(age, 16), 65)]);
  const percent = BigInt(rule.values[of === "death" ? "death_percent" : "total_percent"]);
  const all = factor * percent * BigInt(of === "partial" ? loss_percent : 100);
  const owed = halfUp(BigInt(counted) * all, 1_000_000);
  const least = { death: rule.values.death_least_paise, total: rule.values.total_least_paise }[of] ?? 0;
  const line = (kind, quantity, rate_paise, amount_paise) => ({ kind, since: on, until: on, quantity, unit: "", rate_paise, amount_paise, cite: rule.cite, is_stale: false });
  const lines = [line("compensation", times(all, 1_000_000), counted, Math.max(owed, least))];
  const funeral = rule.values.funeral_paise;
  if (of === "death" && funeral) lines.push(line("funeral", "1", funeral, funeral));
  const notes = [...(owed < least ? ["floor_by_law"] : []), ...(counted < monthly_paise ? ["wage_capped"] : [])];
  const readings = paid_on ? interestReadings(rule, lines[0].amount_paise, on, paid_on) : [];
  return { kind: `accident_${of}`, lines, notes, readings, total_paise: lines.reduce((sum, one) => sum + one.amount_paise, 0) };
}

function interestReadings(rule, principal, on, until) {
  const percent = rule.values.interest_percent;
  return [["from_accident", on], ["month_after", monthsAfter(on, 1)]].map(([name, since]) => ({
    name, act: rule.cite.act, section: rule.values.interest_section, mark: rule.cite.mark,
    paise: principal + interest(principal, { percent, since, until }), day: since,
  }));
}
