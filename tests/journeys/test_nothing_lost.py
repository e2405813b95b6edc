"""Whatever dies while somebody writes: what was said to be kept is kept, once. What a thief can read.

Not here: the server killed (hamrah/sync/tests).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Route, expect

from hamrah.people.models import Person
from tests.browser.conftest import QUIET, chromium
from tests.journeys.phone import DEVICE, Office, Phone
from tests.look.every_screen import open_to_look
from tests.look.phone import becomes

pytestmark = pytest.mark.browser
# Written as fast as the page can, until its process is gone; the title says how many it was told are kept.
WRITING = """(from) => {
    (async () => {
        for (let number = 1; number <= 400; number += 1) {
            const [id, name] = [app.id(), `Nathu ${from + number} Meena`];
            const what = { said: { name, phones: [] }, consents: [], not_the_same: [] };
            const shows = [{ kind: "person", id, isNew: true, name }];
            await app.send("people.register_worker", { on: id, what, shows });
            document.title = `${number}`;
        }
    })();
}"""
KILLS = 3
FULL = """() => {
    IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


@pytest.fixture
def bare_phone(browser: Browser, office: Office) -> Iterator[Phone]:
    """A phone whose page lets the test write through the same door as the screens."""
    context = browser.new_context(base_url=office.url, service_workers="block", **DEVICE)
    open_to_look(context)
    phone = Phone(context, office)
    yield phone
    context.close()


def test_the_tab_is_killed_while_writing_and_every_kept_entry_arrives_once(bare_phone, office):
    phone, kept = bare_phone, 0
    phone.enrol("asha", stays=False)
    phone.block()
    for kill in range(KILLS):
        said = _written_until_killed(phone, kill)
        stood = phone.sealed()
        assert stood["outbox"] >= kept + said
        assert stood["counter"] == stood["outbox"] + stood["confirmed"]
        kept = stood["outbox"]
        phone.unlock()
        assert phone.unsent == kept
    phone.block(False)
    phone.sends_all()
    with office.opened():
        arrived = Person.objects.filter(name__startswith="Nathu").values_list("name", flat=True)
        assert len(arrived) == len(set(arrived)) == kept


def _written_until_killed(phone: Phone, kill: int) -> int:
    """How many entries the page had heard to be kept before its process was killed."""
    phone.page.evaluate(WRITING, kill * 1000)
    phone.page.wait_for_function("least => Number(document.title) >= least", arg=5 + 7 * kill)
    told = int(phone.page.title())
    with pytest.raises(Error):
        phone.page.goto("chrome://crash")
    phone.restart()
    phone.page.wait_for_selector("[name=secret]")
    return told


def test_a_newer_app_takes_over_where_the_phone_stands_locked_and_keeps_the_outbox(browser, office):
    context = browser.new_context(base_url=office.url, **DEVICE)
    context.route("**/field/worker.js", _as_an_older_one)
    phone = Phone(context, office)
    phone.enrol("asha")
    assert phone.page.evaluate("() => caches.keys()") == ["hamrah-field-older"]
    phone.block()
    phone.quick_add("Gulab Bai")
    context.unroute_all()
    phone.block()
    phone.restart()
    becomes(phone.page, "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    phone.restart()
    becomes(phone.page, "async () => (await caches.keys()).every((name) => !name.endsWith('older'))")
    phone.unlock()
    assert phone.unsent == 1
    phone.block(False)
    phone.sends_all()
    assert len(office.knows("Gulab Bai")) == 1
    context.close()


def _as_an_older_one(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'"version": "\w+"', '"version": "older"', answer.text()))


def test_a_copied_profile_tells_no_name_and_no_secret(browser, office, tmp_path):
    """The bytes that Chromium itself wrote, the office's share of the key included."""
    name, number = "Phuli Devi Ninama", "9829077777"
    opened = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium(), args=QUIET, base_url=office.url
    )
    phone = Phone(opened, office)
    phone.enrol("asha")
    phone.quick_add(name, phone=number)
    phone.sends_all()
    phone.is_home()
    opened.close()
    stored = [path for path in Path(tmp_path).rglob("*") if path.is_file() and "IndexedDB" in str(path)]
    written = b"".join(path.read_bytes() for path in stored)
    # Her own label on the door stands open: that it is found shows that these are the bytes.
    assert b"Asha" in written
    for text in (name, "Phuli", number, "neem ka ped"):
        for coded in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")):
            assert coded not in written, text


def test_on_a_full_phone_it_is_said_and_what_was_typed_stands(phone_of):
    phone = phone_of("asha")
    phone.block()
    phone.go("#/people/quick")
    phone.page.fill("form [name=name]", "Jamna Bai")
    # The store says no, as it does when the phone's memory is full.
    phone.page.evaluate(FULL)
    phone.page.click("form button[type=submit]")
    expect(phone.page.get_by_text("This phone is full.")).to_be_visible()
    expect(phone.page.locator("form [name=name]")).to_have_value("Jamna Bai")
    expect(phone.page.locator("form button[type=submit]")).to_be_enabled()
    assert phone.unsent == 0
