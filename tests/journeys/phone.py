"""A field worker's phone in a browser, and what the office knows. Not here: any journey."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Page, TimeoutError, expect

from hamrah.access.actor import actor_for
from hamrah.access.models import User
from hamrah.ground import context
from hamrah.people.models import Person
from hamrah.sync.actions import invite_phone
from tests.browser.conftest import WAIT_MS

CODE, SECRET = "GOG", "neem ka ped"


# A cheap phone's screen, in Chrome.
DEVICE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "locale": "en-IN", "has_touch": True}
COUNTED = """async () => {
    const open = indexedDB.open("hamrah-field");
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const names = [...database.objectStoreNames];
    const tables = database.transaction(names);
    const asked = names.map((name) => tables.objectStore(name).count());
    const users = tables.objectStore("partitions").getAll();
    await new Promise((done) => (tables.oncomplete = done));
    database.close();
    const sum = (name) => users.result.reduce((whole, user) => whole + user[name], 0);
    const counted = Object.fromEntries(names.map((name, at) => [name, asked[at].result]));
    return { ...counted, counter: sum("counter"), confirmed: sum("confirmed") };
}"""
# Answers once what comes later has come: every screen of now and then is on the phone.
ALL_KEPT = """async () => {
    const text = await (await fetch('/field/worker.js')).text();
    const { version, later } = JSON.parse(text.match(/^const KEPT = (.*);$/m)[1]);
    const cache = await caches.open(`hamrah-field-${version}`);
    const wanted = later.filter((address) => address.includes('/field/later/'));
    const isKept = async () => (await Promise.all(wanted.map((one) => cache.match(one)))).every(Boolean);
    while (!(await isKept())) await new Promise((done) => setTimeout(done, 100));
    return wanted.length;
}"""


class Office:
    """The other end: its codes, and what has arrived."""

    def __init__(self, url: str, blocker: Any, *, code: str = CODE) -> None:
        self.url, self.blocker, self.code = url, blocker, code

    @contextmanager
    def opened(self, word: str = "bina") -> Iterator[Any]:
        """As somebody of the office, in its context."""
        with self.blocker.unblock():
            with context.opened(door="identify"):
                actor = actor_for(User.objects.get(username=word), code=self.code)
            assert actor is not None
            with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
                yield actor

    def code_for(self, word: str) -> str:
        with self.opened() as actor:
            row: Any = invite_phone(actor, user=User.objects.get(username=word))
            return f"{self.code}/{row.shown}"

    def knows(self, name: str) -> list[Person]:
        with self.opened() as actor:
            return list(Person.objects.visible_to(actor).filter(name=name))


class Phone:
    """One device: a profile of its own, with one user or several."""

    def __init__(self, context: BrowserContext, office: Office, *, language: str = "en") -> None:
        self.office, self.context = office, context
        self.context.set_default_timeout(WAIT_MS)
        self.context.add_cookies([{"name": "language", "value": language, "url": office.url}])
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def enrol(self, word: str, *, secret: str = SECRET, stays: bool = True) -> None:
        """As the office's code says; afterwards the app is kept on the phone."""
        self.page.goto("about:blank")
        self.page.goto(f"/field/#/enrol/{self.office.code_for(word)}")
        self.page.fill("[name=label]", word.title())
        self.page.fill("[name=secret]", secret)
        self.page.fill("[name=again]", secret)
        self.page.click("button[type=submit]")
        self.is_open()
        if stays:
            self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")

    def is_open(self) -> None:
        try:
            self.page.wait_for_selector(".field-tiles")
        except TimeoutError as late:
            raise AssertionError(f"{self.errors}: {self.page.inner_text('body')}") from late

    def is_home(self) -> None:
        """A whole round to the office is done."""
        self.page.wait_for_selector("body[data-round=done]")

    def keeps_every_screen(self) -> None:
        """Those of now and then too: what is opened without network has to be here before."""
        assert self.page.evaluate(ALL_KEPT) > 10

    def offline(self, is_off: bool = True) -> None:
        self.context.set_offline(is_off)

    def block(self, is_blocked: bool = True) -> None:
        """The office is out of reach, though a page may be: the network of a village."""
        if is_blocked:
            self.context.route(re.compile(r"/sync/(?!field)"), lambda route: route.abort())
        else:
            self.context.unroute_all()

    def restart(self) -> None:
        """The browser's page anew, as after the phone was off: nothing is in memory."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto("/field/")

    def unlock(self, secret: str = SECRET) -> None:
        self.page.fill("[name=secret]", secret)
        self.page.click("button[type=submit]")
        self.is_open()

    def go(self, address: str) -> None:
        self.page.evaluate("address => { location.hash = address }", address)

    def quick_add(self, name: str, *, phone: str = "", village: str = "Gogunda") -> None:
        self.go("#/people/quick")
        self.page.fill("form [name=name]", name)
        self.page.fill("form [name=phone]", phone)
        self.page.fill("form [name=village_said]", village)
        self.page.click("form button[type=submit]")
        expect(self.page.locator(".big-face h2")).to_have_text(name)

    @property
    def unsent(self) -> int:
        """What the bar on top says waits."""
        text = self.page.locator(".field-top .state").inner_text().strip()
        return int(text) if text else 0

    def sends_all(self) -> None:
        """With a network: until nothing waits any more, hundreds on a busy machine."""
        self.page.evaluate("() => dispatchEvent(new Event('online'))")
        expect(self.page.locator(".field-top .state")).to_have_text("", timeout=3 * WAIT_MS)

    def sealed(self) -> dict[str, int]:
        """Rows of each table of the phone's store; commands ever made, and those confirmed and forgotten."""
        counted: dict[str, int] = self.page.evaluate(COUNTED)
        return counted


Journey = Callable[..., Phone]
