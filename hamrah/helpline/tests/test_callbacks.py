"""Numbers that wait to be rung: who takes them, when they may be rung, what came of it."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from hamrah.helpline import actions
from hamrah.helpline.models import Attempt, Call, Callback, OptOut
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.tests.scene import HERS, STRANGE, Desk
from hamrah.helpline.tests.test_calls import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk("Ahmedabad")


@pytest.fixture
def any_hour(monkeypatch):
    """Every hour is safe, whenever the test runs."""
    from hamrah.helpline.rules import clocks

    monkeypatch.setattr(clocks.Window, "holds", lambda self, at: True)


def claimed(desk, row, role="counsellor"):
    with desk.open(role):
        return actions.claim_callback(desk.actor(role), callback=row)


def tried(desk, row, came):
    with desk.open("counsellor"):
        return actions.note_attempt(desk.gita, callback=row, came=came)


def test_a_number_that_rings_again_waits_once_and_is_counted(desk):
    first, again = desk.missed(hours_ago=2), desk.missed()
    assert (again.id, again.times, again.came_at) == (first.id, 2, first.came_at)


def test_two_counsellors_never_ring_the_same_number(desk, any_hour):
    row = claimed(desk, desk.missed())
    with desk.open():
        boss = desk.actor("coordinator")
        assert refused(actions.claim_callback, boss, callback=row) == "helpline.held_by_other"
        assert refused(actions.note_attempt, boss, callback=row, came="busy") == "helpline.not_held"
        assert refused(actions.release_callback, boss, callback=row) == "helpline.not_held"
        Callback.objects.update(held_at=timezone.now() - timedelta(minutes=31))
    assert claimed(desk, row, "coordinator").held_by_id == boss.user_id


def test_a_number_left_to_others_is_free_at_once(desk, any_hour):
    row = claimed(desk, desk.missed())
    with desk.open("counsellor"):
        actions.release_callback(desk.gita, callback=row)
    claimed(desk, row, "coordinator")


def test_outside_her_hours_nobody_rings(desk):
    row, now = desk.missed(), timezone.localtime()
    with desk.open("counsellor"):
        later = [(now + timedelta(hours=hours)).time() for hours in (2, 3)]
        Callback.objects.update(since=later[0], until=later[1])
        assert refused(actions.claim_callback, desk.gita, callback=row) == "helpline.not_now"
    text = desk.page("counsellor", f"/helpline/callbacks/{row.id}/").content.decode()
    assert "It is not safe to ring this number now." in text
    assert STRANGE not in text


def test_a_number_is_whole_only_for_who_has_it_in_hand(desk, any_hour):
    row = desk.missed()
    path = f"/helpline/callbacks/{row.id}/"
    assert STRANGE not in desk.page("counsellor", path).content.decode()
    assert STRANGE not in desk.page("counsellor", "/helpline/").content.decode()
    claimed(desk, row)
    assert STRANGE in desk.page("counsellor", path).content.decode()
    assert STRANGE not in desk.page("coordinator", path).content.decode()


def test_attempts_are_counted_and_after_six_it_is_given_up(desk, any_hour):
    row = desk.missed()
    for _time in range(6):
        row = tried(desk, claimed(desk, row), "no_answer")
    assert (row.state, row.attempts) == ("given_up", 6)
    with desk.open():
        assert Attempt.objects.filter(callback=row).count() == 6
        assert refused(actions.claim_callback, desk.gita, callback=row) == "helpline.callback_closed"


def test_reached_the_call_begins_with_what_is_known(desk, any_hour):
    row = tried(desk, claimed(desk, desk.missed(hours_ago=1)), "reached")
    assert (row.state, row.minutes) == ("reached", 60)
    assert (row.answered.way, row.answered.taken_by_id) == ("back", desk.gita.user_id)
    text = desk.page("counsellor", row.answered.get_absolute_url()).content.decode()
    assert STRANGE in text


def test_whoever_asks_us_to_stop_is_never_rung_nor_written_to(desk, any_hour):
    row = tried(desk, claimed(desk, desk.missed()), "asked_to_stop")
    assert row.state == "stopped"
    with desk.open():
        assert OptOut.objects.filter(mark=row.mark).exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [({"number": "12"}, "helpline.bad_number"), ({"number": STRANGE, "at": "soon"}, "helpline.bad_moment")],
)
def test_a_missed_call_that_cannot_be(desk, said, code):
    if "at" in said:
        said["at"] = timezone.now() + timedelta(hours=1)
    with desk.open("counsellor"):
        assert refused(actions.note_missed, desk.gita, **said) == code


def test_an_outcome_nobody_knows(desk, any_hour):
    row = claimed(desk, desk.missed())
    with desk.open("counsellor"):
        assert refused(actions.note_attempt, desk.gita, callback=row, came="maybe") == "helpline.unknown_word"


def test_danger_stands_first_in_the_queue(desk):
    late = desk.missed(hours_ago=50)
    said = {
        "number": HERS,
        "danger": "violence",
        "since": time(0),
        "until": time(0),
        "disposition": "callback",
    }
    desk.rang(**said)
    with desk.open():
        first, second = Callback.objects.visible_to(desk.gita).waiting()
    assert first.is_danger
    assert second.id == late.id


def test_a_promise_to_a_number_that_waits_already_makes_it_hers(desk):
    row = desk.missed(HERS, hours_ago=3)
    desk.rang(
        number=HERS, owner="neighbour", disposition="callback", since=time(9), until=time(11), ask_for="Kanku"
    )
    with desk.open():
        waiting = Callback.objects.get()
    assert (waiting.id, waiting.since, waiting.reason) == (row.id, time(9), "asked")
    assert waiting.came_at == row.came_at


def test_a_role_in_one_centre_rings_its_own_and_what_is_nobodys(desk):
    from dataclasses import replace

    from hamrah.organisations.actions import add_centre

    with desk.open():
        ours, other = (add_centre(desk.actor("administrator"), name=name) for name in ("Narol", "Vatva"))
        held = frozenset({"helpline.see", "people.see"})
        only = replace(desk.actor("coordinator"), everywhere=frozenset(), centres=((ours.id, held),))
    desk.missed()
    for centre in (ours, other):
        desk.rang(centre=centre)
    with desk.open():
        assert Callback.objects.visible_to(only).count() == 1
        assert [call.centre_id for call in Call.objects.visible_to(only)] == [ours.id]


def test_a_draft_keeps_its_hours_though_one_is_missing(desk):
    call = desk.begun(since=time(9))
    text = desk.page("counsellor", call.get_absolute_url()).content.decode()
    assert 'value="09:00"' in text
    with desk.open("counsellor"):
        said = CallSaid(since=time(9), topic="wages", disposition="information")
        assert refused(actions.end_call, desk.gita, call=call, said=said) == "helpline.bad_hours"
