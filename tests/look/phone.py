"""The app of the field as somebody holds it, for pictures of the tour: enrolled through the office's page.

Not here: taking pictures (screens.py, field.py), journeys with it (tests/journeys).
"""

from playwright.sync_api import Page

SECRET = "neem ka ped"
ROUND_MS = 60_000


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


def show(page: Page, address: str) -> None:
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_function("() => document.querySelector('main').children.length > 0")
    page.wait_for_timeout(250)
