// What a screen may ask: records, what is sent, photos, words of itself. Made when a user has opened her partition, gone
// when it locks. Not here: drawing (shell.js), keys (partition.js), the office (courier.js).

import * as packs from "./packs.js";
import * as photo from "./photo.js";
import * as seal from "./seal.js";
import * as store from "./store.js";
import { makeCallings, named as calledHere } from "./callings.js";
import { standing } from "./clock.js";
import { makeDrafts } from "./drafts.js";
import { newId } from "./ids.js";
import { makeOutbox, named } from "./outbox.js";
import { makeRecords } from "./records.js";
import { scan } from "./scan.js";
import { language, say } from "./words.js";

const LASTS = ["waiting", "refused", "parked", "conflict"];
const CALLED = "called";

// `rooms`: what the rooms brought; `build`: {version, at} of this app.
export async function makeApp({ row, keys, rooms, build }) {
  const callings = makeCallings();
  const records = makeRecords(callings);
  const outbox = makeOutbox(row, keys);
  const lying = new Map();
  const pictures = new Map();
  const kept = new Map();
  const listeners = new Set();
  const place = (name) => `kept/${row.id}/${name}`;

  await packs.open(row.id, keys.data, records.takeBundles);
  for (const one of await Promise.all((await outbox.rows()).map(outbox.opened))) take(one);
  for (const one of await store.all("kept", store.ofPartition(row.id))) kept.set(one.name, await seal.openedJson(keys.data, one, place(one.name)));
  callings.learn(kept.get(CALLED) ?? []);

  function take(one) {
    lying.set(one.said.command, one);
    records.lay(one.said.command, one.shows, one.row.state);
  }

  function changed(kinds) {
    rooms.forEach((room) => room.arrived?.(app, kinds));
    listeners.forEach((listen) => listen(kinds));
  }

  const app = {
    row, build, rooms, language,
    me: { ...row.office.user, organisation: row.office.organisation.id, organisation_name: row.office.organisation.name, partition: row.id, device: row.office.phone?.id, phone: row.office.phone?.name, may: new Set(row.office.may) },
    publicKey: row.publicKey, point: row.point, state: { stage: "", ok: null, why: "", message: "" },
    id: newId,
    now: () => new Date(Date.now() + (Math.abs(app.row.offMs) > 60_000 ? app.row.offMs : 0)),
    clock: () => standing({ offMs: app.row.offMs, contactAt: app.row.contactAt, builtAt: Date.parse(build.at) }),
    people: () => records.people(),
    all: (kind) => records.all(kind),
    get: (kind, id) => records.get(kind, id),
    idOf: (id) => callings.idOf(id),
    of: (kind, person) => records.of(kind, person),
    list: (name) => kept.get("lists")?.[name]?.rows ?? [],
    outbox: () => [...lying.values()].sort((a, b) => a.row.counter - b.row.counter),
    unsent: () => app.outbox().filter(({ row: one }) => LASTS.includes(one.state)),
    sign: (bytes) => seal.signed(keys.signing, bytes),
    may: (verb) => app.me.may.has(verb),
    onChange(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },

    // Durable when this answers; the network is never waited for. Answers the command's id.
    async send(verb, { command, on = null, base = null, what = {}, files = [], shows = [], entered = "" } = {}) {
      const said = { verb, on, base, at: stamp(), entered_at: entered, what, needs: needed(on, what) };
      const one = await outbox.add(said, { command, files: files.map(bytesOf), shows });
      files.forEach((file) => photo.sent(pictures, file.sha256 ?? file));
      take(one);
      changed(new Set(shows.map(({ kind }) => kind)));
      app.sent(one.said.command);
      return one.said.command;
    },
    async mend(command, changes, shows) {
      const was = lying.get(command);
      take(await outbox.mend(was, changes, shows ?? was.shows));
      changed(new Set(was.shows.map(({ kind }) => kind)));
      app.sync();
    },
    kept: {
      get: (name) => kept.get(callings.meant(name)) ?? null,
      put: (name, value) => keep(...callings.meant([name, value])),
      async drop(name) {
        kept.delete(name);
        await store.remove("kept", [row.id, name]);
      },
    },
    photo: {
      ...photo.of(pictures),
      ask: (how) => photo.ask(app, how),
      lay: (file) => photo.lay(app, file),
      laid: (sha256) => photo.laid(app, sha256),
    },
    faceOf: (person) => photo.faceOf(pictures, person),
    shotOf: (person) => photo.shotOf(pictures, outbox, person),
    scan: () => scan(app),
  };

  async function keep(name, value) {
    kept.set(name, value);
    await store.put("kept", { partition: row.id, name, ...(await seal.sealedJson(keys.data, value, place(name))) });
  }

  // The office has named what was made here: what was begun under its first name goes on under that.
  async function learn(pairs) {
    if (!callings.learn(pairs)) return;
    records.called();
    await keep(CALLED, callings.every());
    for (const one of [...kept].filter(([name]) => name !== "lists")) {
      const meant = callings.meant(one);
      if (meant === one) continue;
      if (meant[0] !== one[0]) await app.kept.drop(one[0]);
      await keep(...meant);
    }
  }

  const madeHere = () => [...lying.values()].filter(({ said, shows, answer }) => answer?.row && shows.some(({ id }) => id === calledHere(said.command))).map(({ said, answer }) => [said.command, answer.row.id]);

  // The phone's own moment with India's offset, as it says, right or wrong: the office corrects it.
  function stamp() {
    return `${new Date(Date.now() + 19_800_000).toISOString().slice(0, 19)}+05:30`;
  }

  // Commands that must be done first: whoever made a row that this one names.
  function needed(on, what) {
    const text = `${on} ${JSON.stringify(what)}`;
    return app.unsent().filter(({ said, shows }) => shows.some((record) => record.isNew && text.includes(record.id)) || text.includes(`command:${said.command}`)).map(({ said }) => said.command);
  }

  // A photo by its sum, or {sha256, as: "consent:register"} where it is not her face. Without bytes where it lies sealed
  // already, or has gone to the office: one sheet is named for everybody who signed it.
  const bytesOf = (file) => ({ ...(pictures.get(file.sha256 ?? file)?.file ?? { sha256: file.sha256 ?? file }), as: file.as });

  // What the courier brought.
  app.heard = async (message) => {
    if (message.kind === "part") records.takeBundles(message.people, message.gone);
    if (message.kind === "answers") {
      for (const { command, state, answer } of message.rows) answeredNow(command, state, answer);
      await learn(madeHere());
    }
    if (message.kind === "forgotten") for (const command of message.commands) forget(command);
    if (message.kind === "lists") await app.kept.put("lists", message.lists);
    if (message.kind === "contact") contactMade(message);
    if (["part", "answers", "forgotten", "lists"].includes(message.kind)) changed(new Set(kindsOf(message)));
  };

  function answeredNow(command, state, answer) {
    const one = lying.get(command);
    if (!one) return;
    // Taken back too late: it was on its way already.
    if (one.said.verb === "drop" && answer.answer === "already" && answer.was !== "dropped") app.tell(say("It had gone to the office already. Correct it there or on her page."), "warn");
    take({ ...one, row: { ...one.row, state }, answer });
  }

  function forget(command) {
    lying.delete(command);
    records.lift(command);
  }

  function contactMade({ row: fresh, leaves }) {
    app.row = fresh;
    app.me.may = new Set(fresh.office.may);
    if (leaves) app.kept.put("cards.leaves", { leaves, at: Date.now() });
  }

  const kindsOf = ({ people = [] }) => people.flatMap(({ records: bundle }) => Object.keys(bundle));

  app.named = named;
  app.drafts = makeDrafts(app.kept, callings.meant);
  await learn(madeHere());
  await photo.forgetLaid(app);
  for (const room of rooms) await room.opened?.(app);
  return app;
}
