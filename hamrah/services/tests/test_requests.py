"""A request from asking to telling her: steps, days, refusals, and what of it is readable by whom."""

from datetime import timedelta

import pytest

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.people.actions import restrict_worker
from hamrah.people.models import Person
from hamrah.services import actions
from hamrah.services.actions.asking import Asked, refuse_asking
from hamrah.services.kinds import BEGUN, kind_called
from hamrah.services.models import FollowUp, ServiceRequest, ServiceStep
from hamrah.services.rules.steps import REQUEST_STEPS
from hamrah.services.sealed import said_of
from hamrah.services.tests.scene import Scene, asked, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture
def request_(scene):
    return asked(scene.village, scene.worker(), "training")


def steps(scene, request, *names, **said) -> ServiceRequest:
    with scene.village.open():
        for name in names:
            request = actions.take_step(scene.village.actor(), request=request, step=name, **said)
        return request


def test_she_asks_and_a_first_answer_is_due_as_the_kind_says(scene):
    request = asked(scene.village, scene.worker(), "training", words="anything with engines")
    assert (request.state, request.answer_by, request.next_on) == (
        "requested", today() + timedelta(days=7), request.answer_by,
    )  # fmt: skip
    with scene.village.open():
        said = said_of(request.person, request.sealed)
    assert said == {"words": "anything with engines", "said": {"trade": "mason"}}


def test_what_she_said_lies_sealed(scene):
    request = asked(scene.village, scene.worker(), "legal", words="the contractor Motilal beats us")
    assert b"Motilal" not in bytes(request.sealed)


@pytest.mark.parametrize("state", list(REQUEST_STEPS))
def test_no_step_is_possible_but_those_of_the_table(scene, request_, state):
    every = {step for steps in REQUEST_STEPS.values() for step in steps}
    with scene.village.open():
        ServiceRequest.objects.filter(id=request_.id).update(state=state)
        for step in every - set(REQUEST_STEPS[state]) | {"move"}:
            call = {"request": request_, "step": step, "why_not": "too_far"}
            assert code_of(actions.take_step, scene.village.actor(), **call) == "services.no_such_step"


def test_done_is_told_to_her_and_then_asked_after_three_times(scene, request_):
    request = steps(scene, request_, "offer", "start", "finish")
    assert (request.state, request.closed_on, request.next_on) == ("done", today(), today())
    with scene.village.open():
        request = actions.tell_worker(scene.village.actor(), request=request, how="phone")
        days = list(FollowUp.objects.order_by("due_on").values_list("due_on", flat=True))
    assert days == [today() + timedelta(days=days) for days in (30, 90, 180)]
    assert (request.told_on, request.next_on) == (today(), days[0])


def test_whom_nobody_reached_stays_in_the_list(scene, request_):
    request = steps(scene, request_, "withdraw")
    with scene.village.open():
        request = actions.tell_worker(scene.village.actor(), request=request, how="not_reached")
    assert (request.told_on, request.next_on) == (None, today() + timedelta(days=2))


def test_there_is_nothing_to_tell_before_an_outcome(scene, request_):
    with scene.village.open():
        call = {"request": request_, "how": "phone"}
        assert code_of(actions.tell_worker, scene.village.actor(), **call) == "services.still_open"
        call = {"request": request_, "how": "by dream"}
        assert code_of(actions.tell_worker, scene.village.actor(), **call) == "services.no_such_way"


def test_not_possible_says_why(scene, request_):
    with scene.village.open():
        call = {"request": request_, "step": "not_possible"}
        take = actions.take_step
        assert code_of(take, scene.village.actor(), **call) == "services.say_why_not"
        assert code_of(take, scene.village.actor(), **call, why_not="other") == "services.say_why_not"
        request = take(scene.village.actor(), **call, why_not="no_papers")
    assert (request.state, request.why_not) == ("not_possible", "no_papers")


