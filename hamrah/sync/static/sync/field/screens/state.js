// How it stands between this phone and the office, in one line. Not here: the round itself.

import { el, icon, notice } from "../draw.js";
import { ago, say, sayMany } from "../words.js";

const OLD_MS = 2 * 86_400_000;

export function told(app) {
  const { stage, done, of, ok, why, message } = app.state;
  const unsent = app.unsent();
  if (stage === "push" && of > 1) return progress(say("Sending…"), done, of);
  if (stage === "files") return progress(say("Sending photos…"), done, of);
  if (why === "full") return notice("bad", say("This phone is full. Take pictures or apps off it; what you noted is safe."));
  if (why === "failed") return notice("bad", say("The round to the office stopped: %(why)s", { why: message }));
  if (why === "refused") return notice("bad", message);
  const since = unsent.map(({ said }) => said.at).sort()[0];
  if (since && Date.now() - Date.parse(since) > OLD_MS) {
    return notice("warn", sayMany("%(count)s entry has waited since %(when)s. Find network, or take the sealed file to the office.", "%(count)s entries have waited since %(when)s. Find network, or take the sealed file to the office.", unsent.length, { when: ago(since) }));
  }
  return ok === null && !app.people() ? notice("", say("Your workers are being fetched…")) : null;
}

function progress(words, done, of) {
  return el("div", { class: "notice", role: "status" }, icon("upload"), el("div", {}, el("span", {}, words), el("progress", { max: of, value: done })));
}
