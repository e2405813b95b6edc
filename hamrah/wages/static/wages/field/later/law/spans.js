// Work cut into spans under one law: by month, and inside a month wherever something changes. Shares of a number
// of days are even over the calendar, first over months, then inside each. Not here: what a span is worth.

const DAY = 86_400_000;
const number = (day) => Math.round(Date.parse(day) / DAY);
export const dayAfter = (day, count) => new Date((number(day) + count) * DAY).toISOString().slice(0, 10);

/** Every day and every part of a stretch: {since, until, halves, minutes}. */
export function spans(work, turns) {
  const days = (work.days ?? []).map((day) => ({ since: day.on, until: day.on, halves: day.halves ?? 2, minutes: day.overtime_minutes ?? 0 }));
  const turning = [...new Set(turns)].sort();
  const stretched = (work.stretches ?? []).flatMap((one) => parts(one)).flatMap((part) => cut(part, turning));
  return [...days, ...stretched.map((one) => ({ ...one, minutes: one.overtime_minutes ?? 0 }))];
}

/** The parts of a stretch in each month. */
export function parts(stretch) {
  const months = [];
  for (let day = stretch.since; day <= stretch.until; day = dayAfter(`${day.slice(0, 8)}01`, 32)) months.push(`${day.slice(0, 8)}01`);
  const last = `${stretch.until.slice(0, 8)}01`;
  return cut(stretch, months.includes(last) ? months : [...months, last]);
}

function cut(stretch, turns) {
  const cuts = [stretch.since, ...turns.filter((day) => stretch.since < day && day <= stretch.until)];
  return cuts.map((since, at) => {
    const until = at + 1 < cuts.length ? dayAfter(cuts[at + 1], -1) : stretch.until;
    return { since, until, halves: share(stretch, stretch.halves, since, until), overtime_minutes: share(stretch, stretch.overtime_minutes ?? 0, since, until) };
  });
}

function share(stretch, count, since, until) {
  const length = number(stretch.until) - number(stretch.since) + 1;
  const before = number(since) - number(stretch.since);
  const after = number(until) - number(stretch.since) + 1;
  return Math.floor((count * after) / length) - Math.floor((count * before) / length);
}
