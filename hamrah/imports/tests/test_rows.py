"""A file becomes rows and refusals; nothing stops the rest, nothing comes out twice or from nowhere."""

import random
from datetime import date
from typing import Any

import pytest

from hamrah.ground.problem import Problem
from hamrah.imports.headings import LEAVE_OUT
from hamrah.imports.mapping import Mapping
from hamrah.imports.rows import Refused, Register, Row, read_register
from hamrah.imports.tests.books import AADHAAR_LIKE, PEOPLE, TODAY, ods, ods_row, xls, xlsx

HEAD = ["Name", "Father/Husband", "Age", "Gender", "Date", "Village", "Phone", "Remarks"]


def line(name: Any = "Kalu", **cells: Any) -> list[Any]:
    usual = {
        "relation": "Hura",
        "age": 30,
        "gender": "M",
        "day": "01/02/2020",
        "village": "Kotda",
        "phone": None,
        "note": None,
    }
    return [name, *{**usual, **cells}.values()]


def register(
    *lines: list[Any], head: list[Any] = HEAD, mapping: Mapping | None = None, **about: Any
) -> Register:
    return read_register(xlsx({"A": [head, *lines]}, **about), PEOPLE, mapping, on=TODAY)


def refused(*lines: list[Any], **about: Any) -> list[tuple[int, str, str | None, str]]:
    return [
        (row.row, row.column, row.value, row.code)
        for row in register(*lines, **about)
        if isinstance(row, Refused)
    ]


def values(*lines: list[Any], **about: Any) -> list[dict[str, Any]]:
    return [row.values for row in register(*lines, **about) if isinstance(row, Row)]


def test_a_good_row_gives_plain_fields():
    rows = list(register(line("Kalu @ Kaku", phone="9876543210", note="ok")))
    assert [row._replace(cells=()) for row in rows if isinstance(row, Row)] == [
        Row(
            "A",
            2,
            {
                "name": "Kalu",
                "known_as": "Kaku",
                "relation_name": "Hura",
                "age": 30,
                "age_known": "exact",
                "gender": "M",
                "registered_on": date(2020, 2, 1),
                "registered_precision": "day",
                "village": "Kotda",
                "phones": (("9876543210", "unknown"),),
                "note": "ok",
            },
        )
    ]


def test_a_row_that_its_room_refuses_goes_back_with_its_cells_and_without_the_value():
    read = register(line("Kalu", note="x"))
    row = next(iter(read))
    assert isinstance(row, Row)
    refused = read.refused(row, "village", "imports.too_long", {})
    assert (refused.column, refused.value, refused.code) == ("Village", None, "imports.too_long")
    assert refused.cells[0] == "Kalu"


def test_bad_rows_are_refused_with_place_value_and_reason_and_the_others_go_on():
    lines = [
        line(),
        line(None),
        line(age=7),
        line(age=240),
        line(age="child"),
        line(day="31/02/2022"),
        line("=1+1"),
        line(village="a\x07b"),
        line("x" * 10_000),
        line(),
    ]
    assert refused(*lines) == [
        (3, "Name", None, "imports.no_name"),
        (4, "Age", "7", "imports.age_out_of_range"),
        (5, "Age", "240", "imports.age_out_of_range"),
        (6, "Age", "child", "imports.age_unreadable"),
        (7, "Date", "31/02/2022", "imports.date_impossible"),
        (8, "Name", "=1+1", "imports.formula"),
        (9, "Village", "a\ufffdb", "imports.control_characters"),
        (10, "Name", "x" * 200 + "…", "imports.too_long"),
    ]
    assert len(values(*lines)) == 2


def test_every_bad_cell_of_a_row_is_named_the_missing_name_first():
    row = next(iter(register(line(None, age=7, day="31/02/2022"))))
    assert isinstance(row, Refused)
    assert [wrong.code for wrong in row.wrong] == [
        "imports.no_name",
        "imports.age_out_of_range",
        "imports.date_impossible",
    ]
    assert row.why == "There is no name in this row."


@pytest.mark.parametrize("column", ["relation", "village", "note", "phone", "age"])
@pytest.mark.parametrize("cell", [AADHAAR_LIKE, int(AADHAAR_LIKE), "२३४५ ६७८९ ०१२४"])
def test_an_aadhaar_number_refuses_the_row_and_appears_nowhere(column, cell):
    rows = list(register(line(**{column: cell})))
    assert [row.code for row in rows if isinstance(row, Refused)] == ["imports.aadhaar"]
    shown = repr(rows)
    assert "6789" not in shown
    assert "६७८९" not in shown


def test_an_aadhaar_number_in_a_column_nobody_named_refuses_the_row():
    rows = refused([*line(), "2345 6789 0124"], head=[*HEAD, "ID seen"])
    assert rows == [(2, "ID seen", None, "imports.aadhaar")]


def test_a_column_a_person_left_out_is_not_looked_at():
    said = Mapping()
    said.say("ID seen", LEAVE_OUT)
    assert len(values([*line(), "2345 6789 0124"], head=[*HEAD, "ID seen"], mapping=said)) == 1


def test_an_eshram_number_is_no_aadhaar_in_its_own_column():
    assert values([*line(), AADHAAR_LIKE], head=[*HEAD, "UAN"])[0]["eshram_number"] == AADHAAR_LIKE


def test_caste_and_aadhaar_columns_are_never_kept():
    fields = values([*line(), "ST", "yes"], head=[*HEAD, "Caste", "Aadhaar"])[0]
    assert "ST" not in fields.values()
    assert "never_kept" not in fields


