"""Every screen of the phone, with names as long as names get, in Hindi and English: no serious finding of
axe-core, every word 7:1 on its ground, a thumb's breadth to touch, nothing wider than 320 points, also with
letters twice as large; and each is itself, not what stands there in its place.

Not here: whether a screen is pleasant (tests/look/field.py).
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hamrah.cases.models import Case
from tests.browser.conftest import served
from tests.browser.every_page import LONG_NAME, long_named_house
from tests.browser.test_accessible import WHOLE, WIDER, axe, listed  # noqa: F401 - a fixture
from tests.journeys.phone import Office, Phone
from tests.look.every_screen import BROUGHT, HINTS, INSTEAD, go, open_to_look, screens_of

pytestmark = pytest.mark.browser
LETTERS = {"en": "[a-z]", "hi": "[\u0900-\u097f]"}
# Of what nothing lies in the house.
BARE: set[str] = set()
# Question -> screen -> what was found there.
Told = dict[str, dict[str, list[str]]]
SMALL = {"width": 320, "height": 640}
# Of the enhanced contrast a chip, a button, a label count as well: whatever is read in the sun.
JUDGE = """async () => (await axe.run(document, {
        resultTypes: ["violations"],
        rules: {"color-contrast-enhanced": {enabled: true}},
    })).violations
    .filter(({ id, impact }) => ["serious", "critical"].includes(impact) || id === "color-contrast-enhanced")
    .map(({ id, nodes: [one, ...more] }) => [id, more.length + 1, one.html.slice(0, 160), one.failureSummary])
    .map((told) => told.join(" · "))"""
# What is touched. An input inside a label counts with it, a link inside a sentence does not.
NARROW = """() => {
    const none = ".unseen, [type=hidden], [type=checkbox], [type=radio], .person .who > a, .as-link";
    const isShut = (one) => one.disabled || one.closest("p:not([class]), dd");
    const isOwn = (one) => !one.matches(none) && !isShut(one) && one.offsetParent;
    // A week has seven days: on 320 points each has a seventh of them, from edge to edge.
    const least = (one) => (one.closest(".marks") ? 45 : 47.5);
    const touched = "a, button, input, label.pick, label.choice, summary, select, textarea";
    return [...document.querySelectorAll(touched)].filter(isOwn)
        .map((one) => [one, one.getBoundingClientRect()])
        .filter(([one, {height, width}]) => height < 47.5 || width < least(one))
        .slice(0, 5)
        .map(([one, {height, width}]) => `${width} x ${height} ${one.outerHTML.slice(0, 120)}`);
}"""


@pytest.fixture(scope="module")
def long_office(browser: Browser, django_db_setup: Any, django_db_blocker: Any) -> Iterator[Office]:
    """The house with one of everything, every name as long as names get."""
    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        house = long_named_house()
        with house.at_work("ela"):
            Case.objects.filter(id=house.extras["case"].id).update(assigned_to_id=house.users["bina"].id)
    with served(django_db_blocker) as url:
        yield Office(url, django_db_blocker, code=house.organisation.code)


@pytest.fixture(scope="module")
def seen(browser: Browser, long_office: Office, axe: str) -> Callable[[str], Told]:  # noqa: F811
    """All screens in a language, each opened once for every question."""
    return cache(lambda language: _looked_at(browser, long_office, axe, language))


def _looked_at(browser: Browser, office: Office, axe: str, language: str) -> Told:  # noqa: F811
    context = browser.new_context(
        base_url=office.url, viewport=SMALL, service_workers="block", has_touch=True, reduced_motion="reduce"
    )
    open_to_look(context)
    phone = Phone(context, office, language=language)
    phone.enrol("bina", stays=False)
    phone.is_home()
    assert phone.page.evaluate(BROUGHT) > 10
    phone.page.evaluate(ASKED_BACK)
    _gives_a_card(phone.page, phone.page.evaluate(WRITTEN, "Lali Bai"))
    phone.offline()
    phone.page.evaluate(WRITTEN, LONG_NAME)
    _notes_a_visit(phone.page)
    found = {name: at for name, at in screens_of(phone.page).items()}
    told: Told = {
        "axe": {}, "wide": {}, "narrow": {}, "instead": {}, "hints": {},
    }  # fmt: skip
    told["hints"] = {"screens": phone.page.evaluate(HINTS, LETTERS[language])}
    phone.page.evaluate(axe)
    for name, address in {"home": "#/", **found}.items():
        go(phone.page, address)
        _judge(phone.page, name, told)
    assert phone.errors == []
    context.close()
    return told


# Terms that the office asks about before it takes them.
ASKED_BACK = """async () => {
    const [{ person }] = app.all("slip");
    const what = { hirer_said: "Ramesh thekedar", rate_paise: 99_000_000, rate_basis: "day" };
    await app.send("wages.write_terms", { on: person, what, shows: [] });
    app.sync();
    const isRefused = () => app.unsent().some(({ row }) => row.state === "refused");
    while (!isRefused()) await new Promise((done) => setTimeout(done, 50));
}"""
WRITTEN = """async (name) => {
    const id = app.id();
    const what = { said: { name, phones: [] }, consents: [], not_the_same: [] };
    const her = { state: "draft", consents: ["register", "card"], unproven: ["card"] };
    const shows = [{ kind: "person", id, isNew: true, registered_by: app.me.id, name, ...her }];
    await app.send("people.register_worker", { on: id, what, shows });
    return id;
}"""


def _gives_a_card(page: Page, person: str) -> None:
    go(page, f"#/cards/give/{person}")
    page.click("form .save-row button")
    page.wait_for_function("person => location.hash === `#/cards/show/${person}`", arg=person)


def _notes_a_visit(page: Page) -> None:
    """To the first stand that is offered."""
    go(page, "#/stands/visit")
    page.locator("form label.pick").first.click()
    page.click("form .save-row button")
    page.wait_for_function("() => location.hash === '#/stands/rates'")


def _judge(page: Page, name: str, told: Told) -> None:
    questions = {"axe": JUDGE, "narrow": NARROW, "wide": WIDER, "instead": INSTEAD}
    for question, script in questions.items():
        if found := page.evaluate(script):
            told[question][name] = found
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if found := page.evaluate(WIDER):
        told["wide"][f"{name} at 200 %"] = found
    page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("language", WHOLE)
@pytest.mark.parametrize("question", ["axe", "narrow", "wide"])
def test_every_screen_can_be_read_and_touched_on_the_smallest_phone(seen, language, question):
    found = seen(language)[question]
    assert not found, listed(found)


@pytest.mark.parametrize("language", WHOLE)
def test_every_screen_is_itself(seen, language):
    """With everything in the house, each has what it is about; none is still on its way to the phone."""
    instead = {name: told for name, told in seen(language)["instead"].items() if name not in BARE}
    assert not instead, listed(instead)


@pytest.mark.parametrize("language", WHOLE)
def test_every_screen_says_what_to_do_on_it(seen, language):
    assert not seen(language)["hints"]["screens"]
