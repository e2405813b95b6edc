// A hand-over that came to her: taken on, declined with a reason, done. Not here: handing over, which is done in the office;
// which of them wait (carry.js).

import { el, empty, field, pick, said, saveRow } from "/static/sync/field/draw.js";
import { chosen, say } from "/static/sync/field/words.js";
import { kindName } from "../carry.js";

export function handOverScreen(app, id) {
  const handed = app.get("hand_over", id);
  const person = handed && app.get("person", handed.person);
  if (!handed) return empty("check", el("p", {}, say("This is not on this phone any more.")));
  const answers = (handed.answers ?? []).map((code) => [code, chosen("answer", code)]);
  const answer = pick({ label: say("What do you answer?"), name: "answer", among: answers });
  const words = field({ label: say("In words"), name: "words", rows: 3, most: 1000 });
  const form = el("form", { class: "stack" }, el("h2", {}, person?.name ?? handed.partner_name ?? ""), el("p", {}, [handed.partner_name, handed.kind_said ?? kindName(app, handed.kind), chosen("hand_state", handed.state)].filter(Boolean).join(" · ")),
    answers.length > 0 && !handed.waiting ? [answer, words, saveRow()] : el("p", { class: "soft" }, say("Nothing is to be done here now.")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.answer) return answer.wrong(say("Choose an answer."));
    if (typed.answer === "decline" && !typed.words) return words.wrong(say("Say why, so that somebody else understands it."));
    await app.send("services.answer_hand_over", { on: id, base: handed.version ?? null, what: { answer: typed.answer, words: typed.words ?? "" }, shows: [{ kind: "hand_over", id, person: handed.person, answers: [] }] });
    app.tell(say("Kept on this phone."));
    app.back();
  });
  return form;
}
