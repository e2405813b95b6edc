"""The home page's numbers: kept ten minutes, counted once, for those alone who see the same rows."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from hamrah.figures import kept
from hamrah.figures.models import KeptCount
from hamrah.organisations.models import Centre
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def office() -> Office:
    office = Office()
    for at in range(6):
        office.worker(f"Worker {at}")
    return office


def shown(office: Office, role: str = "coordinator", actor: Any = None) -> dict[str, Any]:
    """What the home page's panel says: {code: number}."""
    actor = actor or office.actor(role)
    with office.open(role):
        measures = [one for one in kept.measures_of(actor) if one.at_home]
        rows = kept.headline_of(actor, measures)["rows"]
    return {measure.code: number for measure, number, _lately in rows}


def count(office: Office, role: str = "coordinator", actor: Any = None) -> None:
    with office.open(role):
        kept.count_anew(actor or office.actor(role))


def make_old(office: Office) -> None:
    with office.open():
        KeptCount.objects.update(counted_at=timezone.now() - kept.FRESH - timedelta(minutes=1))


def test_the_home_page_counts_nothing_and_asks_for_the_numbers(office: Office) -> None:
    browser = office.browser()
    page = browser.get("/").content.decode()
    assert "Not counted yet" in page
    assert 'href="/figures/headline/"' in page
    assert "<strong>6</strong>" in browser.get("/figures/headline/").content.decode()
    page = browser.get("/").content.decode()
    assert "<strong>6</strong>" in page
    assert "as of" in page
    assert "late-part" not in page


def test_a_number_stands_ten_minutes_and_is_then_counted_anew(office: Office) -> None:
    count(office)
    office.worker("Worker 7")
    count(office)
    assert shown(office)["people.registered"].value == 6
    make_old(office)
    assert shown(office)["people.registered"].value == 6
    count(office)
    assert shown(office)["people.registered"].value == 7


def test_while_somebody_counts_nobody_else_does(office: Office) -> None:
    scope = kept.scope_of(office.actor())
    with office.open():
        old = timezone.now() - kept.FRESH - timedelta(minutes=1)
        numbers = {"people.registered": [[5, None], [5, None]]}
        KeptCount.objects.create(scope=scope, numbers=numbers, counted_at=old)
    with connections["owner"].cursor() as other:
        key = "hashtextextended(%s || %s::text, 0)"
        said = [scope, str(office.organisation.id)]
        other.execute(f"SELECT pg_advisory_lock({key})", said)
        count(office)
        other.execute(f"SELECT pg_advisory_unlock({key})", said)
    assert shown(office)["people.registered"].value == 5
    count(office)
    assert shown(office)["people.registered"].value == 6


def test_another_day_makes_it_old_whatever_the_clock_says(office: Office, monkeypatch: Any) -> None:
    count(office)
    with office.open():
        row = KeptCount.objects.get()
        assert not kept.is_old(row)
        monkeypatch.setattr(kept, "today", lambda: kept._day(row.counted_at) + timedelta(days=1))
        assert kept.is_old(row)


def test_a_role_in_one_centre_is_told_its_own_numbers_alone(office: Office) -> None:
    with office.open():
        centre = Centre.objects.create(name="Jhadol")
        Person.objects.filter(id=Person.objects.values("id")[:1]).update(centre=centre)
    whole = office.actor()
    local = replace(whole, everywhere=frozenset(), centres=((centre.id, whole.permissions),))
    count(office)
    assert shown(office, actor=local)["people.registered"].value is None
    count(office, actor=local)
    assert shown(office, actor=local)["people.registered"].value == 1
    assert shown(office)["people.registered"].value == 6


def test_who_may_not_see_people_is_told_no_small_number(office: Office) -> None:
    with office.open():
        Person.objects.filter(id__in=list(Person.objects.values_list("id", flat=True)[:3])).update(gender="F")
    count(office, "reader")
    assert shown(office, "reader")["people.women"].is_withheld
    page = office.browser("reader").get("/").content.decode()
    assert "too few to show" in page


def test_another_organisation_reads_none_of_it(office: Office) -> None:
    elsewhere = Office("Elsewhere")
    assert kept.scope_of(elsewhere.actor()) == kept.scope_of(office.actor())
    count(office)
    assert shown(elsewhere)["people.registered"].value is None


def test_a_figure_is_split_by_centre_and_narrowed_to_one(office: Office) -> None:
    with office.open():
        centre = Centre.objects.create(name="Jhadol")
        Person.objects.filter(id__in=list(Person.objects.values_list("id", flat=True)[:2])).update(
            centre=centre
        )
    browser = office.browser()
    page = browser.get("/figures/people.registered/?by=centre").content.decode()
    assert f"centre={centre.id}" in page
    assert "Of no centre yet" in page
    narrowed = browser.get(f"/figures/people.registered/?centre={centre.id}").content.decode()
    assert "· Jhadol</h1>" in narrowed
    assert "<strong>2</strong>" in narrowed
