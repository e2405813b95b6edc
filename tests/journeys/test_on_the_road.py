"""Weeks without an office: a worker goes on and her record follows, two phones write of one worker, 300
entries of nineteen days behind a forgotten secret, a revoked phone, cards that can be made no more.

Not here: one morning.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from hamrah.access.models import User
from hamrah.ground.day import today
from hamrah.journeys.models import Spell
from hamrah.people import actions as people
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from hamrah.services import actions as services
from hamrah.services.actions.asking import Asked
from hamrah.services.models import ServiceRequest
from hamrah.sync.actions import end_phone, open_rescue, take_rescue
from hamrah.sync.models import FieldPhone, Held, Partition
from tests.journeys.phone import DEVICE, Office, Phone
from tests.journeys.test_card_in_the_field import has, worker
from tests.look.every_screen import open_to_look
from tests.starting import wait_for

pytestmark = pytest.mark.browser
DAYS, ENTRIES = 19, 300
WRITTEN = """async ([from, count, ago]) => {
    const real = Date.now;
    for (let at = 0; at < count; at += 1) {
        Date.now = () => real() - ago;
        const [id, name] = [app.id(), `${from} ${at}`];
        const what = { said: { name, phones: [] }, consents: [], not_the_same: [] };
        const shows = [{ kind: "person", id, isNew: true, state: "draft", name }];
        await app.send("people.register_worker", { on: id, what, shows });
    }
    Date.now = real;
}"""


@pytest.fixture
def phone_for(browser: Browser, office: Office) -> Iterator[Callable[[str], Phone]]:
    """A new phone whose page lets the test write through the same door as the screens, and as fast."""
    phones: list[Phone] = []

    def enrolled(word: str) -> Phone:
        context = browser.new_context(base_url=office.url, service_workers="block", **DEVICE)
        open_to_look(context)
        phone = Phone(context, office)
        phones.append(phone)
        phone.enrol(word, stays=False)
        return phone

    yield enrolled
    for phone in phones:
        phone.context.close()


def test_a_worker_goes_on_and_her_record_follows_and_leaves_the_old_phone_after_a_week(phone_of, office):
    with office.opened() as bina:
        said, yes = Registration(name="Rukmani Bai Kharadi"), ConsentSaid("register", "hi", "thumb")
        person = people.register_worker(bina, said=said, consents=[yes])
        people.submit_worker(bina, person=person)
        people.accept_worker(bina, person=person)
        asked = Asked("job", {"trade": "mason"})
        (request,) = services.ask(
            bina, people=[person], asked=asked, assigned_to=User.objects.get(username="asha")
        )
    old, new = phone_of("asha"), phone_of("bina")
    has(old, person)
    with office.opened() as bina:
        row = ServiceRequest.objects.get(id=request)
        services.assign(bina, requests=[row], to=User.objects.get(username="bina"))
    new.sends_all()
    has(new, person)
    old.sends_all()
    _a_week_later(office, person, "asha")
    old.page.evaluate("() => dispatchEvent(new Event('online'))")
    old.page.wait_for_function("() => document.body.dataset.round === 'away'")
    old.is_home()
    old.go("#/")
    old.go(f"#/people/person/{person.id}")
    expect(old.page.locator("main .empty")).to_contain_text("not on this phone any more")
    _goes(new, person, "Surat")
    new.sends_all()
    with office.opened():
        assert Spell.objects.get(person=person).destination_said == "Surat"


def _goes(phone: Phone, person: Person, where: str) -> None:
    phone.go(f"#/journeys/leave/{person.id}")
    phone.page.fill("form [name=destination_said]", where)
    phone.page.click("form button[type=submit]")
    phone.page.locator(".spells", has_text=where).wait_for()


def _a_week_later(office: Office, person: Person, word: str) -> None:
    """Her phone has heard until when it keeps her; that day is over."""

    def is_over() -> bool:
        with office.opened():
            held = Held.objects.filter(person_id=person.id, partition__user__username=word)
            return bool(held.exclude(leaves_on=None).update(leaves_on=today() - timedelta(days=1)))

    wait_for(is_over)


def test_two_phones_write_of_one_worker_and_the_office_has_both(phone_of, office):
    person = worker(office, "Paru Bai Damor", photo=False)
    one, other = phone_of("asha"), phone_of("bina")
    has(one, person)
    has(other, person)
    for phone, number in ((one, "9829000001"), (other, "9829000002")):
        phone.offline()
        phone.go(f"#/people/phone/{person.id}")
        phone.page.fill("form [name=phone]", number)
        phone.page.click("form button[type=submit]")
        phone.page.locator(".big-face").wait_for()
    for phone, hamlet in ((one, "Upla phala"), (other, "Nichla phala")):
        phone.go(f"#/people/correct/{person.id}")
        phone.page.fill("form [name=hamlet]", hamlet)
        phone.page.click("form button[type=submit]")
        phone.page.locator(".big-face").wait_for()
    for phone in (one, other):
        phone.offline(False)
        phone.sends_all()
    with office.opened():
        person.refresh_from_db()
        assert set(person.phones.values_list("number", flat=True)) >= {"9829000001", "9829000002"}
        assert person.hamlet == "Upla phala"
    # What the second said otherwise is kept, and asked of a person; both phones show it.
    other.go("#/")
    other.page.get_by_text("Two values: Paru Bai Damor").click()
    expect(other.page.locator("main")).to_contain_text("Upla phala")
    expect(other.page.locator("main")).to_contain_text("Nichla phala")
    other.page.locator("section", has_text="Nichla phala").get_by_role("button", name="Take this one").click()
    expect(other.page.get_by_text("Settled on this phone")).to_be_visible()
    other.sends_all()
    with office.opened():
        person.refresh_from_db()
        assert person.hamlet == "Nichla phala"


def test_three_hundred_entries_of_nineteen_days_come_back_after_a_forgotten_secret(phone_for, office):
    phone = phone_for("asha")
    phone.is_home()
    phone.block()
    phone.page.evaluate(WRITTEN, ["Forgotten", ENTRIES, DAYS * 86_400_000])
    assert phone.unsent == ENTRIES
    phone.restart()
    expect(phone.page.locator(".notice.warn")).to_contain_text(f"{ENTRIES} entries wait to be sent")
    expect(phone.page.locator(".notice.warn")).to_contain_text(f"{DAYS} days ago")
    phone.page.get_by_text("I forgot my secret").click()
    phone.page.get_by_role("button", name="Give my secret up").click()
    expect(phone.page.get_by_text(f"{ENTRIES} unsent entries")).to_be_visible()
    phone.block(False)
    phone.enrol("asha", secret="naya gupt shabd", stays=False)
    phone.is_home()
    assert _brought_back(office) == {"done": ENTRIES}
    with office.opened():
        rows = Person.objects.filter(name__startswith="Forgotten ")
        assert (rows.count(), rows.values("name").distinct().count()) == (ENTRIES, ENTRIES)
        then = (datetime.now(UTC) - timedelta(days=DAYS)).date()
        assert abs((rows.first().registered_on - then).days) <= 1


def test_a_revoked_phone_sends_nothing_more_and_its_entries_come_back(phone_for, office):
    phone = phone_for("asha")
    phone.is_home()
    phone.block()
    phone.page.evaluate(WRITTEN, ["Revoked", ENTRIES, 0])
    with office.opened() as actor:
        row = FieldPhone.objects.visible_to(actor).order_by("-id").first()
        end_phone(actor, phone=row, how="seized", why="taken at the check post")
    phone.block(False)
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(phone.page.get_by_text("The office has stopped this phone")).to_be_visible()
    assert office.knows("Revoked 0") == []
    assert phone.sealed()["outbox"] == ENTRIES
    # The same phone is enrolled no more: what is unsent goes to the office as a file that only it can open.
    phone.page.get_by_text("I forgot my secret").click()
    phone.page.get_by_role("button", name="Give my secret up").click()
    expect(phone.page.get_by_text(f"{ENTRIES} unsent entries")).to_be_visible()
    with phone.page.expect_download() as saved:
        phone.page.get_by_role("button", name="Save the sealed file").click()
    sealed = saved.value.path().read_bytes()
    assert b"Revoked" not in sealed
    with office.opened() as actor:
        assert take_rescue(actor, content=sealed) == ENTRIES
    assert _brought_back(office) == {"done": ENTRIES}


def _brought_back(office: Office) -> dict[str, int]:
    with office.opened() as actor:
        row = Partition.objects.filter(boxes__outcome="").distinct().get()
        return open_rescue(actor, partition=row)


LATER = "Date.now = ((real) => () => real() + %d * 86_400_000)(Date.now)"
# What is done to the phone, and what its screen says then.
CARDS_OVER = {
    "all are made": ("app.kept.put('cards.leaves', {leaves: []})", "has made all the cards it may"),
    "away too long": (LATER % 100, "was too long without the office"),
    "a clock years behind": (LATER % -1000, "The clock of this phone is wrong"),
}


@pytest.mark.parametrize("end", CARDS_OVER)
def test_when_no_card_can_be_made_the_screen_says_why_and_what_to_do(phone_for, office, end):
    person = worker(office, f"Gauri Bai {end}")
    phone = phone_for("asha")
    phone.is_home()
    has(phone, person)
    phone.go(f"#/cards/give/{person.id}")  # a screen of now and then: seen once, it is there without network
    expect(phone.page.get_by_role("button", name="Make the card")).to_be_visible()
    phone.offline()
    script, words = CARDS_OVER[end]
    phone.page.evaluate(f"() => {{ {script} }}")
    phone.go("#/")
    phone.go(f"#/cards/give/{person.id}")
    expect(phone.page.locator("main .notice.warn")).to_contain_text(words)
    expect(phone.page.get_by_role("button", name="Make the card")).to_have_count(0)
    expect(phone.page.get_by_role("button", name="Ask the card desk for one")).to_be_visible()
