"""Directory rows become ours."""

import pytest

from hamrah.places.facts import rows
from hamrah.places.facts.make import TABLES, code, proper, read
from hamrah.places.tests.shared import shared


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("KAIMUR (BHABUA)", "Kaimur (Bhabua)"),
        ("ANDAMAN AND NICOBAR ISLANDS", "Andaman and Nicobar Islands"),
        ("Amritsar- II", "Amritsar II"),
        ("GAURELLA-1", "Gaurella 1"),
        ("Jakholi*", "Jakholi"),
        ("Aalo HQ", "Aalo HQ"),
        ("SHANKARAMPET[A]", "Shankarampet (A)"),
        ("jamunaha", "Jamunaha"),
    ],
)
def test_a_name_is_written_as_one_writes_it(theirs, ours):
    assert proper(theirs) == ours


@pytest.mark.parametrize(
    ("theirs", "ours"), [("117", "117"), ("2", "002"), ("0", ""), ("00000", ""), ("", "")]
)
def test_a_census_code_keeps_its_zeros_and_none_is_empty(theirs, ours):
    assert code(theirs, 3) == ours


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_what_the_script_makes_of_the_directory(name):
    source = shared("data/lgd_2022")
    made = sorted((list(row) for row in TABLES[name][0](source)), key=lambda row: int(row[0]))
    assert made == [list(row.values()) for row in rows(f"directory/{name}.csv")]


def test_two_headings_that_are_the_same_are_told_apart():
    row = next(iter(read(shared("data/lgd_2022/lgd_blocks_2022.csv"))))
    assert {"block name", "block name local"} <= set(row)
