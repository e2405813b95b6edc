"""Pictures of every page of a running demo in the states that a good day does not show.

    python -m tests.look.states [--states long late] [--only register] [--languages hi]

long     names and villages of sixty letters without a gap
late     no script has come (a slow line; or none is allowed)
offline  the network went away while the page stood open
refused  its forms are sent empty
zoomed   an office's screen at twice the size
empty    an organisation that keeps no register
denied   as somebody whose role it is not

Not here: any assertion (tests/browser), pages on a good day (screens.py). Forms are sent: never in a demo
that is still needed.
"""

import argparse
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from hamrah.ground.names.invented import CITY_HOMES, FAMILY_NAMES
from tests.look.pages import PAGES
from tests.look.screens import (
    QUIET,
    ROOT,
    SIZES,
    _arguments,
    _settled,
    found_by_walking,
    go,
    sign_in,
)

LATIN, LOCAL = (
    "Laxminarayanprasadvenkateshwaramurthichhotabhimsinghjikabara",
    "लक्ष्मीनारायणप्रसादवेङ्कटेश्वरमूर्तिछोटाभीमसिंहजीकाबड़ानगर",
)
WORDS = {
    name: long
    for names in (FAMILY_NAMES, [home[0] for home in CITY_HOMES])
    for one in names
    for name, long in ((one.latin, LATIN), (one.deva, LOCAL))
}
NAMES = re.compile("|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)))
# Text of a page, not what stands in its tags.
TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
EMPTY_OFFICE, NOBODY = "priya", ("charu", "ravi")
ZOOMED = (683, 384)
# A form that is filled in, in the page itself; one that is only a button is not sent.
FORM = """main form[method=post]:not([action*='logout']):has(input:not([type=hidden]), select, textarea)"""
EMPTIED = """form => {
    form.noValidate = true;
    for (const field of form.elements) {
        if (field.type === "checkbox" || field.type === "radio") field.checked = false;
        else if (field.tagName !== "BUTTON" && field.type !== "hidden") field.value = "";
    }
    HTMLFormElement.prototype.submit.call(form);
}"""


def long(context: BrowserContext) -> None:
    """Every page of the house with long names, as if they stood in its register."""

    def answer(route: Route) -> None:
        if route.request.resource_type != "document":
            route.continue_()
            return
        found = route.fetch(max_redirects=0)
        is_page = "html" in found.headers.get("content-type", "")
        route.fulfill(response=found, **({"body": TEXT.sub(_lengthened, found.text())} if is_page else {}))

    context.route("**/*", answer)


def _lengthened(text: re.Match[str]) -> str:
    return NAMES.sub(lambda name: WORDS[name.group()], text.group())


def late(context: BrowserContext) -> None:
    context.route("**/*.js", lambda route: route.abort())


def offline(page: Page) -> None:
    page.context.set_offline(True)
    page.evaluate("scrollTo(0, 0)")


def refused(page: Page) -> None:
    """The page's longest form, sent empty."""
    forms = page.locator(FORM)
    if forms.count():
        with page.expect_navigation():
            longest = max(
                range(forms.count()), key=lambda at: forms.nth(at).evaluate("f => f.elements.length")
            )
            forms.nth(longest).evaluate(EMPTIED)


BEFORE: dict[str, Callable[[BrowserContext], None]] = {"long": long, "late": late}
AFTER: dict[str, Callable[[Page], None]] = {"offline": offline, "refused": refused}
STATES = ("long", "late", "offline", "refused", "zoomed", "empty", "denied")


def main() -> None:
    arguments = _arguments(states)
    arguments.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        pages = {arguments.user: dict(PAGES), **_walked(browser, arguments)}
        for state in arguments.states:
            for language in arguments.languages:
                for path in in_state(browser, arguments, state, pages, language):
                    print(path)
        browser.close()


def states(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--states", nargs="*", default=list(STATES), choices=STATES)
    parser.set_defaults(into=ROOT / "var" / "screenshots" / "states", sizes=["phone"])


def _walked(browser: Browser, arguments: argparse.Namespace) -> dict[str, dict[str, str]]:
    if arguments.only and not arguments.every:
        return {}
    return {
        user: {**(PAGES if user == arguments.user else {}), **pages}
        for user, pages in found_by_walking(browser, arguments)
    }


def in_state(
    browser: Browser,
    arguments: argparse.Namespace,
    state: str,
    pages: dict[str, dict[str, str]],
    language: str,
) -> Iterator[Path]:
    for size in arguments.sizes if state != "zoomed" else ["zoomed"]:
        for user, addresses in _seen_by(state, pages).items():
            context = opened(browser, arguments.url, size, language)
            page = context.new_page()
            sign_in(page, user, arguments.password)
            BEFORE.get(state, lambda _: None)(context)
            for name, address in addresses.items():
                if not arguments.only or name in arguments.only:
                    path = arguments.into / f"{state}-{name}-{size}-{language}.png"
                    if _taken(page, state, address, path):
                        yield path
            context.close()


def _seen_by(state: str, pages: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """By whom which pages are opened for this state."""
    everything = {name: address for addresses in pages.values() for name, address in addresses.items()}
    if state == "empty":
        return {EMPTY_OFFICE: everything}
    if state == "denied":
        return dict.fromkeys(NOBODY, everything)
    return pages


def _taken(page: Page, state: str, address: str, path: Path) -> bool:
    """A picture; none where the page has no such state."""
    if not go(page, address):
        return False
    status = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    if (state == "denied") != (status == 403):
        return False
    if state == "refused" and not page.locator(FORM).count():
        return False
    AFTER.get(state, lambda _: None)(page)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        print(f"  wider than the screen: {path.stem}")
    if state != "offline":
        _settled(page)
    page.screenshot(path=path, full_page=False)
    page.context.set_offline(False)
    return True


def opened(browser: Browser, url: str, size: str, language: str) -> BrowserContext:
    width, height = SIZES.get(size, ZOOMED)
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=url, reduced_motion="reduce",
        device_scale_factor=2 if size == "zoomed" else 1,
    )  # fmt: skip
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": "language", "value": language, "url": url}])
    return context


if __name__ == "__main__":
    main()
