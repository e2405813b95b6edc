// The parts of which screens are drawn: elements, icons, buttons, fields, a person's line. No HTML is made from text.
// Not here: what a screen says, or where it leads (the screens; shell.js).

import { choices as wordsOf, chosen, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

// el("p", {class: "soft", onclick}, "text", node, null): what is null or false is left out.
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name, more = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${more}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/web/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function button({ label, icon: drawing, main, danger, quiet, type = "button", ...more }) {
  const kinds = [["main", main], ["danger", danger], ["quiet", quiet]].filter(([, is]) => is).map(([kind]) => kind);
  return el("button", { type, class: ["button", ...kinds].join(" "), ...more }, drawing && icon(drawing), label);
}

export function link({ label, icon: drawing, address, main }) {
  return el("a", { class: main ? "button main" : "button", href: address }, drawing && icon(drawing), label);
}

// Where a form is saved: always at the same place, above the four ways; the app keeps what is typed in such a form.
export function saveRow({ label = say("Save"), drawing = "check", before = null } = {}) {
  return el("div", { class: "save-row" }, before, button({ label, icon: drawing, main: true, type: "submit" }));
}

export function notice(kind, ...children) {
  const drawing = { good: "check", warn: "warning", bad: "warning" }[kind] ?? "info";
  return el("p", { class: `notice ${kind}`, role: kind === "bad" ? "alert" : "status" }, icon(drawing), el("span", {}, ...children));
}

export function empty(drawing, ...children) {
  return el("div", { class: "empty" }, icon(drawing, "big"), ...children);
}

let labels = 0;

// One labelled line of input; `wrong(sentence)` on the element says what is not right with it.
export function field({ label, name, type = "text", value = "", hint, need, list, inputmode, most = 120, rows }) {
  const id = `field-${(labels += 1)}`;
  const common = { id, name, value: `${value ?? ""}`, maxlength: `${most}`, autocomplete: "off", "aria-describedby": `${id}-said` };
  const input = rows ? el("textarea", { ...common, rows: `${rows}` }) : el("input", { ...common, type, list, inputmode });
  if (rows) input.value = value ?? "";
  const said = el("p", { class: "errorlist", id: `${id}-said`, hidden: true });
  const whole = el("div", { class: "field" }, el("label", { for: id }, label, need && el("span", { class: "need", "aria-hidden": "true" }, " *")), hint && el("p", { class: "hint" }, hint), input, said);
  whole.wrong = (sentence) => markWrong(whole, input, said, sentence);
  input.addEventListener("input", () => whole.wrong(""));
  return whole;
}

function markWrong(whole, input, said, sentence) {
  whole.classList.toggle("wrong", Boolean(sentence));
  said.hidden = !sentence;
  said.textContent = sentence;
  input.setAttribute?.("aria-invalid", sentence ? "true" : "false");
}

// A choice of few, as large buttons: nobody opens a list with a thumb in the sun. `from`: the name of a table of words.
export function pick({ label, name, from, among, value = "", hint, icons = {}, many = false }) {
  const known = among ?? wordsOf(from);
  const held = new Set(Array.isArray(value) ? value : [value]);
  const options = known.map(([code, text]) =>
    el("label", { class: "pick" }, el("input", { type: many ? "checkbox" : "radio", name, value: code, checked: held.has(code), class: "unseen" }), icons[code] && icon(icons[code]), el("span", {}, text)),
  );
  const said = el("p", { class: "errorlist", hidden: true });
  const whole = el("fieldset", { class: "field" }, el("legend", {}, label), hint && el("p", { class: "hint" }, hint), el("div", { class: "picks" }, options), said);
  whole.wrong = (sentence) => markWrong(whole, whole, said, sentence);
  whole.addEventListener("change", () => whole.wrong(""));
  return whole;
}

// A choice of many: villages, stands, kinds of work; typed, with what is known underneath.
export function suggest({ known, ...more }) {
  const list = `list-${(labels += 1)}`;
  const whole = field({ ...more, list });
  whole.append(el("datalist", { id: list }, known.map((text) => el("option", { value: text }))));
  return whole;
}

// What a form says: {name: value}, several of one name as a list.
export function said(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    const text = typeof value === "string" ? value.trim() : value;
    found[name] = name in found ? [found[name], text].flat() : text;
  }
  return found;
}

