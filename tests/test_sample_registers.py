"""Three offices' registers against the truth they were made from: every bad row refused for its reason,
the good rows equal field by field up to the mess that was added. Not here: what becomes of the rows.

The samples are read from HAMRAH_SHARED, else from ../shared; without them these tests are skipped.
"""

import csv
import os
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hamrah.imports.rows import Refused, Row, read_register
from hamrah.people.columns import REGISTER

SHARED = Path(os.environ.get("HAMRAH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
REGISTERS = SHARED / "registers"
FILES = ("source-office.xlsx", "naka-outreach.xlsx", "city-centre.csv")
TODAY = date(2026, 11, 21)
LEAST_EQUAL = 0.995

# The words of expected.csv for a reason, and our codes.
REASONS = {
    "no name": {"imports.no_name"},
    "age": {"imports.age_out_of_range", "imports.age_unreadable"},
    "date": {"imports.date_impossible"},
    "formula": {"imports.formula"},
    "too long": {"imports.too_long"},
}

Place = tuple[str, str, int]

pytestmark = pytest.mark.skipif(not REGISTERS.exists(), reason="no sample registers: set HAMRAH_SHARED")


@pytest.fixture(scope="module")
def expected() -> dict[Place, dict[str, str]]:
    """Place -> record_id and why of every row that counts."""
    with (REGISTERS / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["file"], row["sheet"], int(row["row"])): row for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def read() -> dict[Place, Row | Refused]:
    return {
        (file, row.sheet, row.row): row
        for file in FILES
        for row in read_register(REGISTERS / file, REGISTER, on=TODAY)
    }


@pytest.fixture(scope="module")
def truth(expected) -> dict[str, dict[str, str]]:
    """record_id -> the clean record, for the records in the samples."""
    wanted = {row["record_id"] for row in expected.values()}
    with (population() / "registers.csv").open(encoding="utf-8", newline="") as lines:
        return {row["record_id"]: row for row in csv.DictReader(lines) if row["record_id"] in wanted}


def population() -> Path:
    """population.py's output for the samples' seed, made once a machine (about 8 seconds)."""
    home = Path(tempfile.gettempdir()) / "hamrah-population-60000-open-1-normal"
    if not (home / "registers.csv").exists():
        making = Path(tempfile.mkdtemp())
        command = [sys.executable, str(SHARED / "data" / "population.py"), "--people", "60000"]
        command += ["--seed", "open-1", "--noise", "normal", "--jobs", "2", "--out", str(making)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        if not home.exists():
            making.rename(home)
    return home


def test_every_row_that_counts_comes_out_once_and_no_other(expected, read):
    assert set(read) == set(expected)


def test_every_bad_row_is_refused_for_its_reason(expected, read):
    reasons = {
        place: (row["why"], read[place].code if isinstance(read[place], Refused) else "accepted")
        for place, row in expected.items()
        if not row["record_id"]
    }
    wrong = {place: pair for place, pair in reasons.items() if pair[1] not in REASONS[pair[0]]}
    assert wrong == {}


def test_good_rows_are_accepted(expected, read):
    good = [place for place, row in expected.items() if row["record_id"]]
    refused = [place for place in good if isinstance(read[place], Refused)]
    assert len(refused) <= (1 - LEAST_EQUAL) * len(good)


def test_good_rows_are_equal_field_by_field_up_to_the_mess(expected, read, truth):
    """Names, villages, districts: equal but for capitals (an office types in capitals); known as: where the
    file writes any; the day at the precision that was written; the relation where the cell says it; the
    phone is among those read, unless a spreadsheet program rounded it."""
    unequal = Counter(
        (place[0], field)
        for place, row in expected.items()
        if row["record_id"] and isinstance(read[place], Row)
        for field in differences(place[0], read[place], truth[row["record_id"]])
    )
    good = sum(bool(row["record_id"]) for row in expected.values())
    assert sum(unequal.values()) <= (1 - LEAST_EQUAL) * good, unequal


def differences(file: str, row: Row, true: dict[str, str]) -> Iterator[str]:
    values = row.values
    for ours, theirs in (
        ("name", "name"),
        ("relation_name", "relation_name"),
        ("village", "village"),
        ("district", "district"),
        ("occupation", "trade"),
    ):
        if plain(values.get(ours, "")) != plain(true[theirs]):
            yield ours
    if file != "city-centre.csv" and plain(values.get("known_as", "")) != plain(true["known_as"]):
        yield "known_as"
    if values.get("state", true["state"]) != true["state"]:
        yield "state"
    if values["age"] != int(true["age"]):
        yield "age"
    if values["gender"] != true["sex"]:
        yield "gender"
    if values.get("relation", true["relation"]) != true["relation"]:
        yield "relation"
    if (
        day_at(values["registered_precision"], date.fromisoformat(true["registered"]))
        != values["registered_on"]
    ):
        yield "registered_on"
    if not phone_agrees(row, true["phone"]):
        yield "phone"


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def day_at(precision: str, day: date) -> date:
    return day if precision == "day" else day.replace(day=1)


def phone_agrees(row: Row, true: str) -> bool:
    numbers = [number for number, _ in row.values.get("phones", ())]
    if not true:
        return not numbers
    rounded = any(unread.code == "imports.phone_rounded" for unread in row.unread)
    return true in numbers or (rounded and not numbers)


def test_a_rounded_phone_is_said_to_be_lost_and_not_invented(read):
    lost = [
        row
        for place, row in read.items()
        if place[0] == "city-centre.csv" and isinstance(row, Row) and row.unread
    ]
    assert lost
    assert all("phones" not in row.values for row in lost)


def test_headings_of_all_sheets_are_understood_without_a_question():
    for file in FILES:
        plan = read_register(REGISTERS / file, REGISTER, on=TODAY).plan
        assert plan.unclear() == []
        assert {sheet.why_not for sheet in plan.sheets} <= {"", "empty"}