def test_a_follow_up_that_was_due_is_done_and_another_day_can_be_named(scene, request_):
    later = today() + timedelta(days=14)
    with scene.village.open():
        actor = scene.village.actor()
        call = {"request": request_, "outcome": "goes_well", "next_on": later}
        request = actions.note_follow_up(actor, **call)
        assert FollowUp.objects.get(done_on=today()).outcome == "goes_well"
        steps(scene, request, "start")
        request.refresh_from_db()
        assert request.next_on == later
        bad = {"request": request_, "outcome": "perhaps"}
        assert code_of(actions.note_follow_up, actor, **bad) == "services.no_such_outcome"
        late = {**call, "next_on": today() - timedelta(days=1)}
        assert code_of(actions.note_follow_up, actor, **late) == "services.bad_day"


def test_what_was_closed_by_mistake_is_taken_up_again(scene, request_):
    request = steps(scene, request_, "start", "finish", "reopen")
    with scene.village.open():
        assert not request.follow_ups.filter(done_on=None).exists()
    assert (request.state, request.closed_on) == ("in_progress", None)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "nothing"}, "services.no_such_kind"),
        ({"said": {}}, "services.field_needed"),
        ({"said": {"trade": "mason", "caste": "x"}}, "services.unknown_field"),
        ({"said": {"trade": "mason", "from_day": "soon"}}, "services.bad_answer"),
        ({"said": {"trade": "m" * 301}}, "services.bad_answer"),
        ({"words": "x" * 1001}, "services.too_long_words"),
        ({"asked_on": today() + timedelta(days=1)}, "services.bad_day"),
    ],
)
def test_what_is_wrong_in_what_is_asked_is_said(scene, said, code):
    wish = Asked(**{"kind": "training", "said": {"trade": "mason"}, **said})
    with scene.village.open():
        call = {"people": [scene.worker()], "asked": wish}
        assert code_of(actions.ask, scene.village.actor(), **call) == code


def test_the_same_is_not_asked_twice_while_it_is_open(scene, request_):
    with scene.village.open():
        call = {"people": [request_.person], "asked": Asked("training", {"trade": "mason"})}
        assert code_of(actions.ask, scene.village.actor(), **call) == "services.asked_already"
        steps(scene, request_, "withdraw")
        assert actions.ask(scene.village.actor(), **call)


def test_a_gang_asks_together_and_each_has_a_request_of_her_own(scene):
    gang = [scene.worker(name) for name in ("Kanku", "Hakri", "Moti")]
    with scene.village.open():
        wish = Asked("shelter", {"people": "3"})
        ids = actions.ask(scene.village.actor(), people=gang, asked=wish)
        rows = ServiceRequest.objects.filter(id__in=ids)
        assert len({row.together for row in rows}) == 1
        assert {row.person_id for row in rows} == {one.id for one in gang}
        call = {"people": [], "asked": wish}
        assert code_of(actions.ask, scene.village.actor(), **call) == "services.nobody"


def test_more_than_fifty_at_once_are_too_many(scene):
    with scene.village.open(), pytest.raises(Problem) as refused:
        crowd = [Person(id=new_id(), name=str(number)) for number in range(51)]
        refuse_asking(crowd, kind_called("training", among=BEGUN), Asked("training"), today())
    assert refused.value.code == "services.too_many"


def test_nothing_is_done_with_a_restricted_record(scene):
    who = scene.worker()
    with scene.village.open():
        restrict_worker(scene.village.actor(), person=who)
        call = {"people": [who], "asked": Asked("training", {"trade": "mason"})}
        assert code_of(actions.ask, scene.village.actor(), **call) == "services.restricted"


def test_a_sensitive_request_is_there_only_for_who_works_on_such_or_noted_it(scene):
    request = asked(scene.village, scene.worker(), "legal")
    with scene.village.open():
        for role, sees in (("counsellor", True), ("registrar", False)):
            rows = ServiceRequest.objects.visible_to(scene.village.actor(role))
            assert rows.filter(id=request.id).exists() is sees, role
        registrar = scene.village.actor("registrar")
        wish = Asked("legal", {"about": "accident"})
        (own,) = actions.ask(registrar, people=[scene.worker("Hakri")], asked=wish)
        assert ServiceRequest.objects.visible_to(registrar).filter(id=own).exists()


def test_a_stranger_sees_no_request(scene, request_):
    with scene.third.open():
        assert not ServiceRequest.objects.visible_to(scene.third.actor()).exists()
        assert not ServiceStep.objects.exists()
