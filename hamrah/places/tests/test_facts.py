"""The tables hold what they say they hold, in our own shape."""

import hashlib
import re
from collections import Counter
from datetime import date

import pytest

from hamrah.ground.names import script_of
from hamrah.places.facts import HERE, facts, place_id, rows
from hamrah.places.rules import index
from hamrah.places.tests.shared import read, shared

# Telangana, Ladakh, Dadra and Nagar Haveli and Daman and Diu as the census of 2011 had them.
IN_THE_CENSUS = {"36": {"28"}, "37": {"01"}, "38": {"25", "26"}}
MAIN_STATES = {3, 5, 6, 7, 8, 9, 10, 20, 21, 22, 23, 24, 27}


def of_kind(kind):
    return [place for place in facts() if place.kind == kind]


def test_there_are_36_states_and_union_territories():
    assert len(of_kind("state")) == 36


def test_every_place_of_the_directory_is_here_once():
    counted = Counter(place.kind for place in facts() if place.lgd_code)
    assert counted == {"state": 36, "district": 763, "subdistrict": 6921, "block": 7223}


def test_all_640_district_codes_of_the_census_of_2011_are_here():
    codes = {place.census2011 for place in of_kind("district") if place.census2011}
    assert codes == {f"{code:03}" for code in range(1, 641)}


def test_the_districts_of_the_migration_tables_lie_in_their_states():
    known, ours = index(), {place.census2011: place for place in of_kind("district")}
    path = shared("data/census2011/census2011_migrants_duration_district.csv")
    elsewhere = [
        row["name"]
        for row in read(path)
        if row["district"] != "0"
        for state in [known.places[ours[row["district"].zfill(3)].parent]]
        if row["state"].zfill(2) not in (IN_THE_CENSUS.get(state.code) or {state.census2011})
    ]
    assert elsewhere == []


def test_every_parent_and_every_origin_is_a_place():
    known = index().places
    assert all(p.parent in known for p in facts() if p.kind != "state")
    assert all(p.came_from in known for p in facts() if p.came_from)


def test_every_district_younger_than_the_census_says_since_when_and_out_of_what():
    younger = [p for p in of_kind("district") if p.lgd_code and not p.census2011]
    assert [p.name for p in younger if not (p.valid_from and p.came_from)] == []


def test_no_place_came_from_itself_or_from_another_state():
    known = index().places
    split = [p for p in of_kind("district") if p.came_from]
    assert all(p.came_from != p.ref and known[p.came_from].parent == p.parent for p in split)


def test_ids_are_the_same_in_every_installation():
    assert str(place_id("district", "117")) == "f6911f68-850b-5565-aa44-56b7eac95fa7"


def test_ids_are_never_shared():
    assert len({place.id for place in facts()}) == len(facts())


@pytest.mark.parametrize("code", sorted(MAIN_STATES))
def test_every_district_of_the_main_states_has_a_hindi_name(code):
    nameless = [p.name for p in of_kind("district") if p.parent == ("state", str(code)) and not p.name_hi]
    assert nameless == []


def test_hindi_names_are_in_devanagari():
    assert {script_of(place.name_hi) for place in facts() if place.name_hi} == {"Deva"}


def test_names_are_written_as_one_writes_them():
    shouted = [p.name for p in facts() if re.search("[A-Z]{5}", p.name)]
    assert shouted == []


def test_every_block_of_south_rajasthan_has_a_hindi_name():
    south = {("district", code) for code in ("88", "99", "112", "115", "117", "629")}
    assert [p.name for p in of_kind("block") if p.parent in south and not p.name_hi] == []


def test_about_150_destination_cities_lie_in_a_district():
    assert len(of_kind("city")) >= 150


def test_a_labour_stand_names_its_source_and_how_sure_we_are():
    assert all(p.note and p.known_to in {"reported", "unverified"} for p in of_kind("stand"))


def test_what_we_are_not_sure_of_says_so():
    doubtful = [row for row in rows("own/changes.csv") if row["known_to"] != "day"]
    assert all("unverified" in row["note"] for row in doubtful)


def test_rajasthan_had_33_then_50_then_41_districts():
    rajasthan = [p for p in of_kind("district") if p.parent == ("state", "8")]
    days = (date(2023, 1, 1), date(2024, 1, 1), date(2025, 6, 1))
    assert [sum(p.stood_on(day) for p in rajasthan) for day in days] == [33, 50, 41]


def test_no_file_is_a_copy():
    theirs = {digest(path) for path in shared("data/lgd_2022").iterdir()}
    assert not theirs & {digest(path) for path in HERE.rglob("*.csv")}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_no_count_of_the_census_is_shipped():
    headings = {name for path in HERE.rglob("*.csv") for name in next(read(path))}
    assert not [name for name in headings if re.search("migrant|persons|total|male", name)]


def test_the_source_is_attributed():
    text = (HERE / "SOURCES.md").read_text(encoding="utf-8")
    assert "Government Open Data License - India" in text
    assert "Ministry of Panchayati Raj" in text
