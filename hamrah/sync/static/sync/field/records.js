// Her records in memory while the phone is open: as the office told them, with what was done here laid over. Not here:
// where they lie sealed (packs.js), or how they are searched (people/field/find.js).

import { isMadeHere, named } from "./callings.js";

// `callings`: what the office calls a row that was made here.
export function makeRecords({ idOf }) {
  const bundles = new Map();
  const laid = new Map();
  let drawn = null;

  // Drawn anew when asked after a change: a screen asks for few of them.
  function whole() {
    drawn ??= overlaid(bundles, laid, idOf);
    return drawn;
  }

  return {
    takeBundles(people, gone = []) {
      for (const { person, records } of people) bundles.set(person, withPerson(person, records));
      for (const person of gone) bundles.delete(person);
      drawn = null;
    },
    lay(command, shows, state) {
      laid.set(command, { shows, state, drawn: new Map() });
      drawn = null;
    },
    lift(command) {
      laid.delete(command);
      drawn = null;
    },
    // The office has named rows that were made here.
    called() {
      for (const one of laid.values()) if (one.shows.some(mentionsMade)) one.drawn.clear();
      drawn = null;
    },
    all: (kind) => [...(whole().kinds.get(kind)?.values() ?? [])],
    get: (kind, id) => whole().kinds.get(kind)?.get(idOf(id)) ?? null,
    of: (kind, person) => whole().of.get(`${kind}/${person}`) ?? [],
    people: () => bundles.size,
  };
}

// Each record names whose it is.
function withPerson(person, records) {
  return Object.fromEntries(Object.entries(records).map(([kind, rows]) => [kind, kind === "person" ? rows : rows.map((row) => ({ person, ...row }))]));
}

const mentionsMade = (record) => Object.values(record).some(isMadeHere);

// What is laid over has an id of its own, or that of the record it changes; `gone: true` takes one away.
function overlaid(bundles, laid, idOf) {
  const kinds = new Map();
  const tableOf = (kind) => kinds.get(kind) ?? kinds.set(kind, new Map()).get(kind);
  for (const [person, records] of bundles) {
    for (const [kind, rows] of Object.entries(records)) {
      for (const row of rows) tableOf(kind).set(row.id ?? person, row);
    }
  }
  for (const [command, one] of laid) {
    const own = named(command);
    // The office's own row has come: what stood here in its place, and what hung on it, is not shown beside it.
    const hasCome = one.shows.some(({ kind, id }) => id === own && kinds.get(kind)?.has(idOf(own)));
    for (const record of one.shows) {
      const { kind, gone } = record;
      const id = idOf(record.id);
      if (hasCome && `${record.id}`.startsWith(own)) continue;
      if (gone) tableOf(kind).delete(id);
      else tableOf(kind).set(id, laidOver(tableOf(kind).get(id), record, command, one, idOf));
    }
  }
  return { kinds, of: byPerson(kinds) };
}

// The same object as long as nothing beneath it changed: whoever keeps an index sees what is new by it.
function laidOver(under, record, command, { state, drawn }, idOf) {
  const known = drawn.get(record);
  if (known && known.under === under) return known.whole;
  const { kind: _kind, gone: _gone, ...said } = record;
  const fields = mentionsMade(said) ? Object.fromEntries(Object.entries(said).map(([name, value]) => [name, idOf(value)])) : said;
  const whole = { ...under, ...fields, ...(state === "done" ? {} : { waiting: command }) };
  drawn.set(record, { under, whole });
  return whole;
}

function byPerson(kinds) {
  const found = new Map();
  for (const [kind, rows] of kinds) {
    if (kind === "person") continue;
    for (const row of rows.values()) {
      const name = `${kind}/${row.person}`;
      if (found.has(name)) found.get(name).push(row);
      else found.set(name, [row]);
    }
  }
  return found;
}
