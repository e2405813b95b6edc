"""Runs: what they propose, that they begin where the last one ended, and that one waits for the other."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from hamrah.ground.problem import Problem
from hamrah.linkage import running
from hamrah.linkage.actions import run_linkage
from hamrah.linkage.models import Run
from hamrah.linkage.running import A_LOCK
from hamrah.people.actions import say_not_the_same
from hamrah.people.models import Suspicion
from hamrah.people.tests.office import Office

pytest.importorskip("duckdb", reason="linkage needs the extra [analytics]")
pytestmark = pytest.mark.django_db

RAMESH = {"relation": "father", "relation_name": "Mohan Lal", "village_said": "Rampura",
          "district_said": "Udaipur", "gender": "M", "birth_year": 1985}  # fmt: skip
IN_HINDI = RAMESH | {"relation_name": "मोहनलाल", "village_said": "रामपुरा", "birth_year": 1986}


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def twins(office, monkeypatch):
    """One man in two scripts, registered past the question, and his brother."""
    ramesh = office.worker("Ramesh Kumar", accepted=True, **RAMESH)
    office.worker("Dinesh", accepted=True, **RAMESH)
    with monkeypatch.context() as unasked:
        unasked.setattr("hamrah.people.actions.registering.strongly_alike", lambda *_: [])
        again = office.worker("रमेश", accepted=True, **IN_HINDI)
    return ramesh, again


def run(office, **how):
    with office.open():
        return run_linkage(office.actor(), **how)


def pairs(office):
    with office.open():
        return [(one.person_id, one.other_id) for one in Suspicion.objects.filter(answer="")]


def test_a_run_proposes_the_same_man_and_not_his_brother(office, twins):
    assert run(office).proposed == 1
    assert pairs(office) == [(twins[1].id, twins[0].id)]


def test_the_next_run_compares_only_what_is_new(office, twins):
    run(office)
    assert run(office).records == 0
    office.worker("Sita Devi", accepted=True, village_said="Kotda")
    assert run(office).records == 1


def test_what_is_proposed_once_is_not_proposed_again(office, twins):
    run(office)
    assert run(office, whole=True).proposed == 0


def test_what_a_person_decided_stands(office, twins):
    with office.open():
        say_not_the_same(office.actor(), person=twins[0], other=twins[1], because="another face")
    assert run(office, whole=True).proposed == 0
    assert pairs(office) == []


def test_a_run_that_breaks_half_way_has_done_nothing_and_the_next_goes_on(office, twins, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(running, "remember", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(office)
    with office.open():
        assert not Run.objects.exists()
    assert pairs(office) == []
    assert run(office).proposed == 1


def test_no_parquet_is_left(office, twins):
    run(office)
    assert not list((Path(settings.HAMRAH_DATA) / "linkage").rglob("*.parquet"))


def test_a_run_beside_another_of_the_organisation_is_refused(office, twins):
    beside = connections["default"].copy()
    try:
        with beside.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [A_LOCK, office.actor().organisation_no])
        with pytest.raises(Problem) as caught:
            run(office)
    finally:
        beside.close()
    assert caught.value.code == "linkage.running"


def test_an_engine_that_is_not_installed_is_said_with_what_brings_it(office, twins, monkeypatch):
    monkeypatch.setattr("hamrah.linkage.engines.find_spec", lambda _name: None)
    with pytest.raises(Problem) as caught:
        run(office)
    assert caught.value.code == "linkage.no_engine"
    assert "hamrah[analytics]" in str(caught.value)


def test_a_registrar_starts_no_run(office, twins):
    with pytest.raises(Problem) as caught, office.open("registrar"):
        run_linkage(office.actor("registrar"))
    assert caught.value.code == "verb.not_allowed"
