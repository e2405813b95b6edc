"""A row of a list of people: what it says, and that nothing in it is taken for markup."""

from uuid import UUID

import pytest

from hamrah.people.models import Person
from hamrah.people.templatetags.worker import worker_row

HER_ID = UUID(int=7)


def row(**facts: object) -> str:
    why, but = facts.pop("why", ""), facts.pop("but", "")
    told = {"name": "Santosh", "state": "accepted", "relation": "father", "relation_name": "Gautam"}
    return str(worker_row(Person(id=HER_ID, organisation_id=HER_ID, **{**told, **facts}), why, but))


@pytest.mark.parametrize("field", ["name", "known_as", "relation_name", "village_said", "district_said"])
def test_a_name_is_never_markup(field):
    assert "<b>x" not in row(**{"village_said": "Neemdi", field: "<b>x"})


def test_reasons_are_never_markup():
    assert "<b>x" not in row(why="<b>x", but="<b>x")


def test_a_name_in_another_script_is_told_in_latin_too():
    assert "Santosh" in row(name="संतोष", name_script="Deva", name_latin="Santosh")


def test_a_latin_name_is_told_once():
    assert row(name_latin="Santosh").count("Santosh") == 1


def test_an_accepted_worker_has_no_chip():
    assert "chip" not in row()


def test_another_stage_is_told():
    assert "chip" in row(state="draft")


def test_the_line_of_facts_has_no_loose_dot():
    assert "·" not in row(relation_name="", village_said="Neemdi")


def test_the_row_leads_to_her_page():
    assert f'href="/people/{HER_ID}/"' in row()
