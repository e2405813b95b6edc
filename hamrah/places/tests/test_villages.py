"""A list of villages becomes found, new and unclear rows."""

from uuid import UUID

import pytest

from hamrah.ground.problem import Problem
from hamrah.places.facts import place_id
from hamrah.places.rules import index
from hamrah.places.tests.shared import place
from hamrah.places.villages import VillageKnown, match_villages, read_villages

DOWNLOAD = [
    ["Village Report", "", "", "", "", "", "", "", ""],
    ["S.No.", "State Code", "State Name (In English)", "District Code", "District Name (In English)",
     "Subdistrict Code", "Subdistrict Name (In English)", "Village Code", "Village Name (In English)"],
    ["1", "8", "RAJASTHAN", "117", "UDAIPUR", "686", "Gogunda", "99001", "Bagrunda"],
    ["2", "8", "RAJASTHAN", "117", "UDAIPUR", "686", "Gogunda", "99002", "Majam"],
]  # fmt: skip
OWN = [
    ["क्र.", "गांव", "ब्लॉक", "जिला"],
    ["1", "बगडूंदा", "गोगुन्दा", "उदयपुर"],
    ["2", "", "", ""],
    ["3", "नया गांव", "कोटड़ा", "उदयपुर"],
]
GOGUNDA = place_id("block", "796")


def number(n):
    return UUID(int=n)


def matched(rows, known=(), **options):
    return list(match_villages(read_villages(rows), known, index=index(), **options))


def one(name, *, block="Gogunda", code="", known=()):
    return matched([["Village", "Block", "District", "LGD code"], [name, block, "Udaipur", code]], known)[0]


def test_a_download_of_the_directory_is_read_below_its_title():
    villages = read_villages(DOWNLOAD)
    assert [(v.row, v.name, v.lgd_code) for v in villages] == [(3, "Bagrunda", 99001), (4, "Majam", 99002)]


def test_its_villages_are_new_and_lie_in_their_tehsil():
    assert [(r.state, r.parent.ref) for r in matched(DOWNLOAD)] == [("new", ("subdistrict", "686"))] * 2


def test_an_own_list_in_hindi_is_read_and_empty_rows_are_left_out():
    assert [(v.row, v.name) for v in read_villages(OWN)] == [(2, "बगडूंदा"), (4, "नया गांव")]


def test_its_villages_lie_in_their_block():
    assert [r.parent.name for r in matched(OWN)] == ["Gogunda", "Kotra"]


def test_a_list_without_a_column_of_villages_is_refused():
    with pytest.raises(Problem) as refused:
        read_villages([["Name", "Age"], ["Ramesh", "35"]])
    assert refused.value.code == "places.no_village_heading"


def test_the_same_code_is_the_same_village():
    known = VillageKnown(number(1), "Bagrunda", lgd_code=99001)
    row = one("BAGDUNDA", code="99001", known=[known])
    assert (row.state, row.how, row.village) == ("found", "code", number(1))


def test_a_code_with_quite_another_name_is_asked():
    known = VillageKnown(number(1), "Majam", lgd_code=99001)
    row = one("Kherwara Khurd", code="99001", known=[known])
    assert (row.state, row.why, row.candidates) == ("unclear", "code_and_name_differ", (number(1),))


def test_the_same_name_in_the_same_block_is_the_same_village():
    known = VillageKnown(number(1), "Bagrunda", parent=GOGUNDA)
    assert (one("bagrunda ", known=[known]).state, one("bagrunda", known=[known]).how) == ("found", "name")


def test_the_same_name_in_another_script_is_asked():
    known = VillageKnown(number(1), "Semal", parent=GOGUNDA)
    row = one("सेमल", known=[known])
    assert (row.state, row.why) == ("unclear", "sounds_alike")


def test_the_same_name_in_another_district_is_another_village():
    known = VillageKnown(number(1), "Bagrunda", parent=place_id("district", "118"))
    assert one("Bagrunda", known=[known]).state == "new"


def test_the_same_name_in_a_tehsil_of_the_same_district_is_asked():
    known = VillageKnown(number(1), "Bagrunda", parent=place_id("subdistrict", "686"))
    row = one("Bagrunda", known=[known])
    assert (row.state, row.why) == ("unclear", "same_name_nearby")


def test_the_same_name_in_another_block_of_the_district_is_another_village():
    known = VillageKnown(number(1), "Bagrunda", parent=place_id("block", "799"))
    assert one("Bagrunda", known=[known]).state == "new"


def test_two_villages_of_one_name_in_one_block_are_asked():
    known = [VillageKnown(number(n), "Naya Gaon", parent=GOGUNDA) for n in (1, 2)]
    assert one("Nayagaon", known=known).candidates == (number(1), number(2))


def test_different_codes_are_different_villages_whatever_their_names():
    known = VillageKnown(number(1), "Bagrunda", lgd_code=99001, parent=GOGUNDA)
    assert one("Bagrunda", code="99009", known=[known]).state == "new"


def test_a_village_that_stands_twice_in_the_list_is_asked():
    rows = [["Village", "Block", "District"], *[["Bagrunda", "Gogunda", "Udaipur"]] * 2]
    assert [row.state for row in matched(rows)] == ["new", "unclear"]


def test_a_block_that_nobody_knows_is_asked_with_its_district():
    row = one("Bagrunda", block="Qwertz")
    assert (row.state, row.why, [p.name for p in row.places]) == ("unclear", "place_unclear", ["Udaipur"])


def test_a_list_that_names_no_place_lies_where_the_office_says():
    block = place("Gogunda", "block", place("Udaipur", "district"))
    assert matched([["Village"], ["Bagrunda"]], default=block)[0].parent is block


def test_a_list_that_names_no_place_is_unclear_otherwise():
    assert matched([["Village"], ["Bagrunda"]])[0].why == "place_unknown"
