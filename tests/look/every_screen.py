"""Every screen of the phone with something to show on it, found from what the rooms bring: a new screen is
looked at without being listed.

Not here: pictures of them (field.py), what is asked of them (tests/journeys/test_screens.py).
"""

from typing import Any

from playwright.sync_api import Page, Route

# What each kind of screen is about, of whatever lies on the phone: the one with most to tell.
FOUND = """() => {
    const { app } = globalThis;
    const length = (one) => JSON.stringify(one).length;
    const most = (kind) => app.all(kind).toSorted((one, other) => length(other) - length(one));
    const hers = ["spell", "request", "card", "claim", "diary", "slip"];
    const weight = ({ id }) => hers.filter((kind) => app.of(kind, id).length).length;
    const open = app.all("person").filter((one) => !one.restricted);
    const people = open.toSorted((one, other) => weight(other) - weight(one));
    const about = (kind, fits = () => true) =>
        most(kind).filter(fits).slice(0, 1).map((one) => [one.person, one.id]);
    const away = ({ state }) => ["left", "there", "planned"].includes(state);
    const first = (found, of = ({ id }) => [id]) => found.slice(0, 1).map(of);
    const person = people[0]?.id;
    const gangs = app.list("gangs").filter(({ id }) => app.all("diary").some(({ gang }) => gang === id));
    const [inCase, ofDiary, ofGang] = [first(most("case")), first(most("diary")), first(gangs)];
    const month = ({ id, months }) => ["month", id, Object.keys(months ?? {}).at(-1)];
    const isAsked = ({ said, row }) => said.verb.startsWith("wages.") && row.state === "refused";
    const asked = app.unsent().filter(isAsked);
    const alike = people.flatMap((one) => (one.alike ?? []).map(({ other }) => [one.id, other]));
    const together = alike.find(([, other]) => app.get("person", other));
    const pair = together ?? people.slice(0, 2).map(({ id }) => id);
    const known = {
        "people/find": [["a"]], "people/person": [[person]],
        "people/alike": [pair],
        "journeys/back": about("spell", away), "services/step": about("request"),
        "services/handed": first(most("hand_over")),
        "cards/show": first(app.all("card").filter((one) => one.is_provisional), (one) => [one.person]),
        "cards/camp": first(app.list("camps")),
        "cases/case": inCase, "cases/step": inCase, "cases/safe": inCase, "cases/forum": inCase,
        "cases/proof": inCase, "cases/money": inCase, "cases/join": inCase,
        "cases/hers": first(most("claim")), "cases/danger": [[person]],
        "wages/days": ofDiary, "wages/money": ofDiary, "wages/gang": ofGang, "wages/members": ofGang,
        "wages/begin": [[person]], "wages/write": [[person]], "wages/slip": first(most("slip")),
        "wages/hand": first(most("slip"), ({ id }) => ["slip", id]),
        "wages/page": first(most("diary"), month),
        "wages/sure": first(asked, ({ said }) => [said.command]),
        "sync/entry": first(app.unsent(), ({ said }) => [said.command]),
        "sync/conflict": first(most("conflict")),
    };
    return app.rooms.flatMap((room) => room.screens.map((screen) => {
        const name = `${room.room}/${screen.path}`;
        const [words = screen.at === "person" ? [person] : []] = known[name] ?? [];
        return [name, `#/${[name, ...words].join("/")}`];
    }));
}"""
# Screens that do not say in the letters of this language what to do on them.
HINTS = """letters => app.rooms.flatMap((room) => room.screens
    .filter((one) => !new RegExp(letters).test(one.hint?.() ?? ""))
    .map((one) => `${room.room}/${one.path}`))"""
# The files of screens that are opened now and then, as if each had been opened once.
BROUGHT = """async () => {
    const text = await (await fetch("/field/worker.js")).text();
    const { later } = JSON.parse(text.match(/^const KEPT = (.*);$/m)[1]);
    const screens = later.filter((address) => address.includes("/field/later/"));
    await Promise.all(screens.map((address) => import(address)));
    return screens.length;
}"""
# What a screen says in place of itself: that its file is missing, or what it is about.
INSTEAD = """() => {
    const stands = "#main > .empty, #main > .notice, #main > .stack > .empty";
    // What a condition leaves behind where a part of the screen was meant.
    const left = /\\b(false|null|undefined|NaN|\\[object)/;
    const all = [...document.querySelectorAll("#main *")].filter((one) => !one.matches("script, style"));
    const words = all.flatMap((one) => [...one.childNodes].filter(({ nodeType }) => nodeType === 3));
    return [...document.querySelectorAll(stands)].map((one) => one.innerText.trim())
        .concat(words.map(({ data }) => data.trim()).filter((text) => left.test(text)));
}"""
IS_DRAWN = "address => location.hash === address && document.querySelector('#main')?.dataset.at === address"


def screens_of(page: Page) -> dict[str, str]:
    """{"room/path": address} of every screen that this user's phone has."""
    found: list[list[str]] = page.evaluate(FOUND)
    return {name: address for name, address in found}


def go(page: Page, address: str) -> None:
    """To a screen, until it stands."""
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_function(IS_DRAWN, arg=address)
    page.evaluate("() => document.fonts.ready.then(() => true)")


def with_its_app(route: Route) -> None:
    """The phone's own script, which also shows its app to whoever looks: the same door as the screens'."""
    answer = route.fetch()
    body = answer.text().replace("  app.draw();", "  globalThis.app = app;\n  app.draw();")
    route.fulfill(response=answer, body=body)


def open_to_look(context: Any) -> None:
    """Before its first page: every phone of this browser shows its app."""
    context.route("**/static/sync/field/boot.js", with_its_app)
