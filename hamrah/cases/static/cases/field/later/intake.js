// A case as it is told: what, against whom, since when, how much, is it safe; others in the same matter. Nothing needs to
// be known but what it is about. Not here: danger, for which one calls (list.js).

import { button, el, empty, field, icon, notice, personLine, pick, said, suggest } from "/static/sync/field/draw.js";
import { digitsOf, halvesOf, paiseOf } from "/static/sync/field/later/typed.js";
import { chosen, dayOf, say, sayMany } from "/static/sync/field/words.js";

const MOST_FOUND = 5;
const MOST_DAYS = 1_100;
const USUAL_DAY = [10_000, 300_000];
const gone = () => empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
const save = (label) => el("div", { class: "save-row" }, button({ label, icon: "check", main: true, type: "submit" }));

export function intakeScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const kinds = app.list("case_kinds");
  if (!kinds.length) return notice("warn", say("The kinds of case come with the next contact. In danger call the office."));
  const kind = kindPick(kinds, "unpaid_wages", (code) => {
    // Of danger nothing stays on the phone, not even as begun.
    app.drafts.forget(location.hash);
    app.go(`#/cases/danger/${id}/${code}`);
  });
  const work = workFields();
  const others = companions(app, [id]);
  const phone = field({ label: say("His phone"), name: "party_phone", inputmode: "tel", most: 20 });
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), kind,
    field({ label: say("What happened, in her words"), name: "words", rows: 4, most: 4000, hint: say("Sealed: once it is sent, nobody reads it on this phone again.") }),
    el("section", { class: "sheet-of" }, el("h2", {}, icon("office"), say("The other side")), suggest({ label: say("Against whom"), name: "party_said", known: sidesKnown(app) }), phone, field({ label: say("City or site of the work"), name: "place_said", value: placeOf(app, id) })),
    el("section", { class: "sheet-of" }, el("h2", {}, icon("wage"), say("Work and money")), work.nodes),
    pick({ label: say("Is it safe for her if we contact the other side?"), name: "safe", value: "unknown", from: "case_safe", hint: say("Until she says yes, nobody calls him.") }), others.node, save(say("Open the case")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    phone.wrong(!typed.party_phone || digitsOf(typed.party_phone).length === 10 ? "" : say("A phone number has ten digits."));
    const worked = work.read(typed);
    if (!worked || form.querySelector(".field.wrong")) return form.querySelector(".wrong input")?.focus();
    await opened(app, person, typed, worked, others.people());
  });
  return form;
}

// What cannot wait stands apart, and leads to the telephone.
function kindPick(kinds, value, toDanger) {
  const groups = [...new Set(kinds.map((one) => one.group))].map((group) => [group, kinds.filter((one) => one.group === group)]);
  const whole = el("fieldset", { class: "field" }, el("legend", {}, say("What is it about?")), groups.map(([group, some]) => el("details", { class: "fold", open: some.some((one) => one.code === value) }, el("summary", {}, chosen("case_group", group)), el("div", { class: "picks" }, some.map((one) => choice(one, value))))));
  whole.addEventListener("change", ({ target }) => {
    target.closest("details").open = true;
    if (kinds.find((one) => one.code === target.value)?.danger) toDanger(target.value);
  });
  return whole;
}

const choice = (one, value) => el("label", { class: "pick" }, el("input", { type: "radio", name: "kind", value: one.code, checked: one.code === value, class: "unseen" }), one.danger && icon("warning"), el("span", {}, chosen("case_kind", one.code)));

const placeOf = (app, id) => app.of("diary", id)[0]?.place_said ?? app.of("spell", id).find((one) => ["left", "there"].includes(one.state))?.destination_said ?? "";
const sidesKnown = (app) => [...new Set([...app.all("case").flatMap((one) => (one.parties ?? []).map(({ name }) => name)), ...app.all("diary").map((one) => one.for_whom)].filter(Boolean))].slice(0, 60);

// Since, until, days, rate, or the sum she says: `read` answers what the verb takes, or null where something is wrong.
function workFields() {
  const line = (name, label, more) => field({ label, name, ...more });
  const fields = {
    since: line("since", say("Worked from"), { type: "date" }), until: line("until", say("Worked until"), { type: "date" }),
    days: line("days", say("Days not paid"), { inputmode: "decimal", most: 8 }), rate: line("rate", say("Rate, rupees a day"), { inputmode: "decimal", most: 12 }),
    owed: line("owed", say("Or the sum she says is due"), { inputmode: "decimal", most: 12 }),
  };
  return { nodes: [el("div", { class: "two" }, fields.since, fields.until), el("div", { class: "two" }, fields.days, fields.rate), fields.owed], read: (typed) => workRead(fields, typed) };
}

