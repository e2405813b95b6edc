"""What the browser's stories share: a served house with its people, and a browser.

A person's machine without Chromium skips them with one line; with CI=true that is a failure.
"""

import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from hamrah.access.actions import add_user, sign_in_link
from hamrah.access.actor import installer
from hamrah.config.opening import close_connections
from hamrah.ground import context
from hamrah.organisations.actions import found_organisation
from tests.one_database import one_database
from tests.starting import free_port, wait_for

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PASSWORD = "companion-on-the-road"
STAFF = {"asha": "registrar", "bina": "coordinator", "charu": "reader", "farah": "card-desk"}
PHONE = {"width": 360, "height": 740}
# What a press brings about may take so long on a machine that does other work beside. Playwright's own five
# seconds for what is expected are a third of that.
WAIT_MS = 20_000
expect.set_options(timeout=WAIT_MS)


class House(NamedTuple):
    """Where the pages are, and the one-time link of each of the cast."""

    url: str
    links: dict[str, str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("There is no Chromium on PATH.")
        pytest.skip("The browser's stories need an installed Chromium.")
    # While a loop runs in this thread Django keeps other connections for it than before and after; none may
    # lie open on the far side when a database is made anew.
    close_connections()
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=QUIET)
        close_connections()


def chromium() -> str | None:
    """Where this machine has one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker) -> Iterator[House]:
    """A small organisation: asha registers, bina coordinates, farah has the card desk; served by itself."""
    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        links = _people()
    with served(django_db_blocker) as url:
        yield House(url, links)


@contextmanager
def served(django_db_blocker: Any) -> Iterator[str]:
    """The pages of this run's database on a port of their own; afterwards the database is anew."""
    port = free_port()
    words = ["granian", "--interface", "wsgi", "--port", str(port), "--blocking-threads", "2"]
    server = subprocess.Popen(
        [sys.executable, "-m", *words, "hamrah.config.wsgi:application"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: _answers(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        with django_db_blocker.unblock():
            close_connections()
            one_database().clone()


def _people() -> dict[str, str]:
    # Of a demo: these stories are about other things than the second step of sign-in.
    organisation = found_organisation(code="GOG", name="Gogunda centre", is_demo=True)
    links = {}
    for username, role in STAFF.items():
        actor = installer(organisation)
        grant = add_user(actor, username=username, name=username.title(), role=role)
        with context.opened(organisation_id=organisation.id, door="identify"):
            links[username] = sign_in_link(grant.user)
    return links


def _answers(port: int) -> bool:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).status == 200
    except OSError:
        return False


@pytest.fixture
def page_of(browser: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """`page_of("asha")`: a signed-in page on a phone; `page_of()`: a stranger's."""
    contexts = []

    def open_page(who: str = "", *, language: str = "en") -> Page:
        fresh = browser.new_context(viewport=PHONE, base_url=house.url, locale="en-IN")
        fresh.set_default_timeout(WAIT_MS)
        fresh.add_cookies([{"name": "language", "value": language, "url": house.url}])
        contexts.append(fresh)
        page = fresh.new_page()
        if who:
            sign_in(page, who, house.links)
        return page

    yield open_page
    for each in contexts:
        each.close()


def sign_in(page: Page, who: str, links: dict[str, str]) -> None:
    """By her one-time link the first time, by her password after that."""
    if link := links.pop(who, None):
        page.goto(link)
        page.fill("input[name=password]", PASSWORD)
        page.fill("input[name=again]", PASSWORD)
    else:
        page.goto("/account/login/")
        page.fill("input[name=login]", who)
        page.fill("input[name=password]", PASSWORD)
    page.click("form.sheet-of button[type=submit]")
    page.wait_for_url("**/")
