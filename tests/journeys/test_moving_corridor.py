"""A worker goes from the village to the city, and her record with her: onto the phone of who serves her
there, and after the grace time off that of who served her at home. Not here: which requests lie with whom.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hamrah.access.models import User
from hamrah.ground.day import today
from hamrah.journeys.actions import start_spell
from hamrah.journeys.models import Spell
from hamrah.people.actions import accept_worker, register_worker, submit_worker
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.rules.registration import Registration
from hamrah.services.actions import ask, assign
from hamrah.services.actions.asking import Asked
from hamrah.services.models import ServiceRequest
from hamrah.sync.models import Held

pytestmark = pytest.mark.browser
NAME = "Mangi Bai Gameti"


@pytest.fixture
def mangi(office):
    """Of a village where neither phone has work, away since four months; asha looks after her wish."""
    with office.opened() as actor:
        yes = (ConsentSaid("register", "hi", "thumb"),)
        person = register_worker(actor, said=Registration(name=NAME, village_said="Kotda"), consents=yes)
        submit_worker(actor, person=person)
        accept_worker(actor, person=person)
        long_ago = today() - timedelta(days=120)
        start_spell(
            actor, person=person, left_on=long_ago, destination_said="Ahmedabad", sector="construction"
        )
        # Who left lately is on every phone of an office without centres; she did not.
        Spell.objects.filter(person=person).update(made_at=timezone.now() - timedelta(days=120))
        wish = Asked("job", {"trade": "mason"})
        ask(actor, people=[person], asked=wish, assigned_to=User.objects.get(username="asha"))
        return person


def test_her_record_follows_her_to_the_city_and_leaves_the_village_after_the_grace_time(
    phone_of, office, mangi
):
    village, city = phone_of("asha"), phone_of("bina")
    for phone in (village, city):
        phone.is_home()
    assert _is_on(village, NAME)
    village.offline()
    with office.opened() as actor:
        (request,) = ServiceRequest.objects.filter(person=mangi)
        assign(actor, requests=[request], to=User.objects.get(username="bina"))
    _comes_home(city)
    city.offline()
    assert _is_on(city, NAME), "who serves her in the city has her, also without a network"
    _is_offered_work(city)
    assert _is_on(village, NAME), "a phone that was away since keeps her"
    city.offline(False)
    city.sends_all()
    with office.opened():
        assert ServiceRequest.objects.get(person=mangi).state == "offered"
    # Her worker at home still hears what came of it; she has a week on this phone.
    village.offline(False)
    _comes_home(village)
    _opens(village, NAME)
    expect(village.page.locator("main")).to_contain_text("Offered")
    expect(village.page.locator("main")).to_contain_text("She leaves this phone on")
    _a_week_passes(office, mangi)
    _comes_home(village)
    assert not _is_on(village, NAME)
    _comes_home(city)
    assert _is_on(city, NAME)
    assert village.errors == city.errors == []


def _is_on(phone, name: str) -> bool:
    """Whether she is found on the phone itself."""
    _finds(phone, name)
    there = phone.page.locator("main ul.rows").get_by_text(name)
    nobody = phone.page.get_by_text("Nobody of this name is on this phone")
    expect(there.or_(nobody).first).to_be_visible()
    return there.count() > 0


def _finds(phone, name: str) -> None:
    phone.go("#/")
    phone.is_open()
    phone.go(f"#/people/find/{name}")


def _opens(phone, name: str) -> None:
    _finds(phone, name)
    phone.page.locator("main ul.rows").get_by_text(name).first.click()
    expect(phone.page.locator(".big-face h2")).to_have_text(name)


def _is_offered_work(phone) -> None:
    """Where she arrived, without a network: her journey is known, her wish goes on."""
    _opens(phone, NAME)
    expect(phone.page.locator("main")).to_contain_text("Ahmedabad")
    phone.page.get_by_role("link", name="Next step").click()
    phone.page.check("form [name=step][value=offer]", force=True)
    phone.page.fill("form [name=words]", "a site in Naroda, from Monday")
    phone.page.click("form button[type=submit]")
    phone.page.locator(".big-face").wait_for()


def _comes_home(phone) -> None:
    """A whole round to the office that began after now: the one that may be under way is waited for first."""
    for _ in range(2):
        phone.page.evaluate(
            "() => { delete document.body.dataset.round; dispatchEvent(new Event('online')) }"
        )
        phone.is_home()


def _a_week_passes(office, person) -> None:
    with office.opened():
        held = Held.objects.filter(person_id=person.id, leaves_on__isnull=False)
        assert [row.leaves_on for row in held] == [today() + timedelta(days=7)]
        held.update(leaves_on=today() - timedelta(days=1))
