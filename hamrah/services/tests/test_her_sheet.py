"""What her own sheet says of services: what is open, who answers, whom to call. Not here: the sheet."""

import pytest

from hamrah.organisations.models import Centre, Organisation
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
