"""Invented records: a look at one rings, only those who set it know, and no figure counts it."""

import pytest
from django.db import connection

from hamrah.access.actions import settle_alarm
from hamrah.access.models import Alarm, Canary
from hamrah.access.models.canaries import canary_ids
from hamrah.figures.counting import Window, figures_of
from hamrah.ground.day import today
from hamrah.ground.models import Difference, Journal
from hamrah.ground.problem import Problem
from hamrah.people import actions
from tests.cast import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def canary(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        Alarm.objects.all().update(settled_at="2020-01-01T00:00:00Z")
        person = registered(ours["ela"], "Bhanwari Bai Solanki", village_said="Sayra")
    ours.client_of("ela").post(f"/people/{person.id}/canary/")
    with ours.at_work("ela"):
        assert person.id in canary_ids()
    return person


def alarms(house):
    with house.at_work("ela"):
        return [(one.user.name, one.page) for one in Alarm.objects.filter(settled_at=None).order_by("at")]


def test_a_search_that_shows_it_and_its_page_ring(houses, canary):
    ours, _theirs = houses
    asha = ours.client_of("asha")
    assert "Bhanwari" in asha.get("/people/search/?words=Bhanwari+Solanki").content.decode()
    asha.get(f"/people/{canary.id}/")
    assert alarms(ours) == [("Asha", "people.search"), ("Asha", "people.person")]


def test_other_looks_ring_nothing(houses, canary):
    ours, _theirs = houses
    ours.client_of("asha").get(f"/people/{ours.person.id}/")
    ours.client_of("ela").get("/people/canaries/")
    assert alarms(ours) == []


def test_administrators_see_the_alarm_and_coordinators_neither_alarm_nor_journal_row(houses, canary):
    ours, _theirs = houses
    ours.client_of("asha").get(f"/people/{canary.id}/")
    ela, bina = ours.client_of("ela"), ours.client_of("bina")
    assert "1 alarm" in ela.get("/").content.decode()
    assert "1 alarm" not in bina.get("/").content.decode()
    assert "an alarm was raised" in ela.get("/access/journal/").content.decode()
    journal = bina.get("/access/journal/").content.decode()
    assert "an alarm was raised" not in journal
    assert "invented record" not in journal


def test_an_alarm_is_looked_into_by_a_second_person_once(houses, canary):
    ours, _theirs = houses
    ours.client_of("ela").get(f"/people/{canary.id}/")
    ours.client_of("asha").get(f"/people/{canary.id}/")
    with ours.at_work("ela"):
        own = Alarm.objects.get(user_id=ours["ela"].user_id, settled_at=None)
        other = Alarm.objects.get(user_id=ours["asha"].user_id)
        refusals = []
        for alarm, what in ((own, "me"), (other, " ")):
            with pytest.raises(Problem) as refused:
                settle_alarm(ours["ela"], alarm=alarm, what_it_was=what)
            refusals.append(refused.value.code)
    assert refusals == ["access.not_your_own", "access.say_why"]
    ours.client_of("ela").post(f"/people/canaries/alarms/{other.id}/", {"what_it_was": "training"})
    assert alarms(ours) == [("Ela", "people.person")]
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        other.refresh_from_db()
        settle_alarm(ours["ela"], alarm=other, what_it_was="again")
    assert refused.value.code == "access.settled_already"


def test_which_record_it_is_stands_nowhere_in_clear(houses, canary):
    ours, _theirs = houses
    with ours.at_work("ela"), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM access_canary c")
        rows = " ".join(row for (row,) in cursor.fetchall())
        assert canary.id.hex not in rows.replace("-", "")
        journal = Journal.objects.get(verb="people.mark_canary")
        assert journal.subject_id != canary.id
        assert not Difference.objects.filter(journal_id=journal.id, row_id=canary.id).exists()


def test_no_figure_counts_it(houses, canary):
    ours, _theirs = houses
    window = Window(until=today())
    with ours.at_work("ela"):
        with_it = _registered(ours["ela"].__class__(**vars_of(ours["ela"])), window)
        Canary.objects.all().update(ended_at="2020-01-01T00:00:00Z")
        without = _registered(ours["ela"].__class__(**vars_of(ours["ela"])), window)
    assert without == with_it + 1


def vars_of(actor):
    """Her fields, without what she has looked up."""
    return {name: value for name, value in vars(actor).items() if name != "canaries"}


def _registered(actor, window) -> int:
    figures = {figure.measure.code: figure.number.value for figure in figures_of(actor, window)}
    return figures["people.registered"]


def test_it_is_otherwise_like_anybody(houses, canary):
    ours, _theirs = houses
    with ours.at_work("ela"):
        actions.submit_worker(ours["ela"], person=canary)
        assert actions.accept_worker(ours["ela"], person=canary).is_accepted


def test_a_worker_with_a_household_or_a_stamp_is_never_marked_and_nobody_twice(houses, canary):
    ours, _theirs = houses
    codes = []
    for person in (ours.person, canary):
        with ours.at_work("ela"), pytest.raises(Problem) as refused:
            actions.mark_canary(ours["ela"], person=person)
        codes.append(refused.value.code)
    assert codes == ["people.not_invented", "people.canary_already"]


def test_a_mark_taken_off_rings_no_more(houses, canary):
    ours, _theirs = houses
    with ours.at_work("ela"):
        row = canary_ids()[canary.id]
        actions.unmark_canary(ours["ela"], canary=row)
        with pytest.raises(Problem) as refused:
            actions.unmark_canary(ours["ela"], canary=row)
    assert refused.value.code == "people.no_canary"
    ours.client_of("asha").get(f"/people/{canary.id}/")
    assert alarms(ours) == []
