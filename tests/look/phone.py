"""The app of the field as somebody holds it, for pictures of the tour: enrolled through the office's page.

Not here: taking pictures (screens.py, field.py), journeys with it (tests/journeys).
"""

from typing import Any

from playwright.sync_api import Error, Page

from tests.starting import wait_for

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


def becomes(page: Page, script: str, arg: Any = None) -> Any:
    """What an async function of the page answers, once that is anything. `wait_for_function` would take the
    promise itself for an answer."""
    told: list[Any] = []

    def is_told() -> bool:
        try:
            told[:] = [page.evaluate(script, arg)]
        except Error:  # the page was just opened anew
            return False
        return bool(told[0])

    wait_for(is_told)
    return told[0]


def show(page: Page, address: str) -> None:
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_function("() => document.querySelector('main').children.length > 0")
    page.wait_for_timeout(250)
