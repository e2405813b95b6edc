"""Pictures of every page of a running demo, to be looked at: two sizes, two languages, into var/screenshots;
with --tour the pictures of docs/tour.md, small, into docs/tour.

    python -m tests.look.screens [--url http://127.0.0.1:8000] [--only search] [--tour]

Not here: any assertion (the browser's stories are in tests/browser), which pages there are (pages.py,
every.py), the phone's screens (field.py).
"""

import argparse
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from hamrah.config.opening import prepare_django
from hamrah.ground.demo import SOURCE
from tests.look import phone
from tests.look.every import WALKERS, listed, name_of, walk
from tests.look.pages import PAGES, SIGNED_OUT, TOUR, Shot

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"phone": (360, 740), "office": (1366, 768)}
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
NUMBER = re.compile(r"\b[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\b")
# What a picture of the tour may weigh; the first quality that fits is taken.
MOST_BYTES, QUALITIES = 60_000, (82, 74, 64, 52, 40)


def main() -> None:
    arguments = _arguments()
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        takes = tour if arguments.tour else pictures
        for path in takes(browser, arguments):
            print(path)
        browser.close()
    if not arguments.tour and not arguments.only:
        print("  never seen:", *sorted(listed() - arguments.seen))


def pictures(browser: Browser, arguments: argparse.Namespace) -> Iterator[Path]:
    """Every wanted page in every size and language, each as the first who sees it."""
    prepare_django()
    arguments.into.mkdir(parents=True, exist_ok=True)
    whose = {"": SIGNED_OUT, arguments.user: {**PAGES, **arguments.more}}
    if not arguments.only or arguments.every:
        for user, pages in found_by_walking(browser, arguments):
            whose[user] = {**whose.get(user, {}), **pages}
    for size in arguments.sizes:
        for language in arguments.languages:
            for user, pages in whose.items():
                yield from _pictures_of(browser, arguments, user, pages, size=size, language=language)


def _phone_of(
    browser: Browser, arguments: argparse.Namespace, user: str, **kind: str
) -> tuple[BrowserContext, Page]:
    """Enrolled for her by the code that the office's page shows her."""
    desk = opened(browser, arguments, size="office", language="en")
    office = desk.new_page()
    sign_in(office, user, arguments.password)
    code = phone.code_for_phone(office)
    desk.close()
    context = opened(browser, arguments, **kind)
    page = context.new_page()
    phone.enrol(page, SOURCE, code)
    return context, page


def _taken_on_the_phone(page: Page, shot: Shot) -> bytes:
    """The screen; where it is a list, the first of it."""
    phone.show(page, shot.address)
    first = page.locator("main .task a, main .rows a").first
    if shot.address != "#/" and first.count():
        phone.show(page, first.get_attribute("href") or shot.address)
    page.evaluate("document.fonts.ready")
    return page.screenshot(full_page=False)


def found_by_walking(browser: Browser, arguments: argparse.Namespace) -> Iterator[tuple[str, dict[str, str]]]:
    """Who of the cast reaches which further pages by following links; kept for the next run."""
    kept = arguments.into / "pages.json"
    if not kept.exists():
        prepare_django()
        known = {name_of(address.rpartition(":")[2]) for address in PAGES.values() if ":" not in address}
        found = {}
        for user in WALKERS:
            context = opened(browser, arguments, size="office", language="en")
            page = context.new_page()
            sign_in(page, user, arguments.password)
            found[user] = dict(walk(page, arguments.url, known))
            context.close()
        kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    yield from json.loads(kept.read_text(encoding="utf-8")).items()


def _pictures_of(
    browser: Browser, arguments: argparse.Namespace, user: str, pages: dict[str, str], **kind: str
) -> Iterator[Path]:
    wanted = _wanted(pages, arguments.only)
    if not wanted:
        return
    context = opened(browser, arguments, **kind)
    page = context.new_page()
    if user:
        sign_in(page, user, arguments.password)
    for name, address in wanted:
        yield _shot(page, name, address, arguments, "-".join(kind.values()))
    context.close()


def tour(browser: Browser, arguments: argparse.Namespace) -> Iterator[Path]:
    """The pictures of the tour, each as the one who sees that page."""
    into = ROOT / "docs" / "tour"
    into.mkdir(parents=True, exist_ok=True)
    for shot in TOUR:
        if arguments.only and shot.name not in arguments.only:
            continue
        if shot.address.startswith("#/"):
            context, page = _phone_of(browser, arguments, shot.user, size=shot.size, language=shot.language)
            picture = _taken_on_the_phone(page, shot)
        else:
            context = opened(browser, arguments, size=shot.size, language=shot.language)
            page = context.new_page()
            number = number_of_her_card(page, arguments.password) if shot.number else ""
            if shot.user:
                sign_in(page, shot.user, arguments.password)
            picture = _taken(page, shot, number)
        yield small(picture, into / f"{shot.name}.webp")
        context.close()


