// What the office asked about before it takes it: looked at once more, and sent again as right. Not here: the questions.

import { button, el, empty, notice } from "/static/sync/field/draw.js";
import { say } from "/static/sync/field/words.js";

export function sureScreen(app, command) {
  const one = app.outbox().find(({ said }) => said.command === command);
  if (!one?.answer?.problem) return empty("check", el("p", {}, say("This is sent.")));
  const send = async () => {
    await app.mend(command, { what: { ...one.said.what, is_sure: true } });
    app.tell(say("Kept on this phone."));
    app.go("#/sync/outbox");
  };
  return el("div", { class: "stack" }, el("h2", {}, app.get("person", one.shows[0]?.person)?.name ?? ""), notice("warn", one.answer.problem.message), button({ label: say("It is right so"), icon: "check", main: true, onclick: send }));
}
