// What is typed and not yet saved, kept as it is typed: a lock, a call, an empty battery take none of it. By the address of
// its screen, for a week. Not here: what was saved (outbox.js).

import { said } from "./draw.js";
import { say } from "./words.js";

const [SOON_MS, STAYS_MS] = [300, 7 * 86_400_000];
const ALL = "drafts";

// `kept`: the sealed memory of her partition; `meant`: an address as it is called now (callings.js).
export function makeDrafts(kept, meant) {
  const all = () => kept.get(ALL) ?? {};
  let pending = null;

  function of(address) {
    const draft = all()[meant(address)];
    return draft && draft.at > Date.now() - STAYS_MS ? draft.values : null;
  }

  function keep(at, values) {
    const address = meant(at);
    const { [address]: _old, ...rest } = all();
    const live = Object.fromEntries(Object.entries(rest).filter(([, { at }]) => at > Date.now() - STAYS_MS));
    return kept.put(ALL, values ? { ...live, [address]: { values, at: Date.now() } } : live);
  }

  // Answers what stood there, so that it can be put back.
  function forget(address) {
    clearTimeout(pending?.timer);
    const values = pending?.address === address ? said(pending.form) : of(address);
    pending = null;
    if (of(address)) keep(address, null);
    return values;
  }

  function flush() {
    if (!pending) return;
    clearTimeout(pending.timer);
    const { address, form, blank } = pending;
    pending = null;
    const values = said(form);
    keep(address, JSON.stringify(values) === blank ? null : values);
  }

  // A form that saves something: filled with what was begun, kept from now on.
  function watch(form, address) {
    const blank = JSON.stringify(said(form));
    const begun = of(address);
    if (begun) fill(form, begun);
    form.addEventListener("input", () => {
      clearTimeout(pending?.timer);
      pending = { address, form, blank, timer: setTimeout(flush, SOON_MS) };
    });
  }

  addEventListener("visibilitychange", flush, true);
  return { of, keep, forget, flush, watch, every: () => Object.entries(all()).filter(([address]) => of(address)) };
}

// Twice: a choice may bring further questions.
function fill(form, values) {
  put(form, values);
  for (const one of form.querySelectorAll("input:checked, input[type=hidden]")) one.dispatchEvent(new Event("change", { bubbles: true }));
  put(form, values);
}

function put(form, values) {
  for (const one of form.elements) {
    if (!one.name || one.type === "file") continue;
    const value = [values[one.name] ?? []].flat();
    if (one.type === "radio" || one.type === "checkbox") one.checked = value.includes(one.value);
    else one.value = value[0] ?? "";
  }
}

// Begun and not saved: found again on the first screen.
export function draftWork(app) {
  return app.drafts.every().map(([address, { values }]) => ({
    label: say("Begun: %(what)s", { what: screenAt(app, address)?.label() ?? "" }), more: values.name ?? whose(app, address), icon: "edit", address, order: 3,
  }));
}

const partsOf = (address) => address.replace(/^#\//, "").split("/").map(decodeURIComponent);

function screenAt(app, address) {
  const [room, path] = partsOf(address);
  return app.rooms.find((one) => one.room === room)?.screens.find((one) => one.path === path);
}

const whose = (app, address) => partsOf(address).slice(2).map((id) => app.get("person", id)?.name).find(Boolean) ?? "";
