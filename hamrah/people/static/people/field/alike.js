// Is she registered already? Faces from the phone's own set while somebody writes, the question before a second record is
// made, and the answer to what the office suspects. Not here: how alike two are (find.js).

import { button, el, empty, face, field, icon, layOver, personLine, pick, said } from "/static/sync/field/draw.js";
import { chosen, say } from "/static/sync/field/words.js";
import { tenDigits } from "./said.js";

const AFTER_MS = 350;
const FEW = 3;

export function whyWords(why) {
  return (why ?? []).map((one) => (typeof one === "string" ? { code: one } : one)).map(({ code, value }) => (code === "years_apart" ? "" : chosen("reason", value ? `${code}:${value}` : code))).filter((words) => words && !/^[a-z_:]+$/.test(words)).join(", ");
}

const asked = (typed) => ({ ...typed, phones: typed.phone ? [{ number: tenDigits(typed.phone) }] : [] });

// Faces that may be hers, beside the button that saves; `soon()` looks again shortly. It takes no place of the form: what
// comes while she types moves nothing under her thumb.
export function likelyStrip(app, read) {
  const place = el("div", { "aria-live": "polite" });
  let timer = 0;
  place.soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => place.replaceChildren(...faces(app, read())), AFTER_MS);
  };
  app.leaving(() => clearTimeout(timer));
  return place;
}

function faces(app, typed) {
  const found = (typed.name ?? "").length > 1 ? app.likely(asked(typed)).slice(0, FEW) : [];
  if (!found.length) return [];
  return [el("button", { type: "button", class: "likely", onclick: () => showThem(app, found) }, el("span", { class: "likely-faces" }, found.map(({ person }) => face(app, person, "small"))),
    el("span", {}, el("strong", {}, say("Here already?")), el("span", { class: "small" }, found[0].person.name)), icon("next"))];
}

function showThem(app, found) {
  const lines = found.map(({ person, why }) => personLine(app, person, { why: whyWords(why), address: `#/people/person/${person.id}` }));
  const box = over(el("section", { class: "sheet-of" }, el("h2", {}, say("Is she one of these?")), el("ul", { class: "rows" }, lines), button({ label: say("None of them"), icon: "back", onclick: () => lift() })));
  const lift = layOver(app, box, () => lift());
}

const over = (inside) => el("div", { class: "over", role: "dialog", "aria-modal": "true", "aria-label": say("The same worker?") }, inside);

// [] where nobody is strongly alike; null when she was recognised or nothing was said; else [{other, because}].
export function askAlike(app, typed) {
  const strong = app.likely(asked(typed)).filter(({ strength }) => strength === "strong").slice(0, FEW);
  if (!strong.length) return Promise.resolve([]);
  return new Promise((done) => {
    const finish = (answer) => {
      lift();
      done(answer);
    };
    const lift = layOver(app, over(question(app, strong, finish)), () => finish(null));
  });
}

const BECAUSE = () => [
  ["face", say("Another face")],
  ["father", say("Another father or husband")],
  ["village", say("Another village")],
  ["knows", say("Both are known to me")],
];

function question(app, strong, finish) {
  const why = pick({ label: say("How do you know?"), name: "because", among: BECAUSE() });
  const other = button({ label: say("Somebody else"), icon: "plus", type: "submit" });
  const form = el("form", { class: "sheet-of" }, el("h2", {}, say("Is she one of these?")),
    el("ul", { class: "rows" }, strong.map(({ person, why: reasons }) => personLine(app, person, { why: whyWords(reasons), onclick: () => {
      finish(null);
      app.go(`#/people/person/${person.id}`);
    } }))), why, el("div", { class: "actions" }, button({ label: say("Back"), icon: "back", onclick: () => finish(null) }), other));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { because } = said(form);
    if (!because) return why.wrong(say("Say how you know."));
    finish(strong.map(({ person }) => ({ other: person.id, because: BECAUSE().find(([code]) => code === because)[1] })));
  });
  return form;
}

// What the office suspects, answered by who knows them both.
export function answerScreen(app, id, otherId) {
  const [one, other] = [app.get("person", id), app.get("person", otherId)];
  if (!one || !other) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  const because = field({ label: say("How do you know that they are two?"), name: "because", need: true });
  const form = el("form", { class: "stack" }, el("div", { class: "beside" }, [one, other].map((person) => el("section", { class: "sheet-of" }, face(app, person, "large"), el("h2", {}, person.name), el("p", {}, [person.relation_name, person.village_name ?? person.village_said].filter(Boolean).join(" · "))))),
    because, button({ label: say("They are two"), icon: "check", main: true, type: "submit" }), el("p", { class: "soft" }, say("If she is the same, tell the office: it joins the two records.")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.because) return because.wrong(say("Say how you know."));
    await app.send("people.say_not_the_same", { on: id, what: { other: otherId, because: typed.because }, shows: [{ kind: "person", id, not_the_same: [...(one.not_the_same ?? []), otherId], alike: (one.alike ?? []).filter((pair) => pair.other !== otherId) }] });
    app.tell(say("Noted: they are two."));
    app.go(`#/people/person/${id}`);
  });
  return form;
}

export function likelyWork(app) {
  return app.all("person").filter((one) => one.alike?.some(({ other }) => app.get("person", other))).slice(0, 10).map((one) => ({ label: say("Perhaps registered twice: %(name)s", { name: one.name }), icon: "question", address: `#/people/person/${one.id}`, order: 30 }));
}
