// How a case stands and what is next in it, as few words. Not here: its page.

import { el, icon } from "/static/sync/field/draw.js";
import { ago, chosen, dayOf, dayWords, momentWords, say } from "/static/sync/field/words.js";

const GOOD = ["agreed", "paying", "verified"];
const WARN = ["intake", "paid", "on_hold"];
const SOON_MS = 36 * 3_600_000;

export function chip(one) {
  const kind = GOOD.includes(one.state) ? "good" : WARN.includes(one.state) ? "warn" : "";
  return el("span", { class: `chip ${kind}` }, one.waiting && icon("clock"), chosen("case_state", one.state));
}

export const isLate = (one, now) => Boolean(one.next_at) && new Date(one.next_at) < now;

// "Call the other side · by 24 Nov 2026": the hour too where it is near.
export function nextWords(one, now = new Date()) {
  if (!one.next_at) return "";
  const at = new Date(one.next_at);
  const by = isLate(one, now) ? say("late since %(when)s", { when: ago(at, now) }) : say("by %(when)s", { when: at - now < SOON_MS ? momentWords(at) : dayWords(dayOf(at)) });
  return `${chosen("case_next", one.next_what)} · ${by}`;
}
