// Evidence of a case: photographed where it is, its sum taken at once, sent in pieces when there is a network. Who took it
// has it: custody begins with her. Not here: keeping it (files).

import { button, el, empty, field, icon, pick, said } from "/static/sync/field/draw.js";
import { chosen, say } from "/static/sync/field/words.js";

export function proofScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return empty("paper", el("p", {}, say("This case is not on this phone any more. The office has it.")));
  let shot = null;
  const sum = el("p", { class: "soft small number" });
  const camera = el("button", { type: "button", class: "shot-button" }, icon("camera"), say("Take a photo of it"));
  camera.addEventListener("click", async () => {
    const taken = await app.photo.ask({ guide: "paper" });
    if (!taken) return;
    shot = taken;
    app.photo.keep(taken);
    sum.textContent = say("Sum of the photo: %(sum)s", { sum: taken.sha256.slice(0, 12) });
    camera.replaceChildren(el("img", { src: app.photo.url(taken.sha256), alt: say("The photo just taken") }), say("Take it again"));
  });
  const sort = pick({ label: say("What is it?"), name: "sort", from: "case_sort" });
  const people = app.all("claim").filter((claim) => claim.case === id && !claim.id.includes(":")).map((claim) => [claim.id, app.get("person", claim.person)?.name ?? ""]);
  const words = field({ label: say("What it shows, or where it lies"), name: "said", most: 200 });
  const form = el("form", { class: "stack" }, el("h2", {}, chosen("case_kind", one.kind_code)), camera, sum, sort, words, field({ label: say("From whom"), name: "got_from" }), people.length > 1 && pick({ label: say("Of which worker?"), name: "claimant", among: [...people, ["", say("Of all")]], value: "" }),
    el("div", { class: "save-row" }, button({ label: say("Keep as evidence"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.sort) return sort.wrong(say("Say what it is."));
    if (!shot && !typed.said) return words.wrong(say("Take a photo, or say what it is and where it lies."));
    if (shot) app.photo.keep(shot);
    await app.send("cases.add_evidence", { on: id, what: { sort: typed.sort, said: typed.said ?? "", got_from: typed.got_from ?? "", ...(typed.claimant ? { claimant: typed.claimant } : {}) }, files: shot ? [{ sha256: shot.sha256, as: "evidence" }] : [], shows: [{ kind: "case", id, person: one.person }] });
    app.tell(say("Kept on this phone."));
    app.go(`#/cases/case/${encodeURIComponent(id)}`);
  });
  return form;
}
