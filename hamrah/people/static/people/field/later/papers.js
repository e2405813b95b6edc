// What her papers say, read with her: which she has, her e-Shram number, her year of birth, panchayat and block, what kind of
// work. Not here: her name and village (completing.js). Which papers she has goes to the office and is not kept on the phone.

import { el, field, pick, said, saveRow, suggest } from "/static/sync/field/draw.js";
import { choices, say } from "/static/sync/field/words.js";
import { plain } from "/static/sync/field/later/typed.js";
import { gone, sent } from "../completing.js";

const digitsOf = (text) => plain(text).replace(/\D/g, "");
const [YOUNGEST, OLDEST, ESHRAM_DIGITS] = [14, 100, 12];

export function papersScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const papers = pick({ label: say("Papers seen"), name: "seen", from: "paper", many: true });
  const parts = app.may("people.correct_worker") ? factsOf(person) : {};
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), papers, Object.values(parts), saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const changes = parts.eshram_number ? changed(person, typed) : {};
    if (!isWell(typed, changes, parts)) return;
    const seen = [typed.seen ?? []].flat();
    if (!seen.length && !Object.keys(changes).length) return app.tell(say("Nothing was changed."), "warn");
    if (seen.length) await sent(app, person, "people.note_papers", { what: { seen }, shows: {} });
    if (Object.keys(changes).length) await corrected(app, person, changes);
  });
  return form;
}

function factsOf(person) {
  const kinds = choices("sector").map(([, words]) => words);
  return {
    eshram_number: field({ label: say("e-Shram number"), name: "eshram_number", inputmode: "numeric", most: 20, hint: say("Twelve digits, from the e-Shram card. Never an Aadhaar number.") }),
    birth_year: field({ label: say("Year of birth"), name: "birth_year", inputmode: "numeric", most: 4, value: person.birth_year, hint: say("As it stands on a paper, or as she knows it.") }),
    panchayat_said: field({ label: say("Panchayat"), name: "panchayat_said", value: person.panchayat_said }),
    block_said: field({ label: say("Block"), name: "block_said", value: person.block_said }),
    sector: suggest({ label: say("Kind of work"), name: "sector", most: 40, known: kinds, value: person.sector, hint: say("Such as construction, hotels, farms.") }),
  };
}

// What is not as it was. Her e-Shram number is not on this phone: what is typed is new. A number left empty takes none away.
function changed(person, typed) {
  const { panchayat_said, block_said, sector } = typed;
  const numbers = { eshram_number: Number(digitsOf(typed.eshram_number)), birth_year: Number(digitsOf(typed.birth_year)) };
  const texts = Object.entries({ panchayat_said, block_said, sector }).filter(([name, value]) => value !== (person[name] ?? ""));
  return Object.fromEntries([...texts, ...Object.entries(numbers).filter(([name, value]) => value && value !== person[name])]);
}

function isWell({ eshram_number: written }, { birth_year: year }, parts) {
  const [age, length] = [new Date().getFullYear() - year, plain(written).replace(/[\s-]/g, "").length];
  const isNumber = !length || (length === ESHRAM_DIGITS && digitsOf(written).length === length);
  parts.eshram_number?.wrong(isNumber ? "" : say("An e-Shram number has twelve digits."));
  parts.birth_year?.wrong(!year || (age >= YOUNGEST && age <= OLDEST) ? "" : say("An age is from 14 to 100."));
  const wrong = document.querySelector(".field.wrong input");
  wrong?.focus();
  return !wrong;
}

async function corrected(app, person, changes) {
  const was = Object.fromEntries(Object.keys(changes).map((name) => [name, person[name] ?? ""]));
  const { eshram_number: _hers, ...shown } = changes;
  await sent(app, person, "people.correct_worker", { what: { changes, was }, shows: shown });
}
