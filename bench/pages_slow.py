"""Pages in a browser on a slow computer: Chromium at a quarter of its speed, on the demo.

pages_slow.worst_ms: of all pages that the cast reaches by links the slowest, from the click until it stands
whole, the middle of several visits; the slowest are printed by name. The baseline is the same page at the
machine's own speed. pages_slow.worst_cpu_ms: the processor's time that a page takes of its own thread, four
times: says the same on a busy machine, where a clock on the wall says nothing.

Not here: what the server alone takes (pages.py), which no one's old computer slows down.
"""

import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from bench.installation import FOLDER, apart, served

SLOWER, VISITS, SHOWN = 4, 3, 12
MOST_MS = 250
TOOK = """() => new Promise((told) => {
    const look = () => {
        const [{ loadEventEnd }] = performance.getEntriesByType("navigation");
        if (loadEventEnd) told(loadEventEnd); else setTimeout(look, 5);
    };
    look();
})"""
Figure = dict[str, Any]


class Visited(NamedTuple):
    """A page as the first of the cast who reaches it opens it."""

    user: str
    address: str


def run() -> list[Figure]:
    with demo(), served() as asha, browser_at(asha.port) as browser:
        pages = list(walked(browser))
        slow = timed(browser, pages, slower=SLOWER)
        slowest = sorted(slow, key=lambda page: -slow[page])[:SHOWN]
        for page in slowest:
            mark = "  over the limit" if slow[page] > MOST_MS else ""
            print(f"{slow[page]:7.0f} ms  {page.user}  {page.address}{mark}", file=sys.stderr)
        took = timed(browser, pages, slower=1, visit=_thread, of_visits=max)
        busy = {page: SLOWER * ms for page, ms in took.items()}
        busiest = max(busy, key=lambda page: busy[page])
        print(f"{busy[busiest]:7.0f} ms of processor  {busiest.user}  {busiest.address}", file=sys.stderr)
        worst, baseline = slow[slowest[0]], timed(browser, slowest[:1], slower=1)[slowest[0]]
    return [
        {
            "name": "pages_slow.worst_ms",
            "size": len(pages),
            "value": round(worst, 1),
            "unit": "ms",
            "baseline": round(baseline, 1),
            "baseline_name": "the same page at full speed",
            "ratio": round(worst / baseline, 3),
        },
        {
            "name": "pages_slow.over_the_limit",
            "size": len(pages),
            "value": (over := sum(ms > MOST_MS for ms in slow.values())),
            "unit": "pages",
            "baseline": len(pages),
            "baseline_name": "all pages",
            "ratio": round(over / len(pages), 3),
        },
        {
            "name": "pages_slow.worst_cpu_ms",
            "size": len(pages),
            "value": round(busy[busiest], 1),
            "unit": "ms",
            "baseline": round(middle := statistics.median(busy.values()), 1),
            "baseline_name": "the page in the middle of all",
            "ratio": round(busy[busiest] / middle, 3),
        },
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


class Slowed:
    """A browser in which each of the cast has her own tab."""

    def __init__(self, browser: Any, url: str) -> None:
        self.browser, self.url, self.tabs = browser, url, dict[str, Any]()

    def tab(self, user: str) -> Any:
        if user not in self.tabs:
            from hamrah.config.demo import password
            from tests.look.screens import sign_in

            context = self.browser.new_context(base_url=self.url)
            context.add_cookies([{"name": "language", "value": "en", "url": self.url}])
            self.tabs[user] = context.new_page()
            sign_in(self.tabs[user], user, password())
        return self.tabs[user]


@contextmanager
def browser_at(port: int) -> Iterator[Slowed]:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import QUIET, chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield Slowed(browser, f"http://127.0.0.1:{port}")
        browser.close()


def walked(browser: Slowed) -> Iterator[Visited]:
    """Every page of the demo once."""
    from tests.look.every import WALKERS, walk

    known: set[str] = set()
    for user in WALKERS:
        for _name, address in walk(browser.tab(user), browser.url, known):
            yield Visited(user, address)


def _visit(tab: Any, _speed: Any, address: str) -> float:
    """On the wall's clock, until the page stands whole."""
    tab.goto(address)
    return float(tab.evaluate(TOOK))


def _thread(tab: Any, speed: Any, address: str) -> float:
    """The processor's time of the page's own thread. Where the browser took another process for it, counting
    began anew and this is too little: of several visits the longest is right."""
    speed.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _thread_seconds(speed)
    tab.goto(address)
    tab.evaluate(TOOK)
    after = _thread_seconds(speed)
    return 1000 * (after - before if after > before else after)


def _thread_seconds(speed: Any) -> float:
    told = speed.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "TaskDuration"))


def timed(
    browser: Slowed,
    pages: Iterable[Visited],
    *,
    slower: int,
    visit: Callable[..., float] = _visit,
    of_visits: Callable[[list[float]], float] = statistics.median,
) -> dict[Visited, float]:
    """Milliseconds of each page; its scripts and style are kept from the first visit."""
    times = {}
    for page in pages:
        tab = browser.tab(page.user)
        speed = tab.context.new_cdp_session(tab)
        speed.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        tab.goto(page.address)
        times[page] = of_visits([visit(tab, speed, page.address) for _ in range(VISITS)])
        speed.detach()
    return times
