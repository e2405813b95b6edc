// Her diary as plain values: works, days, money. What was said of a day before stays beside. Not here: sealing, drawing.
// {pen, works: [{w, o, days: {"2026-11-03": [["P2", seconds], ...]}, money: [["2026-11-03", kind, paise, seconds]]}]}

export const SIGN = { full: "P", half: "H", absent: "A", rest: "R", "": "-" };
export const WORD = Object.fromEntries(Object.entries(SIGN).map(([word, sign]) => [sign, word]));
const DAY_MS = 86_400_000, LONG_LAG = 35;

export const empty = (pen) => ({ pen, works: [] });
export const newWork = (w, o) => ({ w, o, days: {}, money: [] });
export const isoDay = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const two = (number) => String(number).padStart(2, "0");

// {word, hours} as it stands; nothing said is the empty word.
export function stands(work, day) {
  const said = work.days[day]?.at(-1)?.[0] ?? "-";
  return { word: WORD[said[0]], hours: Number(said.slice(1) || 0) };
}

export function say(work, day, { word, hours = 0 }, at = Date.now()) {
  const more = hours && (word === "full" || word === "half") ? String(hours) : "";
  (work.days[day] ??= []).push([SIGN[word] + more, Math.floor(at / 1000)]);
}

export function lastOf(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(year, number, 0).getDate();
}

export function monthText(work, month) {
  const days = Array.from({ length: lastOf(month) }, (_, at) => work.days[`${month}-${two(at + 1)}`]?.at(-1)?.[0] ?? "-");
  return days.join("");
}

// How many days after each day its word was entered, one sign a day: 0-9, a-y, z for five weeks and more.
export function lagText(work, month) {
  return Array.from({ length: lastOf(month) }, (_, at) => {
    const day = `${month}-${two(at + 1)}`, last = work.days[day]?.at(-1);
    if (!last || last[0] === "-") return "-";
    const days = Math.round((Date.parse(isoDay(new Date(last[1] * 1000))) - Date.parse(day)) / DAY_MS);
    return Math.min(Math.max(days, 0), LONG_LAG).toString(36);
  }).join("");
}

export function halves(work, month) {
  return [...monthText(work, month).matchAll(/[PH]/g)].reduce((sum, [sign]) => sum + (sign === "P" ? 2 : 1), 0);
}

export const daysSaid = (count) => `${count > 1 || !count ? Math.floor(count / 2) : ""}${count % 2 ? "½" : ""}`;

// The months in which something is said, this work's latest first; at most `most`.
export function monthsOf(work, most) {
  const months = [...Object.keys(work.days), ...work.money.map(([day]) => day)].map((day) => day.slice(0, 7));
  return [...new Set(months)].sort().reverse().slice(0, most);
}

// What is shown to an office; nothing in it says who she is.
export function toShow(diary, work, most, at = Date.now()) {
  const months = monthsOf(work, most);
  const within = work.money.filter(([day]) => months.includes(day.slice(0, 7)));
  return {
    k: diary.pen.open, t: Math.floor(at / 1000), w: work.w, o: work.o,
    m: Object.fromEntries(months.map((month) => [month, monthText(work, month)])),
    l: Object.fromEntries(months.map((month) => [month, lagText(work, month)])),
    x: within.map(([day, kind, paise]) => [day, kind, paise]),
  };
}
