"""Figures of cases parted by kind, work, employer, corridor, centre, age. Not here: how they are counted."""

from dataclasses import replace
from datetime import date

import pytest

from hamrah.cases.measures import MEASURES
from hamrah.cases.models import Case
from hamrah.cases.tests.scene import Desk
from hamrah.figures.counting import Window, figure_of, split_of
from hamrah.ground.day import today

pytestmark = pytest.mark.django_db
KNOWN = {measure.code: measure for measure in MEASURES}
CODES = [measure.code for measure in MEASURES]
ALL = Window(until=date(2099, 12, 31))


def desk_of_three():
    desk = Desk()
    for name, kind, party in (
        ("Kanku Bai", "unpaid_wages", "Ramesh Thekedar"),
        ("Hurma Dama", "underpaid", "Ramesh Thekedar"),
        ("Nathu Meena", "missing", "Kanji Patel"),
    ):
        desk.case([desk.accepted(name)], kind, party_said=party, sector="construction")
    return desk


@pytest.mark.parametrize("code", CODES)
def test_every_figure_is_parted_by_every_split_and_sums_to_the_whole(code):
    desk = desk_of_three()
    measure = KNOWN[code]
    with desk.open():
        whole = figure_of(measure, desk.actor(), ALL).number
        for split in measure.splits:
            parts = split_of(measure, desk.actor(), ALL, split.code)
            if not measure.has_days:
                assert sum(part.number.value for part in parts) == whole.value, split.code


def test_a_kind_of_danger_and_whom_it_is_against_are_named_in_none():
    desk = desk_of_three()
    opened = KNOWN["cases.opened"]
    with desk.open():
        kinds = {part.key: part.number.value for part in split_of(opened, desk.actor(), ALL, "kind")}
        assert kinds == {"unpaid_wages": 1, "underpaid": 1, "danger": 1}
        parties = {part.label: part.number.value for part in split_of(opened, desk.actor(), ALL, "party")}
        assert sum(parties.values()) == 3
        assert not any("Kanji" in str(label) for label in parties)
        narrowed = replace(ALL, within={"kind": "unpaid_wages"})
        assert figure_of(opened, desk.actor(), narrowed).number.value == 1


def test_whom_a_case_is_against_is_not_told_to_placement():
    desk = desk_of_three()
    page = desk.browser("registrar").get("/figures/cases.opened/?by=party").content.decode()
    assert "Ramesh" not in page
    assert "By employer" not in page


def test_a_line_leads_to_the_figure_within_it_and_back():
    desk = desk_of_three()
    browser = desk.browser()
    page = browser.get("/figures/cases.opened/?by=kind").content.decode()
    assert 'href="?by=month&amp;kind=unpaid_wages"' in page
    page = browser.get("/figures/cases.opened/?by=sector&kind=unpaid_wages").content.decode()
    assert "By kind: Wages not paid" in page
    answer = browser.get("/figures/cases.opened/?kind=%00x&by=party")
    assert answer.status_code == 200


def test_a_reader_parts_but_never_narrows():
    desk = desk_of_three()
    page = desk.browser("reader").get("/figures/cases.opened/?by=kind&kind=underpaid").content.decode()
    assert "By kind: " not in page
    assert "too few to show" in page
    assert "by=month&amp;kind=unpaid_wages" not in page


def test_open_cases_are_parted_by_their_age():
    desk = desk_of_three()
    with desk.open():
        Case.objects.filter(kind="underpaid").update(opened_on=today().replace(year=today().year - 2))
        parts = split_of(KNOWN["cases.open"], desk.actor(), ALL, "age")
    assert {part.key: part.number.value for part in parts} == {"0": 2, "5": 1}