function workRead(fields, typed) {
  const [halves, rate, owed] = [halvesOf(typed.days), paiseOf(typed.rate), paiseOf(typed.owed)];
  const today = dayOf(new Date());
  const rupees = say("Write rupees as a number, such as 1500.");
  const between = typed.since && typed.until ? 2 * (Math.round((Date.parse(typed.until) - Date.parse(typed.since)) / 86_400_000) + 1) : Infinity;
  fields.until.wrong(typed.since && typed.until && typed.until < typed.since ? say("The work cannot end before it began.") : typed.until > today ? say("This day is still to come.") : "");
  fields.since.wrong(typed.since > today ? say("This day is still to come.") : "");
  fields.days.wrong(Number.isNaN(halves) || halves > 2 * MOST_DAYS ? say("Write days as a number, such as 24 or 24.5.") : halves > between ? say("There are not so many days between these.") : "");
  fields.rate.wrong(Number.isNaN(rate) ? rupees : rate === 0 ? say("Nobody works for 0 rupees. Leave it empty if not known.") : "");
  fields.owed.wrong(Number.isNaN(owed) ? rupees : "");
  if (Object.values(fields).some((one) => one.classList.contains("wrong"))) return null;
  if (rate && (rate < USUAL_DAY[0] || rate > USUAL_DAY[1]) && !confirm(say("This is unusual. Look at it once more; if it is right, say so."))) return null;
  return { since: typed.since || null, until: typed.until || null, half_days: halves, rate_paise: rate, basis: "day", owed_said_paise: owed };
}

// Others of the same matter, found among those on this phone.
function companions(app, taken) {
  const chosenOnes = new Map();
  const input = el("input", { type: "search", name: "with", placeholder: say("Name, father, village or phone"), "aria-label": say("Others in the same matter"), autocomplete: "off" });
  const place = el("div", { class: "stack", "aria-live": "polite" });
  const draw = () => {
    const found = input.value.trim() ? app.find(input.value.trim(), { limit: MOST_FOUND }).map(({ person }) => person).filter((one) => !chosenOnes.has(one.id) && !taken.includes(one.id)) : [];
    const take = (person) => {
      chosenOnes.set(person.id, person);
      input.value = "";
      draw();
    };
    const again = button({ label: sayMany("Leave %(count)s out again", "Leave %(count)s out again", chosenOnes.size), icon: "undo", quiet: true, onclick: () => (chosenOnes.clear(), draw()) });
    place.replaceChildren(el("ul", { class: "rows" }, found.map((person) => personLine(app, person, { onclick: () => take(person) }))), el("ul", { class: "rows" }, [...chosenOnes.values()].map((person) => personLine(app, person, { why: say("joins") }))), ...(chosenOnes.size ? [again] : []));
  };
  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  draw();
  return { node: el("section", { class: "sheet-of" }, el("h2", {}, icon("people"), say("Others in the same matter")), el("div", { class: "search-row" }, input), place), people: () => [...chosenOnes.values()] };
}

// Of the others it is not known what they worked: it is noted at the next talk.
async function opened(app, person, typed, worked, others) {
  const command = app.id();
  const id = `command:${command}`;
  const texts = Object.fromEntries(["kind", "words", "party_said", "party_phone", "place_said", "safe"].map((name) => [name, typed[name] ?? ""]));
  const claimants = [{ person: person.id, ...worked }, ...others.map((one) => ({ person: one.id }))];
  const rows = claimants.map((one) => ({ kind: "claim", id: `${id}/${one.person}`, person: one.person, case: id, since: one.since, until: one.until, half_days: one.half_days, rate_paise: one.rate_paise }));
  const row = { kind: "case", id, person: person.id, kind_code: typed.kind, state: "intake", safe: typed.safe, opened_on: dayOf(app.now()), place_said: texts.place_said, workers: claimants.length, next_what: "first", next_at: within(app, typed.kind), assigned_to: app.me.id, parties: texts.party_said ? [{ name: texts.party_said }] : [] };
  await app.send("cases.open_case", { command, on: person.id, what: { ...texts, claimants }, entered: person.village_name ?? "", shows: [row, ...rows] });
  app.tell(say("Kept on this phone. The number comes from the office."));
  app.go(`#/cases/case/${encodeURIComponent(id)}`);
}

const within = (app, code) => new Date(app.now().getTime() + (app.list("case_kinds").find((one) => one.code === code)?.hours ?? 48) * 3_600_000).toISOString();

// More workers of a case that is open already.
export function joinScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return empty("paper", el("p", {}, say("This case is not on this phone any more. The office has it.")));
  const inside = app.all("claim").filter((claim) => claim.case === id).map((claim) => claim.person);
  const others = companions(app, inside);
  const told = el("p", { class: "errorlist", role: "alert", hidden: true }, say("Find the workers who join, and tap each."));
  const form = el("form", { class: "stack" }, el("p", {}, say("What each worked and got is noted when you talk with her.")), others.node, told, save(say("They join the case")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const people = others.people();
    if (!people.length) return (told.hidden = false);
    const rows = people.map((person) => ({ kind: "claim", id: `${app.id()}`, person: person.id, case: id }));
    await app.send("cases.add_claimants", { on: id, what: { claimants: people.map((person) => ({ person: person.id })) }, shows: rows });
    app.tell(say("Kept on this phone."));
    app.go(`#/cases/case/${encodeURIComponent(id)}`);
  });
  return form;
}
