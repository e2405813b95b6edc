"""No small count is shown, nor can one be worked out. Not here: who may see a table at all."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.corridors.rules.safe_table import roll_up, safe_table, safe_wage, totals
from hamrah.figures.rules import rounded

SHARED = Path(os.environ.get("HAMRAH_SHARED") or Path(__file__).resolve().parents[4] / "shared")
ROWS, COLUMNS = "abcd", "wxyz"
TABLES = st.dictionaries(
    st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS)), st.integers(0, 60), max_size=16
)


def test_a_corridor_with_one_worker_shows_nobody():
    table = safe_table({("Gogunda", "Ahmedabad"): 1})
    assert (table.cells, table.hidden, table.total) == ({}, 1, 0)


def test_counts_are_rounded_to_five():
    assert safe_table({("a", "x"): 13, ("b", "y"): 10}).cells == {("a", "x"): 15, ("b", "y"): 10}


def test_a_lone_hidden_cell_takes_the_smallest_beside_it():
    table = safe_table({("a", "x"): 3, ("a", "y"): 40, ("a", "z"): 30, ("b", "x"): 20, ("b", "z"): 25})
    assert table.cells == {("a", "y"): 40}


def test_few_wages_are_not_told():
    assert [safe_wage(447.0, workers=workers) for workers in (19, 20)] == [None, 450]


@given(TABLES)
def test_no_shown_cell_has_fewer_than_ten(counts):
    assert all(
        counts[cell] >= 10 and shown == rounded(counts[cell])
        for cell, shown in safe_table(counts).cells.items()
    )


@given(TABLES)
def test_what_is_hidden_is_never_alone_in_a_line_with_others(counts):
    table = safe_table(counts)
    for side, names in ((0, ROWS), (1, COLUMNS)):
        for name in names:
            line = [cell for cell, count in counts.items() if cell[side] == name and count]
            hidden = [cell for cell in line if cell not in table.cells]
            assert len(hidden) != 1 or len(line) == 1


@given(TABLES, TABLES)
def test_sums_tell_nothing_of_the_hidden(counts, others):
    """Whatever the hidden counts are, the table and its sums are the same."""
    table = safe_table(counts)
    hidden = {cell for cell, count in counts.items() if 0 < count < 10}
    changed = counts | {cell: 1 + others.get(cell, 0) % 9 for cell in hidden}
    assert safe_table(changed) == table


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 60), min_size=1, max_size=6))
def test_from_a_road_and_its_sectors_no_hidden_sector_can_be_worked_out(sectors):
    """The strongest reader: knows the rules, the road's own number, and that nobody has two kinds of work."""
    workers = sum(sectors.values())
    if workers < 10:
        return
    road = next(iter(safe_table({("road", "city"): workers}).cells.values()))
    shown = safe_table({("road", sector): count for sector, count in sectors.items()}).cells
    if len(shown) == len(sectors):
        return
    most = road + 2 - sum(max(10, count - 2) for count in shown.values())
    least = max(10, road - 2) - sum(count + 2 for count in shown.values())
    assert most - max(0, least) >= 2, "at least three numbers are possible, none among them the only one"


def census(name):
    path = SHARED / "data" / "census2011" / f"census2011_interstate_by_last_residence_{name}.csv"
    if not path.exists():
        pytest.skip("the Census tables stand in data/census2011 of HAMRAH_SHARED")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_census_of_2011_rolls_up_to_its_own_sums():
    """Districts summed into states give the state matrix, cell by cell; 54,264,749 in all."""
    districts, states = census("district"), census("state")
    part_of = {row["dest_district_census2011"]: row["dest_state_census2011"] for row in districts}
    cells = (((row["origin_state"], row["dest_district_census2011"]), int(row["total"])) for row in districts)
    summed = roll_up(cells, part_of)
    matrix = {(row["origin_state"], row["dest_state_census2011"]): int(row["total"]) for row in states}
    assert summed == matrix
    assert sum(summed.values()) == 54_264_749
    assert next(totals(summed, 0)) == ("Uttar Pradesh", 12_319_592)
    names = {row["dest_state_census2011"]: row["dest_state"] for row in states}
    most, people = next(totals(summed, 1))
    assert (names[most], people) == ("Maharashtra", 9_087_380)
