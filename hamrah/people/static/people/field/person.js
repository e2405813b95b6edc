// A worker's page on the phone: her face, what is known, what can be done, what other rooms know. Not here: those parts.

import { el, empty, face, facts, icon, notice } from "/static/sync/field/draw.js";
import { chosen, dayWords, say } from "/static/sync/field/words.js";

const SEEN = 12;

export async function personScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone(app, id);
  keepSeen(app, id);
  app.title(person.name);
  const panels = await Promise.all(panelsOf(app).map((panel) => panel.draw(app, person)));
  const place = el("div", { class: "stack" },
    head(app, person), standing(person), handIn(app, person), keys(app, person), known(person), others(app, person), ...panels.filter(Boolean));
  const again = app.onChange((kinds) => (kinds.has("person") || kinds.has("card") || !kinds.size) && app.get("person", id)?.version !== person.version && app.redraw());
  app.leaving(again);
  return place;
}

// Or not yet: the round that brings her shows her.
function gone(app, id) {
  app.leaving(app.onChange(() => app.get("person", id) && app.redraw()));
  return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
}

async function keepSeen(app, id) {
  const seen = (app.kept.get("people.seen") ?? []).filter((one) => one !== id);
  await app.kept.put("people.seen", [id, ...seen].slice(0, SEEN));
}

const panelsOf = (app) => app.rooms.flatMap((room) => room.panels ?? []).filter(({ on }) => on === "person").sort((one, other) => (one.order ?? 50) - (other.order ?? 50));

function head(app, person) {
  const called = person.relation_name && `${chosen("relation_short", person.relation)} ${person.relation_name}`.trim();
  return el("section", { class: "big-face" }, face(app, person, "large"),
    el("div", { class: "stack" }, el("h2", {}, person.name), person.known_as && el("span", { class: "soft" }, `(${person.known_as})`), called && el("span", {}, called), el("span", { class: "soft" }, person.village_name ?? person.village_said)));
}

function standing(person) {
  const chips = [
    person.waiting && el("span", { class: "chip warn" }, icon("clock"), say("Not sent yet")),
    person.state && el("span", { class: "chip" }, chosen("stage", person.state)),
    person.card && el("span", { class: "chip good" }, icon("card"), dayWords(person.card.expires_on)),
  ].filter(Boolean);
  return el("div", { class: "stack" }, chips.length > 0 && el("p", { class: "chips" }, chips),
    person.restricted && notice("bad", say("Her record is restricted: nothing is done with it.")),
    person.needs_guardian && notice("warn", say("She may be under 18: a verified guardian or a lawyer's record comes first.")),
    person.by_proxy && notice("warn", say("A relative told this. Ask her herself before anything else.")),
    person.leaves_on && notice("", say("She leaves this phone on %(day)s; the office keeps her.", { day: dayWords(person.leaves_on) })));
}

// With her yes to the register the coordinator can look at it.
function handIn(app, person) {
  if (person.state !== "draft" || !person.consents?.includes("register") || !app.may("people.submit_worker")) return null;
  const hand = async () => {
    await app.send("people.submit_worker", { on: person.id, shows: [{ kind: "person", id: person.id, state: "submitted" }] });
    app.redraw();
  };
  return el("button", { type: "button", class: "button main", onclick: hand }, icon("upload"), say("Hand the registration in"));
}

function keys(app, person) {
  const shown = app.rooms.flatMap((room) => room.screens.filter((screen) => screen.at === "person" && (!screen.verb || app.may(screen.verb))).map((screen) => [room.room, screen]));
  shown.sort(([, one], [, other]) => (one.order ?? 50) - (other.order ?? 50));
  if (person.restricted) return null;
  return el("nav", { class: "keys", "aria-label": say("What to do") }, shown.map(([room, screen]) => el("a", { class: "button", href: `#/${room}/${screen.path}/${person.id}` }, icon(screen.icon), screen.label())));
}

function known(person) {
  const year = new Date().getFullYear();
  const phones = (person.phones ?? []).map((one) => el("span", { class: "number" }, one.number, one.safe_to_call === false && ` · ${say("not safe to call")}`));
  const told = facts(
    [say("Age"), person.birth_year && say("about %(years)s", { years: year - person.birth_year })], [say("Woman or man"), chosen("gender", person.gender)],
    [say("Phone"), phones.length > 0 && phones], [say("Work"), person.occupation], [say("Village"), [person.village_said ?? person.village_name, person.hamlet, person.district_said].filter(Boolean).join(", ")],
    [say("Agreed to"), (person.consents ?? []).map((purpose) => chosen("purpose", purpose)).join("; ")], [say("Household"), (person.household?.members ?? []).map((one) => one.name).join(", ")],
  );
  return told && el("section", { class: "sheet-of" }, el("h2", {}, say("Known of her")), told);
}

function others(app, person) {
  const alike = (person.alike ?? []).filter(({ other }) => !(person.not_the_same ?? []).includes(other));
  return alike.length > 0 && el("section", { class: "sheet-of" }, el("h2", {}, icon("question"), say("Perhaps registered twice")), alike.map(({ other }) => {
    const twin = app.get("person", other);
    return twin && el("a", { class: "button", href: `#/people/alike/${person.id}/${other}` }, face(app, twin, "small"), twin.name);
  }));
}
