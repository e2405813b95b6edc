"""What her own sheet says of services: what is open, who answers, whom to call. Not here: the sheet."""

import pytest

from hamrah.ground.day import today
from hamrah.journeys.actions import start_spell
from hamrah.organisations.models import Centre, Organisation
from hamrah.people.actions import note_sealed_fact
from hamrah.people.rules.registration import PhoneSaid
from hamrah.places.models import Place
from hamrah.rights.actions import name_nominee, take_request
from hamrah.services import actions
from hamrah.services.models import ServiceRequest
from hamrah.services.tests.scene import Scene, asked, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


def open_on_sheet(scene, who, *, safe: str) -> str:
    """The part "What is open", as words."""
    said = {"safe": safe, "language": "en"}
    page = scene.village.browser().post(f"/rights/of/{who.id}/sheet/", said).content.decode()
    _before, there, after = page.partition("What is open</h2>")
    return after.partition("</section>")[0] if there else ""


def test_an_open_request_stands_with_who_answers_and_whom_to_call(scene):
    who = scene.worker()
    request = asked(scene.village, who, "training")
    with scene.village.open():
        centre = Centre.objects.create(name="Gogunda", phone="0295 6223")
        ServiceRequest.objects.filter(id=request.id).update(centre=centre)
        assert "Gogunda answers for it" in (said := open_on_sheet(scene, who, safe="no"))
        colleague = user_of(scene.village.actor("counsellor"))
        actions.assign(scene.village.actor(), requests=[request], to=colleague)
    assert "Call 0295 6223" in said
    assert "counsellor answers for it" in open_on_sheet(scene, who, safe="no")


def test_what_is_finished_is_not_open(scene):
    who = scene.worker()
    request = asked(scene.village, who, "training")
    with scene.village.open():
        actions.take_step(scene.village.actor(), request=request, step="withdraw")
    assert open_on_sheet(scene, who, safe="yes") == ""


def test_a_sensitive_request_stands_only_on_a_safe_paper(scene):
    who = scene.worker()
    asked(scene.village, who, "legal")
    assert open_on_sheet(scene, who, safe="no") == ""
    assert "Legal help" in open_on_sheet(scene, who, safe="yes")


def test_who_helps_her_elsewhere_stands_only_on_a_safe_paper_and_until_it_ends(scene):
    who = scene.worker()
    with scene.city.open():
        Organisation.objects.filter(id=scene.city.organisation.id).update(phone="0261 22")
    row = scene.sent(who)
    assert open_on_sheet(scene, who, safe="no") == ""
    said = open_on_sheet(scene, who, safe="yes")
    assert "Shelter: asked of others: City answers for it" in said
    assert "Call 0261 22" in said
    scene.answers(scene.arrived(row), "accept")
    scene.heard(row)
    assert "Shelter: others help you" in open_on_sheet(scene, who, safe="yes")
    with scene.village.open():
        row.refresh_from_db()
        actions.revoke_hand_over(scene.village.actor(), hand_over=row)
    assert open_on_sheet(scene, who, safe="yes") == ""


def test_whoever_took_back_her_yes_is_handed_to_nobody(scene):
    who, other = scene.worker(), scene.worker("Hakri Bai")
    row = scene.sent(who, other)
    with scene.village.open():
        actions.withdraw_hand_over(scene.village.actor(), handed=row.people.get(person=who))
    assert open_on_sheet(scene, who, safe="yes") == ""
    assert "Shelter" in open_on_sheet(scene, other, safe="yes")


# -- the husband who finds it ---------------------------------------------------------------------


def paper(scene, who, *, safe: str) -> str:
    said = {"safe": safe, "language": "en"}
    page = scene.village.browser().post(f"/rights/of/{who.id}/sheet/", said).content.decode()
    return page.partition('<div class="page-head">')[2].partition("</main>")[0]


def all_that_could_hurt(scene):
    """A woman with a second phone, a bed asked for, a brother who acts for her, a complaint, a far room."""
    phones = (PhoneSaid("9829011111", "self", safe_to_call=True), PhoneSaid("9829022222", "neighbour"))
    who = scene.worker(phones=phones)
    asked(scene.village, who, "shelter")
    with scene.village.open():
        actor = scene.village.actor()
        name_nominee(actor, person=who, name="Bhera Bhai", relation="brother", phone="9829033333")
        take_request(actor, person=who, kind="complaint", words="he came to the office", received_on=today())
        surat = Place.objects.get(kind="city", code="surat").id
        start_spell(actor, person=who, destination_id=surat, left_on=today(), living="shelter")
    return who


HURTS = ("Shelter", "9829022222", "Bhera", "9829033333", "omplaint", "Where she lived")


def test_what_could_hurt_her_where_it_is_found_stands_on_a_safe_paper_alone(scene):
    who = all_that_could_hurt(scene)
    safe, unsafe = paper(scene, who, safe="yes"), paper(scene, who, safe="no")
    assert [word for word in HURTS if word not in safe] == []
    assert [word for word in HURTS if word in unsafe] == []
    assert "9829011111" in unsafe


def test_of_whom_danger_is_known_an_unsafe_paper_is_card_consents_and_helpline(scene):
    who = all_that_could_hurt(scene)
    assert "Surat" in paper(scene, who, safe="no")
    with scene.village.open():
        note_sealed_fact(scene.village.actor(), person=who, fact="safety", value="he looks for her")
    unsafe = paper(scene, who, safe="no")
    assert "Your card" in unsafe
    assert "You agreed to this" in unsafe
    for word in ("Surat", "looked at your record", "What is open", "ine by line", "alone", *HURTS):
        assert word not in unsafe
    assert "he looks for her" in paper(scene, who, safe="yes")


def test_what_is_open_of_danger_makes_an_unsafe_paper_short_too(scene):
    who = all_that_could_hurt(scene)
    asked(scene.village, who, "danger")
    assert "Surat" not in paper(scene, who, safe="no")