def test_repeated_headings_totals_blank_lines_and_page_titles_are_no_rows():
    content = xlsx(
        {
            "A": [
                ["Workers of Kotda"],
                HEAD,
                line("a"),
                [None, None, "   ", "-"],
                ["Total", None, "=COUNT(C3)", None, 1],
                ["Workers of Kotda"],
                [cell.upper() for cell in HEAD],
                line("b"),
                ["कुल", 2],
            ]
        }
    )
    read = read_register(content, PEOPLE, on=TODAY)
    assert [row.row for row in read] == [3, 8]
    assert dict(read.skipped) == {"total": 2, "title": 1, "heading": 1} | (
        {"blank": 1} if read.skipped["blank"] else {}
    )


def test_a_line_with_nothing_but_a_running_number_is_blank():
    head = ["S No", *HEAD]
    assert [row.row for row in register([1, *line()], [2], [3, *line()], head=head)] == [2, 4]


def test_a_worker_called_like_a_total_is_a_worker():
    assert values(line("योग"))[0]["name"] == "योग"


def test_ditto_marks_repeat_the_cell_above_also_below_a_refused_row():
    lines = [
        line("a"),
        line(None, village="Jhadol"),
        line("b", village="〃"),
        line("c", village="-do-", relation='"'),
    ]
    assert [(v["village"], v["relation_name"]) for v in values(*lines)] == [
        ("Kotda", "Hura"),
        ("Jhadol", "Hura"),
        ("Jhadol", "Hura"),
    ]


def test_a_ditto_mark_below_an_empty_cell_says_nothing():
    assert "village" not in values(line(village=None), line(village="〃"))[1]


def test_a_name_is_not_repeated_by_a_ditto_mark():
    assert refused(line(), line("〃")) == [(3, "Name", None, "imports.no_name")]


def test_merged_villages_stand_in_each_of_their_rows():
    lines = [["a", 20], ["b", 21], ["c", 22, "Jhadol"]]
    read = register(*lines, head=["Name", "Age", "Village"], merges={"A": [(1, 2, 2, 2, "Kotda")]})
    assert [row.values["village"] for row in read if isinstance(row, Row)] == ["Kotda", "Kotda", "Jhadol"]


def test_two_phone_columns_add_up_and_a_second_relation_stands_beside():
    head = ["Name", "Father", "Husband", "Phone", "Mobile"]
    fields = values(["Sita", "Hura", "Ram", "9876543210", "9876543211 / 9876543210"], head=head)[0]
    assert fields["phones"] == (("9876543210", "unknown"), ("9876543211", "unknown"))
    assert (fields["relation"], fields["relation_name"]) == ("father", "Hura")
    assert fields["other_relations"] == (("husband", "Ram"),)


def test_a_relation_column_goes_before_a_relation_inside_the_name():
    fields = values(line("Kalu S/o Hura", relation="S/o Hura Meena"))[0]
    assert (fields["relation"], fields["relation_name"]) == ("father", "Hura Meena")


def test_an_unreadable_phone_does_not_refuse_the_worker():
    row = next(iter(register(line(phone="7.62530E+09"))))
    assert isinstance(row, Row)
    assert [(unread.field, unread.code) for unread in row.unread] == [("phone", "imports.phone_rounded")]


def test_each_sheet_has_its_own_headings():
    content = xlsx({"A": [["Name", "Age"], ["a", 20]], "B": [["x"], ["Age", "Name"], [30, "b"]]})
    rows = list(read_register(content, PEOPLE, on=TODAY))
    assert [(row.sheet, row.row, row.values["name"], row.values["age"]) for row in rows] == [
        ("A", 2, "a", 20),
        ("B", 3, "b", 30),
    ]


def test_an_ods_reads_like_an_xlsx():
    content = ods(ods_row("नाम", "उम्र", "दिनांक") + ods_row("कालू", 30, date(2020, 2, 1)))
    fields = [row.values for row in read_register(content, PEOPLE, on=TODAY)]
    assert fields == [
        {
            "name": "कालू",
            "age": 30,
            "age_known": "exact",
            "registered_on": date(2020, 2, 1),
            "registered_precision": "day",
        }
    ]


def test_a_row_reads_the_same_the_second_time():
    read = register(*[line(f"K{n}", village="〃" if n else "Kotda") for n in range(50)])
    assert list(read) == list(read)


def test_a_line_that_numbers_the_columns_is_no_row():
    read = register([1, 2, 3, 4, 5, 6, 7, 8], ["(1)", "(2)", "(3)", "(4)"], ["१", "२", "३", "४"], line())
    assert [row.row for row in read] == [5]
    assert read.skipped["heading"] == 3


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_program(seed):
    rng = random.Random(seed)
    lines = [HEAD, *[line(f"K{number}") for number in range(30)]]
    plain = [[cell if isinstance(cell, str | None) else float(cell) for cell in cells] for cells in lines]
    content = bytearray(
        [
            lambda: xlsx({"A": lines}),
            lambda: ods("".join(ods_row(*cells) for cells in lines)),
            lambda: "\n".join(";".join(str(cell or "") for cell in cells) for cells in lines).encode(),
            lambda: xls(plain),
        ][seed % 4 if seed < 40 else seed % 3]()
    )
    for _ in range(rng.choice((1, 3, 20))):
        content[rng.randrange(len(content))] = rng.randrange(256)
    try:
        assert all(isinstance(row, Row | Refused) for row in read_register(bytes(content), PEOPLE, on=TODAY))
    except Problem as problem:
        assert problem.code.startswith("imports.")
