"""Pictures of every page, to be looked at: two sizes, two languages, into var/screenshots.

    python tests/look/screens.py --url http://127.0.0.1:8000 --as bina --password ... [--only search]

Not here: any assertion; the browser's stories are in tests/browser.
"""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

SIZES = {"phone": (360, 740), "office": (1366, 768)}
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
SIGNED_OUT = {"sign-in": "/account/login/", "spent-link": "/access/link/no-such-link/"}
PAGES = {
    "home": "/",
    "menu": "/menu/",
    "search": "/people/search/",
    "search-found": "/people/search/?words=ramesh",
    "search-empty": "/people/search/?words=qqqqqq",
    "register": "/people/register/",
    "quick": "/people/quick/",
    "person": "first:/people/search/?words=ramesh",
    "waiting": "/people/waiting/",
    "import": "/imports/",
    "cards": "/cards/",
    "keys": "/cards/keys/",
    "check-a-card": "/verify/",
    "papers": "/people/papers/",
    "services": "/services/",
    "service": "first:/services/?whose=all",
    "hand-overs": "/services/inbox/",
    "hand-over": "/services/hand-overs/new/",
    "directory": "/services/directory/",
    "kinds": "/services/kinds/",
    "figures": "/figures/",
    "figure": "/figures/people.women/",
    "figure-blocks": "/figures/people.registered/?by=block",
    "villages": "/organisations/villages/",
    "places": "/places/",
    "users": "/access/users/",
    "journal": "/access/journal/",
    "my-budget": "/access/more/",
    "sign-ins": "/access/sign-ins/",
    "alarms": "/people/canaries/",
    "second-step": "/account/2fa/",
    "password": "/account/password/change/",
    "not-found": "/no/such/page/",
}


def main() -> None:
    arguments = _arguments()
    arguments.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for path in pictures(browser, arguments):
            print(path)
        browser.close()


def pictures(browser: Browser, arguments: argparse.Namespace) -> Iterator[Path]:
    """Every wanted page in every size and language."""
    for size in arguments.sizes:
        for language in arguments.languages:
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height}, base_url=arguments.url, reduced_motion="reduce"
            )
            context.add_cookies([{"name": "language", "value": language, "url": arguments.url}])
            page = context.new_page()
            for name, address in _wanted(SIGNED_OUT, arguments.only):
                yield _shot(page, name, address, arguments, f"{size}-{language}")
            sign_in(page, arguments.user, arguments.password)
            for name, address in _wanted({**PAGES, **arguments.more}, arguments.only):
                yield _shot(page, name, address, arguments, f"{size}-{language}")
            context.close()


def sign_in(page: Page, user: str, password: str) -> None:
    page.goto("/account/login/")
    page.fill("#id_login", user)
    page.fill("#id_password", password)
    page.click("form.sheet-of button[type=submit]")


def _shot(page: Page, name: str, address: str, arguments: argparse.Namespace, kind: str) -> Path:
    path = arguments.into / f"{name}-{kind}.png"
    if address.startswith("first:"):
        page.goto(address.removeprefix("first:"))
        link = page.locator(".person .who > a").first
        if not link.count():
            return path
        link.click()
    else:
        page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    if wide:
        print(f"  wider than the screen: {name} {kind}")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(120)
    page.screenshot(path=path, full_page=not kind.startswith("phone") or arguments.whole)
    return path


def _wanted(pages: dict[str, str], only: list[str]) -> list[tuple[str, str]]:
    return [(name, address) for name, address in pages.items() if not only or name in only]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--as", dest="user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--more", nargs="*", default=[], metavar="NAME=PATH")
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    parser.add_argument("--languages", nargs="*", default=["en", "hi"])
    parser.add_argument("--whole", action="store_true", help="whole pages on the phone too")
    parser.add_argument("--into", type=Path, default=Path("var/screenshots"))
    arguments = parser.parse_args()
    arguments.more = dict(pair.split("=", 1) for pair in arguments.more)
    return arguments


if __name__ == "__main__":
    main()
