"""A slip for an office without Hamrah: either half alone opens nothing; five tries; T4 after a call back."""

from datetime import timedelta

import pytest

from hamrah.ground.day import today
from hamrah.people.actions import verify_guardian
from hamrah.services import actions
from hamrah.services.actions.slips import office_behind
from hamrah.services.models import Slip
from hamrah.services.sealed import words_in
from hamrah.services.slips import MOST_TRIES, Office, opens
from hamrah.services.tests.scene import Scene, asked, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


def office(**said) -> Office:
    return Office(**{"name": "Night shelter Saraspur", "recipient": "Ramesh", "phone": "079 2222", **said})


def slipped(scene, *people, **said):
    """A slip with its code, and its hand-over."""
    said = {"partner": "", "office": office(), "days": 10, **said}
    row = scene.sent(*people, **said)
    with scene.village.open():
        slip = Slip.objects.select_related("hand_over").get(hand_over=row)
        token, code = actions.new_code(scene.village.actor(), slip=slip).shown
    return slip, token, code


def refused(scene, who=None, **said) -> str:
    with scene.village.open():
        said = {"partner": "", "office": office(), "days": 10, **said}
        call = {"people": [who or scene.worker()], "handing": scene.handing(**said)}
        return code_of(actions.hand_over, scene.village.actor(), **call)


def says(scene, slip, answer, words=""):
    with scene.village.open():
        actor = office_behind(scene.village.organisation)
        return actions.answer_slip(actor, slip=slip, answer=answer, words=words)


def test_neither_link_nor_code_is_kept_in_words(scene):
    slip, token, code = slipped(scene)
    with scene.village.open():
        slip.refresh_from_db()
    assert token.encode() not in bytes(slip.token_sha256)
    assert code not in slip.code and slip.code.startswith("argon2")


def test_the_right_code_opens_it_however_it_is_typed(scene):
    slip, _token, code = slipped(scene)
    with scene.village.open():
        assert opens(slip, f" {code[:4].lower()}-{code[4:]} ")


def test_five_wrong_codes_close_it_for_good_also_for_the_right_one(scene):
    slip, _token, code = slipped(scene)
    with scene.village.open():
        for _try in range(MOST_TRIES):
            assert not opens(slip, "AAAA-AAAA")
        assert not opens(slip, code)
        slip.refresh_from_db()
        assert slip.tries == MOST_TRIES
        actor = office_behind(scene.village.organisation)
        call = {"slip": slip, "answer": "accept"}
        assert code_of(actions.answer_slip, actor, **call) == "services.slip_closed"


def test_a_code_made_anew_opens_and_the_one_before_does_not(scene):
    slip, _token, before = slipped(scene)
    with scene.village.open():
        _token, code = actions.new_code(scene.village.actor(), slip=slip).shown
        assert not opens(slip, before)
        assert opens(slip, code)


def test_past_its_day_it_opens_nothing(scene):
    slip, _token, code = slipped(scene)
    with scene.village.open():
        assert slip.opens_until == today() + timedelta(days=10)
        Slip.objects.filter(id=slip.id).update(opens_until=today() - timedelta(days=1))
        assert not opens(slip, code)


def test_at_most_fourteen_days(scene):
    assert refused(scene, days=15) == "services.too_long"


def test_taken_back_it_opens_nothing(scene):
    slip, _token, code = slipped(scene)
    with scene.village.open():
        actions.revoke_hand_over(scene.village.actor(), hand_over=slip.hand_over)
        assert not opens(slip, code)
        call = {"slip": Slip.objects.select_related("hand_over").get(id=slip.id)}
        assert code_of(actions.new_code, scene.village.actor(), **call) == "services.hand_over_closed"


def test_opening_changes_nothing(scene):
    slip, _token, code = slipped(scene)
    with scene.village.open():
        assert opens(slip, code)
        slip.hand_over.refresh_from_db()
        assert slip.hand_over.state == "sent"


def test_what_is_sensitive_goes_only_to_an_office_that_was_called_back(scene):
    assert refused(scene, kind="legal") == "services.call_back_first"
    slip, _token, _code = slipped(scene, kind="legal", office=office(called_back=True))
    assert slip.called_back_by_id == scene.village.actor().user_id


def test_danger_and_minors_never_go_by_a_slip_also_after_a_call_back(scene):
    called = office(called_back=True)
    assert refused(scene, kind="danger", office=called) == "services.never_by_slip"
    child = scene.worker("Hurmi")
    with scene.village.open():
        type(child).objects.filter(id=child.id).update(adult_from=today() + timedelta(days=400))
        child.refresh_from_db()
        boss = scene.village.actor("administrator")
        verify_guardian(boss, person=child, name="Bhima", relation="father", how="papers")
    assert refused(scene, child, office=called) == "services.never_by_slip"


def test_the_office_is_named_and_somebody_answers_for_it(scene):
    assert refused(scene, office=office(recipient=" ")) == "services.office_unclear"


def test_acceptance_and_outcome_are_recorded_and_the_owner_hears(scene):
    who = scene.worker()
    request = asked(scene.village, who)
    slip, _token, _code = slipped(scene, who)
    says(scene, slip, "accept")
    with scene.village.open():
        slip = Slip.objects.select_related("hand_over").get(id=slip.id)
        assert slip.hand_over.state == "accepted"
    row = says(scene, slip, "finish", "slept here one night")
    with scene.village.open():
        assert (row.state, words_in(row)["feedback"]) == ("done", "slept here one night")
        request.refresh_from_db()
        assert request.next_on == today()


def test_an_answer_of_the_office_is_one_of_ours(scene):
    slip, _token, _code = slipped(scene)
    with scene.village.open():
        actor = office_behind(scene.village.organisation)
        say = actions.answer_slip
        assert code_of(say, actor, slip=slip, answer="maybe") == "services.no_such_answer"
        assert code_of(say, actor, slip=slip, answer="decline") == "services.say_why"
        call = {"slip": slip, "answer": "accept", "words": "x" * 1001}
        assert code_of(say, actor, **call) == "services.too_long_words"
