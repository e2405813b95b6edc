"""Every page, every language: no serious finding of axe-core (which is not ours), nothing wider than its
screen, nothing heavy. Not here: the keyboard (test_keyboard.py), whether a page is pleasant (tests/look).
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hamrah.ground.languages import languages
from tests.browser.conftest import served
from tests.browser.every_page import Everybody, long_named_house, sessions_of

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[1] / "outside" / "node_modules" / "axe-core" / "axe.min.js"
WHOLE = [code for code, one in languages().items() if one.whole]
# An ordinary laptop of 1366 x 768 at 200 %.
ZOOMED = {"width": 683, "height": 384}
PHONE = {"width": 360, "height": 740}
MOST_BYTES = 120_000
JUDGE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes.length} x ${found.nodes[0].html.slice(0, 160)}`)"""
WIDER = """() => document.documentElement.scrollWidth > innerWidth
    ? [String(document.documentElement.scrollWidth)].concat([...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map((each) => each.outerHTML.slice(0, 140)))
    : []"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core is missing: npm ci in tests/outside.")
        pytest.skip("axe-core is not installed: npm ci in tests/outside.")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def everybody(browser, django_db_setup, django_db_blocker) -> Iterator[Everybody]:
    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        house = long_named_house()
        sessions = sessions_of(house)
        with served(django_db_blocker) as url:
            yield Everybody(browser, url, house, sessions)


class Seen(NamedTuple):
    """What was found on the pages of one language: address -> what is wrong there."""

    findings: dict[str, list[str]] = {}
    wide: dict[str, list[str]] = {}
    heavy: dict[str, int] = {}


@pytest.fixture(scope="module")
def seen(everybody, axe) -> Callable[[str], Seen]:
    """All pages of a language, each opened once for every question."""
    return cache(lambda language: _looked_at(everybody, axe if language in WHOLE else "", language))


def _looked_at(everybody: Everybody, axe: str, language: str) -> Seen:
    seen = Seen({}, {}, {})
    for address, page, weight in everybody.pages(language, **PHONE):
        if weight > MOST_BYTES:
            seen.heavy[address] = weight
        for name, size in (("zoomed", ZOOMED), ("phone", PHONE)):
            page.set_viewport_size(size)
            if found := page.evaluate(WIDER):
                seen.wide[f"{name} {address}"] = found
        if axe:
            # Playwright evaluates beside the page's own policy, which would forbid an inline script.
            page.evaluate(axe)
            if found := page.evaluate(JUDGE):
                seen.findings[address] = found
    return seen


def listed(found: dict[str, Any]) -> str:
    return "\n".join(f"{address}: {what}" for address, what in found.items())


@pytest.mark.parametrize("language", WHOLE)
def test_no_page_has_a_serious_finding(seen, language):
    findings = seen(language).findings
    assert not findings, listed(findings)


@pytest.mark.parametrize("language", languages())
def test_no_page_scrolls_sideways_on_a_small_phone_or_at_twice_the_size(seen, language):
    wide = seen(language).wide
    assert not wide, listed(wide)


@pytest.mark.parametrize("language", languages())
def test_no_page_weighs_more_than_120_kilobytes_the_first_time(seen, language):
    heavy = seen(language).heavy
    assert not heavy, listed(heavy)