def opened(browser: Browser, arguments: argparse.Namespace, *, size: str, language: str) -> BrowserContext:
    """A browser of its own in this size and language."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=arguments.url, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "language", "value": language, "url": arguments.url}])
    return context


def sign_in(page: Page, user: str, password: str) -> None:
    page.goto("/account/login/")
    page.fill("#id_login", user)
    page.fill("#id_password", password)
    page.click("form.sheet-of button[type=submit]")


def small(picture: bytes, path: Path) -> Path:
    """As WebP, light enough to be kept beside the text."""
    path.with_suffix(".png").write_bytes(picture)
    with Image.open(path.with_suffix(".png")) as opened_picture:
        for quality in QUALITIES:
            opened_picture.convert("RGB").save(path, "WEBP", quality=quality, method=6)
            if path.stat().st_size <= MOST_BYTES:
                break
    path.with_suffix(".png").unlink()
    return path


def number_of_her_card(page: Page, password: str) -> str:
    """As it stands on her page; then nobody is signed in any more."""
    sign_in(page, "asha", password)
    go(page, PAGES["person"])
    found = NUMBER.search(page.inner_text("body"))
    assert found, "she of the tour has a card"
    page.context.clear_cookies(name="sessionid")
    return found.group()


def _taken(page: Page, shot: Shot, number: str) -> bytes:
    go(page, shot.address)
    if shot.sheet:
        page.set_input_files("input[type=file]", demo_file("tour-register.xlsx"))
        page.locator("form:has(input[type=file]) button").last.click()
        page.wait_for_load_state()
    for selector, text in shot.fill:
        page.fill(selector, text)
    if number:
        page.locator("#typed summary").click()
        page.check("input[name=agreed]")
        page.fill("textarea", number)
        page.locator("#typed button").click()
    if shot.part:
        page.locator(shot.part).scroll_into_view_if_needed()
        page.evaluate("part => document.querySelector(part).scrollIntoView()", shot.part)
    if shot.waits_for:
        page.locator(shot.waits_for).first.wait_for()
        page.evaluate("scrollTo(0, 0)")
    _settled(page)
    return page.screenshot(full_page=False)


def _settled(page: Page) -> None:
    """Fonts and portraits are there, also on a busy machine."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(120)


def go(page: Page, address: str) -> bool:
    """To a page, or with `first:` to the first of what it lists; False where it lists nothing."""
    marker, _, rest = address.partition(":")
    if marker not in FIRST:
        page.goto(address)
        return True
    page.goto(rest)
    link = page.locator(FIRST[marker]).first
    if not link.count():
        return False
    page.goto(link.get_attribute("href") or "")
    return True


FIRST = {
    "first": ".person .who > a",
    "comparison": "a[href*='/comparison/']",
    "import": "a[href^='/imports/']:not([href='/imports/'])",
    "batch": "a[href*='/cards/batches/']",
    "camp": "a[href*='/cards/camps/']:not([href*='/new/'])",
    "renewal": "a[href*='/renewal/']:not([href='/cards/renewal/'])",
    "export": "a[href*='/disclosures/exports/'], a[href*='/exports/']",
    "user": "a[href^='/access/users/']:not([href='/access/users/'])",
}


def _shot(page: Page, name: str, address: str, arguments: argparse.Namespace, kind: str) -> Path:
    path: Path = arguments.into / f"{name}-{kind}.png"
    if not go(page, address):
        print(f"  nothing to open: {name}")
        return path
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        print(f"  wider than the screen: {name} {kind}")
    _settled(page)
    arguments.seen.add(name_of(page.url))
    page.screenshot(path=path, full_page=not kind.startswith("phone") or arguments.whole)
    return path


def _wanted(pages: dict[str, str], only: list[str]) -> list[tuple[str, str]]:
    return [(name, address) for name, address in pages.items() if not only or name in only]


def demo_password() -> str:
    """What `hamrah demo` chose, where this installation is kept."""
    file = demo_file("demo.password")
    return file.read_text().strip() if file.exists() else ""


def demo_file(name: str) -> Path:
    """A file that loading the demo wrote."""
    return Path(os.environ.get("HAMRAH_DATA") or ROOT / "var") / name


def _arguments(further: Callable[[argparse.ArgumentParser], None] = lambda _: None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('HAMRAH_PORT') or 8000}")
    parser.add_argument("--as", dest="user", default="ela", help="who sees most pages")
    parser.add_argument("--password", default=demo_password())
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument(
        "--every", action="store_true", help="with --only: also among the pages found by walking"
    )
    parser.add_argument("--more", nargs="*", default=[], metavar="NAME=PATH")
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    parser.add_argument("--languages", nargs="*", default=["en", "hi"])
    parser.add_argument("--whole", action="store_true", help="whole pages on the phone too")
    parser.add_argument("--tour", action="store_true", help="the pictures of docs/tour.md, into docs/tour")
    parser.add_argument("--into", type=Path, default=ROOT / "var" / "screenshots")
    further(parser)
    arguments = parser.parse_args()
    if not arguments.password:
        parser.error("no demo is here: first `make run`, or give --as and --password")
    arguments.more = dict(pair.split("=", 1) for pair in arguments.more)
    arguments.seen = set[str]()
    return arguments


if __name__ == "__main__":
    main()
