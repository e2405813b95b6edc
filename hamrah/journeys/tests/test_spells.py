"""Noting journeys through the verbs: what is kept, and what is refused."""

from datetime import date

import pytest

from hamrah.ground.models import Difference
from hamrah.ground.problem import Problem
from hamrah.journeys.actions import end_spell, set_off, start_spell
from hamrah.journeys.models import Spell
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def worker(office):
    return office.worker(village_said="Gogunda", accepted=True)


def start(office, worker, *, left=date(2025, 3, 1), role="registrar", **facts):
    facts.setdefault("destination_said", "Surat")
    with office.open(role):
        return start_spell(office.actor(role), person=worker, left_on=left, **facts)


def end(office, spell, **how):
    with office.open("registrar"):
        return end_spell(office.actor("registrar"), spell=spell, **how)


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def test_a_worker_leaves_from_her_own_village(office, worker):
    assert start(office, worker).home_said == "Gogunda"


def test_who_names_no_month_plans_to_go(office, worker):
    assert start(office, worker, left=None).state == "planned"


def test_a_stranger_to_journeys_may_not_note_one(office, worker):
    assert refusal(lambda: start(office, worker, role="counsellor")) == "verb.not_allowed"


def test_a_worker_of_another_office_cannot_be_sent_anywhere(office, worker):
    other = Office("Another office")
    assert refusal(lambda: start(other, worker)) == "verb.unknown_row"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"destination_said": ""}, "journeys.no_destination"),
        ({"destination_said": "Surat 2341 2341 2346"}, "journeys.aadhaar"),
        ({"boss": "Somebody"}, "journeys.unknown_fact"),
        ({"recruited_how": "magic"}, "journeys.unknown_word"),
        ({"earner": "cat"}, "journeys.unknown_word"),
        ({"rate_paise": -1}, "journeys.bad_money"),
        ({"days_a_month": 32}, "journeys.bad_days"),
        ({"expected_on": date(2025, 1, 1)}, "journeys.bad_month"),
    ],
)
def test_what_cannot_be_is_refused(office, worker, facts, code):
    assert refusal(lambda: start(office, worker, **facts)) == code


def test_a_new_journey_ends_the_one_before_as_moved_on(office, worker):
    first = start(office, worker)
    start(office, worker, left=date(2025, 6, 1), destination_said="Mumbai")
    with office.open():
        first.refresh_from_db()
    assert (first.state, first.returned_on) == ("moved_on", date(2025, 6, 1))


def test_a_plan_leaves_the_present_journey_as_it_is(office, worker):
    first = start(office, worker)
    start(office, worker, left=None, destination_said="Mumbai")
    with office.open():
        first.refresh_from_db()
    assert first.state == "left"


@pytest.mark.parametrize("how", ["returned", "moved_on", "lost_contact"])
def test_a_journey_ends_in_three_ways(office, worker, how):
    assert end(office, start(office, worker), how=how).state == how


def test_a_journey_ends_once(office, worker):
    spell = start(office, worker)
    end(office, spell, how="returned")
    assert refusal(lambda: end(office, spell, how="returned")) == "journeys.ended_already"


def test_a_journey_cannot_end_in_an_unknown_way(office, worker):
    assert refusal(lambda: end(office, start(office, worker), how="flown")) == "journeys.unknown_word"


@pytest.mark.parametrize("month", [date(2024, 1, 1), date(2999, 1, 1)])
def test_nobody_comes_back_before_leaving_or_in_the_future(office, worker, month):
    spell = start(office, worker)
    assert refusal(lambda: end(office, spell, how="returned", returned_on=month)) == "journeys.bad_month"


def leave(office, spell, month):
    with office.open("registrar"):
        return set_off(office.actor("registrar"), spell=spell, left_on=month)


def test_who_planned_to_go_has_left(office, worker):
    spell = leave(office, start(office, worker, left=None), date(2025, 4, 1))
    assert (spell.state, spell.left_on) == ("left", date(2025, 4, 1))


def test_a_plan_may_come_to_nothing(office, worker):
    assert end(office, start(office, worker, left=None), how="not_gone").state == "not_gone"


def test_who_has_left_did_go(office, worker):
    assert refusal(lambda: end(office, start(office, worker), how="not_gone")) == "journeys.unknown_word"


def test_a_journey_begins_once(office, worker):
    spell = start(office, worker)
    assert refusal(lambda: leave(office, spell, date(2025, 4, 1))) == "journeys.not_planned"


def test_nobody_has_left_in_the_future(office, worker):
    spell = start(office, worker, left=None)
    assert refusal(lambda: leave(office, spell, date(2999, 4, 1))) == "journeys.bad_month"


def test_the_differences_hold_no_wage_in_clear(office, worker):
    start(office, worker, rate_paise=4_815_162_342, rate_basis="month", advance_paise=987_654_321)
    with office.open():
        rows = [str(row) for row in Difference.objects.filter(table="journeys_spell").values_list()]
    assert rows
    assert not any("4815162342" in row or "987654321" in row for row in rows)


def test_another_office_sees_no_spell(office, worker):
    start(office, worker)
    other = Office("Another office")
    with other.open():
        assert not Spell.objects.exists()
