"""A worker's own phone: her days behind her secret, without network, and taken in by the office as her word.

Not here: a signature that was broken, or a diary of another (hamrah/wages/tests/test_her_phone.py).
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.look.phone import becomes

pytestmark = pytest.mark.browser
SECRET, HIRER = "482915", "Suresh thekedar"
# Everything that lies on the phone, as one text: names in it would be names that anybody can read.
AT_REST = """() => new Promise((done) => {
    const asked = indexedDB.open("hazri");
    asked.onsuccess = () => {
        const all = asked.result.transaction("sealed").objectStore("sealed").getAll();
        const text = (one) => new TextDecoder("latin1").decode(one.body);
        all.onsuccess = () => done(all.result.map(text).join());
    };
})"""


def opened(page: Page, secret: str) -> None:
    page.fill("#secret", secret)
    page.click("[data-part=closed] button.main")


@pytest.fixture
def hers(browser, house) -> Any:
    """Her phone, with the page open for the first time."""
    context = browser.new_context(viewport=PHONE, base_url=house.url)
    page = context.new_page()
    page.goto("/hazri/en/")
    page.fill("#once", SECRET)
    page.fill("#again", SECRET)
    page.click("[data-part=first] button.main")
    page.fill("#w", HIRER)
    page.fill("#o", "mason")
    page.click("[data-part=work] button.main")
    expect(page.locator("[data-part=open]")).to_be_visible()
    yield page
    context.close()


def test_her_day_outlives_the_network_and_opens_by_her_secret_alone(hers):
    hers.click("[data-mark=full]")
    expect(hers.locator("[data-slot=kept]")).to_have_text("Kept on this phone")
    hers.evaluate("() => navigator.serviceWorker.ready")
    becomes(hers, "async () => (await caches.keys()).length > 0")
    assert HIRER not in hers.evaluate(AT_REST)
    hers.reload()
    hers.context.set_offline(True)
    hers.reload()
    opened(hers, "111111")
    expect(hers.locator("[data-part=closed] [role=alert]")).to_have_text("This does not open it.")
    opened(hers, SECRET)
    expect(hers.locator("[data-slot=worked]")).to_have_text("Worked: 1 days")


def test_what_she_shows_is_taken_in_as_her_own_word(hers, page_of, tmp_path: Path):
    hers.click("[data-mark=half]")
    hers.click("[data-do=show]")
    expect(hers.locator("[data-slot=square] svg")).to_be_visible()
    with hers.expect_download() as given:
        hers.click("[data-do=file]")
    file = tmp_path / "hazri.txt"
    given.value.save_as(file)
    bina = page_of("bina")
    bina.goto("/people/quick/")
    bina.fill("input[name=name]", "Kanku Bai")
    bina.get_by_role("button", name="Save").click()
    bina.get_by_role("link", name="Begin a diary").wait_for()
    bina.goto(bina.url.replace("/people/", "/wages/of/") + "phone/")
    bina.set_input_files("input[type=file]", file)
    bina.get_by_role("button", name="Take it in").click()
    expect(bina.get_by_role("heading", name=HIRER)).to_be_visible()
    expect(bina.get_by_text("Her own diary")).to_be_visible()
