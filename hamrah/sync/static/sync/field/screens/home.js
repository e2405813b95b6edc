// The first screen: scan or find, what she begins, what waits for her today. Not here: any of the work itself.

import { button, el, icon, notice } from "../draw.js";
import { say } from "../words.js";
import { told as toldState } from "./state.js";

export function homeScreen(app) {
  const place = el("div", { class: "stack" });
  const draw = () => place.replaceChildren(...[clockNotice(app), toldState(app), finder(app), tiles(app), worklist(app)].filter(Boolean));
  draw();
  app.leaving(app.onChange(draw));
  const listen = () => draw();
  document.addEventListener("field-state", listen);
  app.leaving(() => document.removeEventListener("field-state", listen));
  return place;
}

function clockNotice(app) {
  const clock = app.clock();
  if (clock === "good") return null;
  return notice("warn", clock === "behind" ? say("The clock of this phone is behind. Set date and time; what you note is kept and marked.") : say("The clock of this phone runs ahead. Set date and time; what you note is kept and marked."));
}

function finder(app) {
  return el("div", { class: "finder-row" },
    el("a", { class: "button find", href: "#/people/find" }, icon("search"), say("Find a worker")),
    button({ label: say("Scan"), icon: "camera", main: true, onclick: () => scanned(app) }));
}

// Whichever room knows the code says where it leads.
export async function scanned(app) {
  const text = await app.scan();
  if (text === null) return;
  for (const room of app.rooms) {
    const address = await room.reads?.(app, text);
    if (address) return app.go(address);
  }
  app.tell(say("This code is none that this phone knows."), "warn");
}

function tiles(app) {
  const shown = app.rooms.flatMap((room) => room.screens.filter((screen) => screen.at === "home" && (!screen.verb || app.may(screen.verb))).map((screen) => [room.room, screen]));
  shown.sort(([, one], [, other]) => (one.order ?? 50) - (other.order ?? 50));
  return el("ul", { class: "tiles field-tiles" }, shown.map(([room, screen]) =>
    el("li", {}, el("a", { class: `tile ${screen.main ? "main" : ""}`, href: `#/${room}/${screen.path}` }, icon(screen.icon), el("span", {}, screen.label())))));
}

function worklist(app) {
  const lines = app.rooms.flatMap((room) => room.work?.(app) ?? []).sort((one, other) => Number(Boolean(other.late)) - Number(Boolean(one.late)) || (one.order ?? 50) - (other.order ?? 50));
  const heading = el("h2", {}, say("Today's work"));
  if (!lines.length) return el("section", { class: "stack" }, heading, el("p", { class: "soft" }, say("Nothing waits for you.")));
  return el("section", { class: "stack" }, heading, el("ul", { class: "rows" }, lines.map((line) =>
    el("li", { class: "task" }, el("a", { href: line.address }, icon(line.icon), el("span", {}, line.label, line.more && el("small", { class: "soft" }, line.more))),
      line.late && el("span", { class: "chip bad" }, icon("clock"), say("late")), line.count && el("strong", {}, `${line.count}`)))));
}
