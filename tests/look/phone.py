"""The app of the field as somebody holds it: enrolled through the office's page, each screen tapped to.

Not here: taking pictures (screens.py), journeys with it (tests/journeys).
"""

import re
from collections import deque
from collections.abc import Iterator

from playwright.sync_api import Page

SECRET = "neem ka ped"
ROUND_MS = 60_000
# Where nothing is tapped: what one types the address of, or comes to by a code.
BEGINS = ("#/", "#/people/find", "#/sync/phone", "#/sync/outbox", "#/cards/camps", "#/stands/rates")
FIND = "#/people/find"
HREFS = "all => all.map((one) => one.getAttribute('href'))"


def code_for_phone(page: Page) -> str:
    """As the office's page Phones shows it to whoever is signed in there: her own."""
    page.goto("/sync/phones/")
    page.locator("form[action$='/invitation/'] button").click()
    return page.locator(".enrol-code strong.number").inner_text().strip()


def enrol(page: Page, organisation: str, code: str, *, name: str = "Asha") -> None:
    """What the camera opens, and her secret; afterwards the first round to the office is done."""
    page.goto(f"/field/#/enrol/{organisation}/{code}")
    page.fill("[name=label]", name)
    page.fill("[name=secret]", SECRET)
    page.fill("[name=again]", SECRET)
    page.click("button[type=submit]")
    page.wait_for_selector(".field-tiles", timeout=ROUND_MS)
    page.wait_for_selector("body[data-round=done]", timeout=ROUND_MS)


def tap_through(page: Page, words: str = "") -> Iterator[str]:
    """Every screen once, as it stands open: room and path, such as `people/quick`. `words` find a worker."""
    waiting, seen = deque(BEGINS), set[str]()
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        if name in seen:
            continue
        seen.add(name)
        show(page, address)
        if address == FIND and words:
            page.locator("main input").first.fill(words)
            page.wait_for_timeout(600)
        yield name
        links = page.eval_on_selector_all("main a[href^='#/']", HREFS)
        waiting.extend(link for link in links if not re.match("#/enrol/", link))


def name_of(address: str) -> str:
    """Which screen an address opens, whoever it is about."""
    parts = [part for part in address.removeprefix("#/").split("?")[0].split("/") if part]
    return "/".join(parts[:2]) or "sync/home"


def show(page: Page, address: str) -> None:
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_function("() => document.querySelector('main').children.length > 0")
    page.wait_for_timeout(250)