export function initials(name) {
  return (name ?? "").trim().split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("") || "?";
}

export function face(app, person, size = "") {
  const place = el("span", { class: `photo ${size}`.trim() }, initials(person.name));
  const show = (url) => url && place.replaceChildren(el("img", { src: url, alt: "" }));
  const url = app.faceOf(person);
  show(url);
  if (!url && person.shot) app.shotOf(person).then(show);
  return place;
}

// Her face, name, and what tells her from another of the same name.
export function personLine(app, person, { why = "", onclick, address, tag = "li" } = {}) {
  const told = [person.relation_name && called(person), person.village_said || person.village_name].filter(Boolean).join(" · ");
  const name = address ? el("a", { href: address }, person.name) : onclick ? el("button", { type: "button", class: "as-link", onclick }, person.name) : el("strong", {}, person.name);
  const who = el("span", { class: "who" }, name, told && el("span", { class: "soft small" }, told), why && el("span", { class: "why" }, icon("check"), why));
  return el(tag, { class: "person" }, face(app, person, "small"), who, clock(person));
}

function called(person) {
  const how = chosen("relation_short", person.relation);
  return how ? `${how} ${person.relation_name}` : person.relation_name;
}

// What is said on this phone and not yet known in the office.
export function clock(record) {
  return record.waiting && el("span", { class: "chip warn waits", title: say("Not sent yet") }, icon("clock"), el("span", { class: "unseen" }, say("Not sent yet")));
}

export function facts(...pairs) {
  const known = pairs.filter(([, value]) => value);
  return known.length ? el("dl", { class: "facts" }, known.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])) : null;
}

// Over the screen until it is answered. The phone's own way back closes it and leaves the screen beneath as it was; what
// lies beneath cannot be touched or read meanwhile. Answers how it is lifted.
export function layOver(app, node, closed) {
  const beneath = [...document.body.children].filter((one) => !one.inert);
  const before = document.activeElement;
  const watcher = "CloseWatcher" in globalThis ? new CloseWatcher() : null;
  const escaped = (event) => event.key === "Escape" && closed();
  if (watcher) watcher.onclose = closed;
  else addEventListener("keydown", escaped);
  beneath.forEach((one) => (one.inert = true));
  node.tabIndex = -1;
  document.body.append(node);
  node.focus({ preventScroll: true });
  app?.leaving(() => node.isConnected && closed());
  return () => {
    removeEventListener("keydown", escaped);
    watcher?.destroy();
    beneath.forEach((one) => (one.inert = false));
    node.remove();
    before?.focus?.({ preventScroll: true });
  };
}

// A long list by and by: what nobody scrolls to is not drawn.
export function paged(items, line, { most = 40 } = {}) {
  const list = el("ul", { class: "rows" });
  const more = button({ label: say("Show more"), icon: "plus", onclick: () => draw() });
  const watch = new IntersectionObserver(([end]) => end.isIntersecting && draw(), { rootMargin: "500px" });
  let shown = 0;
  function draw() {
    list.append(...items.slice(shown, shown + most).map(line));
    shown += most;
    if (shown < items.length) return watch.observe(more);
    watch.disconnect();
    more.remove();
  }
  const whole = el("div", { class: "stack" }, list, more);
  draw();
  return whole;
}

// "Next" on the keyboard goes to the next line of the form, and from the last one saves: no hunting with the thumb.
export function stepOnEnter(form) {
  const lines = () => [...form.querySelectorAll(".field input:not([type=radio], [type=checkbox], [type=file], .unseen)")].filter((one) => one.offsetParent);
  form.addEventListener("focusin", ({ target }) => target.matches("input") && target.setAttribute("enterkeyhint", lines().at(-1) === target ? "done" : "next"));
  form.addEventListener("keydown", (event) => {
    const [all, { target }] = [lines(), event];
    if (event.key !== "Enter" || event.isComposing || !all.includes(target) || all.at(-1) === target) return;
    event.preventDefault();
    const next = all[all.indexOf(target) + 1];
    next.focus();
    next.select();
  });
}
