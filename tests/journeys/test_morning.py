"""A whole morning at a labour stand without network: what is noted there stands in the office afterwards.

Not here: each screen's look; what the office does with it.
"""

import pytest
from PIL import Image
from playwright.sync_api import expect

from hamrah.cards.tests.cast import jpeg_of
from hamrah.files.faces import invented_face
from hamrah.journeys.models import Spell
from hamrah.organisations.actions import add_village
from hamrah.people.models import Consent, Membership, SealedFact
from hamrah.services.models import ServiceRequest
from hamrah.stands.models import HeadCount, RateSeen, Visit

pytestmark = pytest.mark.browser
NAME = "Lali Bai Kharadi"


@pytest.fixture
def stand(office):
    with office.opened() as actor:
        return add_village(actor, name="Fatehpura chauraha", kind="stand")


def test_a_morning_at_the_stand(phone_of, office, stand):
    phone = phone_of("asha")
    phone.is_home()
    phone.offline()
    _register_wholly(phone)
    _leave(phone)
    _ask(phone)
    _found_a_household(phone)
    _shows_her_papers(phone)
    _visit(phone, stand.name)
    # registration, journey, service, household, papers, what stands on them, visit, head-count, rate
    assert phone.unsent == 9
    phone.offline(False)
    phone.sends_all()
    phone.is_home()
    (person,) = office.knows(NAME)
    with office.opened():
        assert person.photo is not None
        assert (person.eshram_number, person.birth_year, person.sector) == ("234123412346", 1991, "Farm work")
        assert SealedFact.objects.get(person=person, fact="papers").open() == "ration,eshram"
        given = {one.purpose: one.evidence_id for one in Consent.objects.filter(person=person)}
        assert set(given) == {"register", "card"}
        assert given["register"] is not None
        spell = Spell.objects.get(person=person)
        assert (spell.destination_said, spell.sector, spell.state) == ("Ahmedabad", "construction", "left")
        assert ServiceRequest.objects.get(person=person).state == "requested"
        assert Membership.objects.get(person=person).is_head
        assert Visit.objects.get(stand=stand).met_women == 2
        assert HeadCount.objects.get(stand=stand).men == 1
        assert RateSeen.objects.get(stand=stand).rate_paise == 55_000
    assert phone.errors == []


def _register_wholly(phone):
    page = phone.page
    phone.go("#/people/register")
    choose_photo(page, ".shot-button", jpeg_of(invented_face("lali", woman=True)))
    page.fill("form [name=name]", NAME)
    page.check("form [name=gender][value=F]", force=True)
    page.fill("form [name=age]", "34")
    page.fill("form [name=village_said]", "Kotda")
    page.check("form [name=purpose][value=register]")
    page.check("form [name=purpose][value=card]")
    page.check("form [name=how][value=signature]", force=True)
    choose_photo(
        page, "button:has-text('signed paper')", jpeg_of(Image.effect_noise((900, 1200), 60).convert("RGB"))
    )
    page.click("form button[type=submit]")
    page.locator(".big-face h2", has_text=NAME).wait_for()


def choose_photo(page, opens, picture):
    """Through the picture chooser: the browser of a test has no camera."""
    page.click(opens)
    page.set_input_files(
        ".camera input[type=file]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture}
    )
    page.get_by_role("button", name="Take this one").click()


def _leave(phone):
    phone.page.get_by_role("link", name="Journey", exact=True).click()
    phone.page.fill("form [name=destination_said]", "Ahmedabad")
    phone.page.check("form [name=sector][value=construction]", force=True)
    _save(phone)


def _ask(phone):
    phone.page.get_by_role("link", name="She asks for").click()
    # A kind draws its own questions; one that is needed holds her back until it is answered.
    phone.page.check("form [name=kind][value=job]", force=True)
    phone.page.click("form button[type=submit]")
    expect(phone.page.locator("[data-question=trade]")).to_contain_text("Answer this too")
    phone.page.fill("[data-question=trade] input", "mason")
    _save(phone)


def _found_a_household(phone):
    phone.page.get_by_role("link", name="Household").click()
    phone.page.get_by_role("button", name="A household of her own").click()
    phone.page.locator(".big-face").wait_for()


def _shows_her_papers(phone):
    phone.page.get_by_role("link", name="Papers").click()
    for paper in ("ration", "eshram"):
        phone.page.check(f"form [name=seen][value={paper}]", force=True)
    phone.page.fill("form [name=eshram_number]", "2341 2341 2346")
    phone.page.fill("form [name=birth_year]", "1991")
    phone.page.fill("form [name=sector]", "Farm work")
    _save(phone)


def _save(phone):
    phone.page.click("form button[type=submit]")
    phone.page.locator(".big-face").wait_for()


def _visit(phone, stand):
    page = phone.page
    phone.go("#/stands/visit")
    page.get_by_text(stand, exact=True).click()
    page.get_by_role("button", name="One more: Men").first.click()
    page.fill("[name=met_women]", "2")
    page.click("form button[type=submit]")
    page.get_by_text("Mason (karigar)").click()
    page.fill("[name=rate]", "550")
    page.click("form button[type=submit]")
    page.locator(".chip", has_text="₹550").wait_for()
