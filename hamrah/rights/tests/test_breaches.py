"""The breach register: its clocks, what is refused, the letter. Not here: what the law says (rules)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from hamrah.ground.problem import Problem
from hamrah.rights import actions
from hamrah.rights.actions.breaches import BreachSaid
from hamrah.rights.rules.clocks import BREACH_CLOCKS, due_at, erasable_on, hours_between

pytestmark = pytest.mark.django_db
NOTICED = datetime(2026, 11, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        yield ours


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def noticed(office, **said):
    plain = {"what": "a list was lost", "whose": "one camp", "noticed_at": NOTICED}
    return actions.record_breach(office["ela"], said=BreachSaid(**{**plain, **said}))


def test_each_clock_is_due_as_the_law_has_it():
    hours = {clock.code: hours_between(NOTICED, due_at(clock, NOTICED)) for clock in BREACH_CLOCKS}
    assert hours == {"certin": 6, "people": 0, "board": 0, "board_detail": 72}
    assert all(clock.source for clock in BREACH_CLOCKS)


def test_a_breach_starts_four_clocks_from_the_moment_it_was_noticed(office):
    breach = noticed(office)
    due = dict(breach.clocks.values_list("code", "due_at"))
    assert due["certin"] == NOTICED + timedelta(hours=6)
    assert due["board_detail"] == NOTICED + timedelta(hours=72)
    assert due["people"] == due["board"] == NOTICED


def test_what_is_added_later_does_not_move_the_clocks(office):
    breach = noticed(office)
    said = BreachSaid(what="two lists", whose="two camps", noticed_at=timezone.now())
    changed = actions.record_breach(office["ela"], said=said, breach=breach)
    assert (changed.what, changed.noticed_at, changed.clocks.count()) == ("two lists", NOTICED, 4)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"what": ""}, "rights.say_what"),
        ({"whose": " "}, "rights.say_what"),
        ({"noticed_at": datetime(2100, 1, 1, tzinfo=UTC)}, "rights.day_to_come"),
    ],
)
def test_what_is_missing_in_a_breach_is_said(office, said, code):
    assert code_of(noticed, office, **said) == code


def test_a_duty_is_done_once_with_its_proof_and_at_a_time_that_can_be(office):
    clock = noticed(office).clocks.get(code="board")
    tick = {"clock": clock, "done_at": NOTICED + timedelta(hours=1), "evidence": "mail 12"}
    for said, code in (
        ({"evidence": ""}, "rights.say_evidence"),
        ({"done_at": NOTICED - timedelta(hours=1)}, "rights.before_noticed"),
        ({"done_at": timezone.now() + timedelta(hours=1)}, "rights.day_to_come"),
    ):
        assert code_of(actions.tick_clock, office["ela"], **{**tick, **said}) == code
    actions.tick_clock(office["ela"], **tick)
    assert code_of(actions.tick_clock, office["ela"], **tick) == "rights.told_already"


def test_a_breach_is_closed_when_everyone_is_told_and_the_hole_is_mended(office):
    breach = noticed(office)
    assert code_of(actions.close_breach, office["ela"], breach=breach) == "rights.clocks_run"
    for clock in breach.clocks.all():
        actions.tick_clock(office["ela"], clock=clock, done_at=timezone.now(), evidence="mail")
    assert code_of(actions.close_breach, office["ela"], breach=breach) == "rights.say_measures"
    said = BreachSaid(what="a list", whose="a camp", noticed_at=NOTICED, measures="locked boxes")
    breach = actions.record_breach(office["ela"], said=said, breach=breach)
    assert actions.close_breach(office["ela"], breach=breach).closed_at
    again = {"said": said, "breach": breach}
    assert code_of(actions.record_breach, office["ela"], **again) == "rights.breach_closed"
    assert code_of(actions.close_breach, office["ela"], breach=breach) == "rights.breach_closed"


def test_the_letter_is_in_the_language_asked_for(houses):
    ours, _theirs = houses
    path = f"/rights/breaches/{ours.breach.id}/letter/?language="
    client = ours.client_of("ela")
    assert "Something happened to what we keep of you" in client.get(path + "en").content.decode()
    assert "Something happened to what we keep of you" not in client.get(path + "hi").content.decode()


def test_the_year_runs_from_the_last_use():
    restricted, used = date(2026, 1, 10), date(2026, 6, 1)
    assert erasable_on(erase_after=restricted, last_processed_on=None) == restricted
    assert erasable_on(erase_after=date(2027, 1, 11), last_processed_on=used) == used + timedelta(days=366)
    assert erasable_on(erase_after=date(2028, 1, 1), last_processed_on=used) == date(2028, 1, 1)
