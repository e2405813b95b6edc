"""Every page of the house as a browser opens it: the table of pages, a house with one of everything whose
names are as long as names get, and somebody signed in for each page. Not here: what is asked of a page.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page

from hamrah.organisations.models import Centre, Organisation, Village
from hamrah.people.models import Person
from tests import test_every_page_every_role as every
from tests.cast import House, house_of, signed_in

LONG_NAME = "Laxminarayanprasadvenkateshwaramurthi लक्ष्मीनारायणप्रसादवेङ्कटेश्वरमूर्ति Kalbeliya"
LONG_PLACE = "Chhotabhimsinghjikabaranagarpanchayat छोटाभीमसिंहजीकाबड़ानगरपंचायत"
LONG_OFFICE = "Dakshini Rajasthan Pravasi Shramik Sahayata evam Sandarbhkendramahasangh, Gogunda"
# Files and answers of scripts, not pages.
NO_PAGES = (
    *("/photo/", ".pdf", ".csv", ".xlsx", ".ics", ".json", "/likely/", "/sound/", "/headline/", "/hsds/"),
    *("/paper/", "/wages/papers/", "/computation/", "/evidence/", "/proof/", "/list/", "/given/"),
)
# The same page in other states, and pages of the sign-in library, each for the letter of a role.
ALSO = {
    "/people/search/?name=ramesh&village=gogunda": "A",
    "/people/search/?words=qqqq": "A",
    "/people/search/?words=gogunda+bai": "A",
    "/people/attestation/?words=gogunda+bai": "A",
    "/cards/?at=approve": "A",
    "/cards/?at=print": "A",
    "/cards/?at=printer": "A",
    "/cards/?at=handing": "A",
    "/cards/?at=due": "A",
    "/cards/?words=gogunda+bai": "A",
    "/people/waiting/?state=draft": "A",
    "/figures/people.registered/?by=block": "A",
    "/figures/people.women/?by=gender": "A",
    "/account/2fa/": "A",
    "/account/password/change/": "A",
    "/account/logout/": "A",
    "/no/such/page/": "A",
    "/access/users/": "R",
    "/account/login/": "",
    "/access/link/no-such-link/": "",
    "/verify/": "",
}


class Visit(NamedTuple):
    """A page and the letter of the role that opens it; none for a stranger."""

    address: str
    letter: str


def visits(house: House) -> list[Visit]:
    """Every page of the table of pages, and its other states."""
    pages = [page for page in every.PAGES if page.method == "GET"]
    named = [Visit(every._path(page, house), page.roles[0]) for page in pages]
    plain = [visit for visit in named if not any(sign in visit.address for sign in NO_PAGES)]
    return [*plain, *(Visit(address, letter) for address, letter in ALSO.items())]


def long_named_house() -> House:
    """One of everything, and every name so long that a careless page grows wider than the phone."""
    house = house_of("AAA", every.STAFF)
    with house.at_work("ela"):
        for person in Person.objects.all():
            Person.objects.filter(id=person.id).update(
                name=f"{person.name} {LONG_NAME}"[:120],
                relation_name=LONG_NAME,
                village_said=LONG_PLACE,
                occupation=LONG_PLACE[:60],
            )
        Village.objects.update(name=LONG_PLACE)
        Centre.objects.update(name=LONG_OFFICE)
        Organisation.objects.filter(id=house.id).update(name=LONG_OFFICE, name_local=LONG_OFFICE)
    return house


class Everybody:
    """One browser, in which somebody of each role is signed in, in one language."""

    def __init__(self, browser: Browser, url: str, house: House, sessions: dict[str, str]) -> None:
        self.browser, self.url, self.house, self.sessions = browser, url, house, sessions

    def pages(self, language: str, width: int, height: int) -> Iterator[tuple[str, Page, int]]:
        """Each page opened, one after the other, with the bytes it loads the first time; those of one role
        in one tab."""
        for letter in sorted({visit.letter for visit in visits(self.house)}):
            context = self._context(letter, language, width, height)
            page = context.new_page()
            loaded = _loaded(page)
            for visit in visits(self.house):
                if visit.letter == letter:
                    loaded.clear()
                    page.goto(visit.address)
                    page.evaluate("document.fonts.ready")
                    yield re.sub(r"[0-9a-f-]{36}", "…", visit.address), page, sum(loaded)
            context.close()

    def _context(self, letter: str, language: str, width: int, height: int) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, base_url=self.url, reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        kept = {"language": language} | ({"sessionid": self.sessions[letter]} if letter else {})
        context.add_cookies([{"name": n, "value": v, "url": self.url} for n, v in kept.items()])
        return context


def _loaded(page: Page) -> list[int]:
    """Fills with the bytes of whatever the page loads, as if it had never been here."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[int] = []
    network.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    return loaded


def sessions_of(house: House) -> dict[str, str]:
    """The session of somebody of each role, who has shown her second step."""
    return {
        letter: signed_in(house.users[name]).cookies["sessionid"].value
        for letter, name in every.LETTERS.items()
    }
