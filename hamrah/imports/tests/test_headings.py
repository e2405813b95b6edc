"""The heading row and the meaning of columns are found; what is unclear is asked and remembered."""

import pytest

from hamrah.ground.problem import Problem
from hamrah.imports.cells import Limits
from hamrah.imports.headings import LEAVE_OUT, Plan, plan_book
from hamrah.imports.mapping import Mapping
from hamrah.imports.reading import open_book
from hamrah.imports.tests.books import AADHAAR_LIKE, PEOPLE, TODAY, xlsx


def plan_of(rows, mapping: Mapping | None = None, **about) -> Plan:
    return plan_book(open_book(xlsx({"A": rows}, **about)), PEOPLE, Limits(TODAY), mapping)


def fields_of(plan: Plan) -> dict[str, str | None]:
    return {column.heading: column.field for column in plan.sheets[0].columns}


def test_title_rows_above_the_headings_are_passed_over():
    plan = plan_of([["Workers of Kotda"], ["2026"], [], ["Name", "Age", "Village"], ["Kalu", 30, "Kotda"]])
    assert plan.sheets[0].heading_row == 4
    assert fields_of(plan) == {"Name": "name", "Age": "age", "Village": "village"}


def test_headings_are_known_in_other_spellings():
    plan = plan_of(
        [["NAME.", "Vilage", "Age (approx)", "लिँग", "Mobile/Contact"], ["Kalu", "Kotda", 30, "पु", 9876543210]]
    )
    assert list(fields_of(plan).values()) == ["name", "village", "age", "gender", "phone"]


@pytest.mark.parametrize(("cell", "field"), [("12/03/2020", "registered_on"), ("Udaipur", "district")])
def test_the_cells_decide_between_two_meanings_of_a_heading(cell, field):
    assert fields_of(plan_of([["Name", "Age", "DT"], ["Kalu", 30, cell]]))["DT"] == field


def test_headings_in_two_rows_are_joined():
    plan = plan_of(
        [["Name", "Age", "Address"], [None, None, "Village", "District"], ["Kalu", 30, "Kotda", "Udaipur"]]
    )
    assert plan.sheets[0].heading_row == 2
    assert fields_of(plan) == {"Name": "name", "Age": "age", "Village": "village", "District": "district"}


def test_an_unknown_column_is_unclear_and_not_guessed():
    plan = plan_of([["Name", "Age", "Blood"], ["Kalu", 30, "B+"]])
    assert [(sheet, column.heading) for sheet, column in plan.unclear()] == [("A", "Blood")]


def test_a_heading_whose_cells_do_not_fit_is_unclear():
    plan = plan_of([["Name", "Age", "Village"], *[["Kalu", "Kotda", "Kotda"]] * 20])
    assert [column.heading for _, column in plan.unclear()] == ["Age"]


def test_two_columns_of_phones_are_both_phones():
    plan = plan_of([["Name", "Phone", "Mobile"], ["Kalu", 9876543210, 9876543211]])
    assert list(fields_of(plan).values()) == ["name", "phone", "phone"]


def test_hidden_columns_are_told():
    plan = plan_of([["Name", "Age"], ["Kalu", 30]], hidden_columns={"A": [1]})
    assert [column.hidden for column in plan.sheets[0].columns] == [False, True]


def test_what_a_person_says_is_kept_for_next_month():
    rows = [["Name", "Blood", "Age"], ["Kalu", "Kotda", 30]]
    said = Mapping()
    said.say("Blood", "village")
    kept = plan_of(rows, said).mapping().to_json()
    next_month = [["August"], ["Age", "Blood", "Name"], [30, "Kotda", "Kalu"]]
    plan = plan_of(next_month, Mapping.from_json(kept))
    assert fields_of(plan) == {"Age": "age", "Blood": "village", "Name": "name"}
    assert plan.unclear() == []


def test_a_column_left_out_stays_left_out():
    said = Mapping()
    said.say("Blood", LEAVE_OUT)
    plan = plan_of([["Name", "Age", "Blood"], ["Kalu", 30, "B+"]], said)
    assert fields_of(plan)["Blood"] == LEAVE_OUT
    assert plan.unclear() == []


def test_the_same_heading_twice_is_told_apart():
    said = Mapping()
    said.say("Name", "relation_name", occurrence=2)
    plan = plan_of([["Name", "Name", "Age"], ["Kalu", "Hura", 30]], said)
    assert [column.field for column in plan.sheets[0].columns] == ["name", "relation_name", "age"]


def test_a_sheet_without_headings_is_read_where_a_person_names_its_columns():
    rows = [["Kalu", 30], ["Hakri", 40]]
    with pytest.raises(Problem) as caught:
        plan_of(rows)
    assert caught.value.code == "imports.no_headings"
    said = Mapping({"@1": "name", "@2": "age"}, {"A": 0})
    plan = plan_of(rows, said)
    assert [(column.field, column.index) for column in plan.sheets[0].columns] == [("name", 0), ("age", 1)]
    assert plan.mapping().heading_rows == {"A": 0}


def test_hidden_sheets_and_sheets_without_headings_are_named_with_the_reason():
    content = xlsx(
        {
            "A": [["Name", "Age"], ["Kalu", 30]],
            "B": [["Name", "Age"], ["Kalu", 30]],
            "C": [["total", 5], ["a", "b"]],
            "D": [],
        },
        hidden_sheets=("B",),
    )
    plan = plan_book(open_book(content), PEOPLE, Limits(TODAY))
    assert [sheet.why_not for sheet in plan.sheets] == ["", "hidden", "no headings", "empty"]


def test_a_mapping_that_is_none_is_refused():
    for text in ("", "[]", "{}", '{"fields": 3, "heading_rows": {}, "left_out": []}'):
        with pytest.raises(Problem) as caught:
            Mapping.from_json(text)
        assert caught.value.code == "imports.bad_mapping"


def test_the_preview_shows_no_aadhaar_number():
    plan = plan_of([["Name", "Age", "Aadhaar"], ["Kalu", 30, AADHAAR_LIKE], ["Hakri", 40, int(AADHAAR_LIKE)]])
    assert AADHAAR_LIKE not in repr(plan)


def test_a_list_of_nothing_but_names_is_understood():
    plan = plan_of([["Workers of Kotda"], ["Name"], ["Kalu"], ["Hakri"]])
    assert (plan.sheets[0].heading_row, fields_of(plan)) == (2, {"Name": "name"})
