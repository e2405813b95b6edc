// Sentences in her language, from the one file of translations that the server reads (saying.py finds each call here).
// Not here: the translations. Only literals are said: `say("Lock")`, never `say(name)`.

let spoken = { language: "hi", sentences: {}, choices: {}, voices: {} };

export const language = () => spoken.language;

// Recordings by the name of what they say.
export const voices = () => spoken.voices ?? {};

// The newest the office has; without network what the service worker kept.
export async function speak(code) {
  const answer = await fetch(`/field/words/${code}.json`);
  if (!answer.ok) throw new Error(`No words in ${code}`);
  spoken = await answer.json();
  document.documentElement.lang = spoken.language;
}

export function say(sentence, values = {}) {
  return filled(spoken.sentences[sentence] ?? sentence, values);
}

export function sayMany(one, many, count, values = {}) {
  const said = spoken.sentences[one];
  const form = count === 1 ? 0 : 1;
  const text = Array.isArray(said) ? said[form] : [one, many][form];
  return filled(text, { count, ...values });
}

function filled(text, values) {
  return text.replace(/%\((\w+)\)[sd]/g, (whole, name) => (name in values ? values[name] : whole));
}

// [[value, label], ...] of a fact with few words: gender, sector, trade.
export const choices = (name) => spoken.choices[name] ?? [];

export function chosen(name, value) {
  return choices(name).find(([code]) => code === value)?.[1] ?? value ?? "";
}

const DAY = { timeZone: "Asia/Kolkata", day: "numeric", month: "short", year: "numeric" };

export function dayWords(day) {
  if (!day) return "";
  const moment = day instanceof Date ? day : new Date(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T12:00:00+05:30` : day);
  const parts = Object.fromEntries(new Intl.DateTimeFormat(spoken.language, DAY).formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.day} ${parts.month} ${parts.year}`;
}

export function momentWords(moment) {
  const time = new Intl.DateTimeFormat(spoken.language, { timeZone: "Asia/Kolkata", hour: "numeric", minute: "2-digit" });
  return `${dayWords(new Date(moment))}, ${time.format(new Date(moment))}`;
}

// How long ago, in the largest whole unit: what matters is whether it is today, or weeks.
export function ago(moment, now = Date.now()) {
  const minutes = Math.max(0, Math.round((now - new Date(moment)) / 60_000));
  if (minutes < 2) return say("just now");
  if (minutes < 60) return sayMany("%(count)s minute ago", "%(count)s minutes ago", minutes);
  const hours = Math.round(minutes / 60);
  if (hours < 36) return sayMany("%(count)s hour ago", "%(count)s hours ago", hours);
  return sayMany("%(count)s day ago", "%(count)s days ago", Math.round(hours / 24));
}

export function rupees(paise) {
  return new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR", maximumFractionDigits: paise % 100 ? 2 : 0 }).format(paise / 100);
}

// India's date of a moment, as records say days.
export function dayOf(moment) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata" }).format(moment);
}
