"""Pictures of every screen of the phone, of a running demo: two small phones, two languages, also before
enrolling, offline, locked; into var/screenshots/field.

    python -m tests.look.field [--url http://127.0.0.1:8000] [--only cards/give] [--languages hi] [--whole]

Not here: any assertion (tests/journeys/test_screens.py), pages of the office (screens.py).
"""

import argparse
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.look.every_screen import go, open_to_look, screens_of
from tests.look.screens import QUIET, ROOT, demo_password, sign_in

SIZES = {"small": (320, 640), "phone": (360, 740)}
SECRET = "neem ka ped"
LONG = "Laxminarayanprasad Venkateshwaramurthi Kalbeliya लक्ष्मीनारायणप्रसाद"
# What only a phone without its office shows; each ends where the picture is taken.
WRITTEN = """async (name) => {
    const [id, place] = [app.id(), { village_said: "Chhotabhimsinghjikabaranagarpanchayat" }];
    const what = { said: { name, ...place, phones: [] }, consents: [], not_the_same: [] };
    const her = { state: "draft", registered_by: app.me.id, relation: "father", relation_name: name };
    const agreed = { consents: ["register"], unproven: ["register"] };
    const shows = [{ kind: "person", id, isNew: true, name, ...her, ...agreed, ...place }];
    await app.send("people.register_worker", { on: id, what, shows });
    return id;
}"""


def main() -> None:
    arguments = _arguments()
    arguments.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for language in arguments.languages:
            for path in pictures(browser, arguments, language):
                print(path)
        browser.close()


def pictures(browser: Browser, arguments: argparse.Namespace, language: str) -> Iterator[Path]:
    """The doors, then every screen as it came from the office, then without it."""
    context = opened(browser, arguments, language)
    page = context.new_page()
    code = code_of(browser, arguments)
    page.goto("/field/")
    yield from shots(page, arguments, f"enrol-{language}")
    enrol(page, code)
    everywhere = {
        name: at for name, at in screens_of(page).items() if not arguments.only or name in arguments.only
    }
    for name, address in {"home": "#/", **everywhere}.items():
        go(page, address)
        yield from shots(page, arguments, f"{name.replace('/', '-')}-{language}")
    context.set_offline(True)
    person = page.evaluate(WRITTEN, LONG)
    alone = {
        "home": "#/",
        "person": f"#/people/person/{person}",
        "give": f"#/cards/give/{person}",
        "outbox": "#/sync/outbox",
        "sheet": "#/people/sheet",
    }
    for name, address in alone.items():
        go(page, address)
        yield from shots(page, arguments, f"offline-{name}-{language}")
    context.set_offline(False)
    page.reload()
    yield from shots(page, arguments, f"lock-{language}")
    context.close()


def opened(browser: Browser, arguments: argparse.Namespace, language: str) -> BrowserContext:
    """A phone of its own. Without its service worker: each picture is of the files as they are now."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, base_url=arguments.url, reduced_motion="reduce",
        service_workers="block", has_touch=True, device_scale_factor=2,
    )  # fmt: skip
    context.set_default_timeout(30_000)
    context.add_cookies([{"name": "language", "value": language, "url": arguments.url}])
    open_to_look(context)
    return context


def code_of(browser: Browser, arguments: argparse.Namespace) -> str:
    """The address that the office's page offers in a demo."""
    office = browser.new_context(base_url=arguments.url)
    page = office.new_page()
    sign_in(page, arguments.user, arguments.password)
    page.goto("/sync/phones/")
    page.locator("form[action$='/invitation/'] button").click()
    address = page.locator(".enrol-code a.main").get_attribute("href") or ""
    office.close()
    return address


def enrol(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    page.fill("[name=label]", "Asha")
    page.fill("[name=secret]", SECRET)
    page.fill("[name=again]", SECRET)
    page.click("button[type=submit]")
    page.wait_for_selector("body[data-round=done]")


def shots(page: Page, arguments: argparse.Namespace, name: str) -> Iterator[Path]:
    for size in arguments.sizes:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(80)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            print(f"  wider than the screen: {name} {size}")
        path: Path = arguments.into / f"{name}-{size}.png"
        page.screenshot(path=path, full_page=arguments.whole)
        yield path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('HAMRAH_PORT') or 8000}")
    parser.add_argument("--as", dest="user", default="asha", help="whose phone it is")
    parser.add_argument("--password", default=demo_password())
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    parser.add_argument("--languages", nargs="*", default=["hi", "en"])
    parser.add_argument("--whole", action="store_true", help="each screen to its end")
    parser.add_argument("--into", type=Path, default=ROOT / "var" / "screenshots" / "field")
    arguments = parser.parse_args()
    if not arguments.password:
        parser.error("no demo is here: first `make run`, or give --as and --password")
    return arguments


if __name__ == "__main__":
    main()
