"""Pages in a browser on a slow computer: Chromium at a quarter of its speed, on the demo.

pages_slow.worst_ms: of all pages the slowest, from the click until it stands whole, the middle of several
visits; its name is printed. The baseline is the slowest page at the machine's own speed.
Not here: what the server alone takes (pages.py), which no one's old computer slows down.
"""

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from bench.installation import FOLDER, SignedIn, apart, served

SLOWER, VISITS, SHOWN = 4, 5, 6
MOST_MS = 250
TOOK = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
Figure = dict[str, Any]


def run() -> list[Figure]:
    with demo(), served() as asha:
        ela = SignedIn(asha.port)
        ela.sign_in("ela", _password())
        asked = list(addresses(ela))
        slow, plain = (timed(ela, asked, slower) for slower in (SLOWER, 1))
    for address, ms in sorted(slow.items(), key=lambda one: -one[1])[:SHOWN]:
        print(f"{ms:7.0f} ms  {address}{'  over the limit' if ms > MOST_MS else ''}", file=sys.stderr)
    worst, baseline = max(slow.values()), max(plain.values())
    return [
        {
            "name": "pages_slow.worst_ms",
            "size": len(asked),
            "value": round(worst, 1),
            "unit": "ms",
            "baseline": round(baseline, 1),
            "baseline_name": "the slowest page at full speed",
            "ratio": round(worst / baseline, 3),
        }
    ]


@contextmanager
def demo() -> Iterator[None]:
    """The demo alone, in a folder of its own."""
    apart(FOLDER / "pages_slow")
    from hamrah.config import demo as loading
    from hamrah.config.opening import migrate, open_house
    from hamrah.ground.terminal import Out

    with open_house(migrated=False):
        migrate()
        loading.load(Out(as_json=False))
        yield


def _password() -> str:
    from hamrah.config.demo import password

    return password()


def addresses(ela: SignedIn) -> Iterator[str]:
    """The pages of which pictures are made, and a worker's own, as an administrator opens them."""
    from tests.look.screens import PAGES

    for address in PAGES.values():
        if address.startswith("first:"):
            _status, found = ela.ask(quote(address.removeprefix("first:"), safe="/?=&"))
            yield "/people/" + found.split('<a href="/people/', 1)[1].split('"', 1)[0]
        else:
            yield address


def timed(ela: SignedIn, asked: list[str], slower: int) -> dict[str, float]:
    """Milliseconds of each page; its scripts and style are kept from the first visit."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import QUIET, chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        context = browser.new_context(base_url=f"http://127.0.0.1:{ela.port}")
        context.add_cookies(
            [{"name": n, "value": v, "url": f"http://127.0.0.1:{ela.port}"} for n, v in ela.cookies.items()]
        )
        page = context.new_page()
        speed = context.new_cdp_session(page)
        speed.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        times = {}
        for address in asked:
            page.goto(address)
            times[address] = statistics.median(_visit(page, address) for _ in range(VISITS))
        browser.close()
    return times


def _visit(page: Any, address: str) -> float:
    page.goto(address)
    return float(page.evaluate(TOOK))
