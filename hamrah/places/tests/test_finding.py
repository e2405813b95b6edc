"""A place is found however it is written, and never guessed between equals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.places.facts import facts
from hamrah.places.fold import fold
from hamrah.places.rules import Found, Unclear, find_place, index
from hamrah.places.tests.shared import means, place, population, state

RENAMED = [
    ("Bombay", "Mumbai"), ("Allahabad", "Prayagraj"), ("Gurgaon", "Gurugram"), ("Gudgaon", "Gurugram"),
    ("Bangalore", "Bengaluru Urban"), ("Poona", "Pune"), ("Baroda", "Vadodara"), ("Calcutta", "Kolkata"),
    ("Madras", "Chennai"), ("Mewat", "Nuh"), ("Faizabad", "Ayodhya"), ("Banaras", "Varanasi"),
    ("Hoshangabad", "Narmadapuram"), ("Gulbarga", "Kalaburagi"), ("Bellary", "Ballari"),
    ("Osmanabad", "Dharashiv"),
    ("बम्बई", "Mumbai"), ("गुड़गांव", "Gurugram"), ("इलाहाबाद", "Prayagraj"), ("बड़ौदा", "Vadodara"),
    ("Keonjhar", "Kendujhar"), ("Cuddapah", "YSR Kadapa"), ("Vizag", "Visakhapatnam"), ("Kutch", "Kachchh"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), RENAMED)
def test_a_former_or_common_name_finds_the_district(written, meant):
    assert means(written, "district") == meant


@pytest.mark.parametrize("written", ["Orissa", "ORISSA", "उड़ीसा", "ଓଡ଼ିଶା", "OD", "or", "Odisha State"])
def test_odisha_is_found_by_all_its_names(written):
    assert means(written, "state") == "Odisha"


@pytest.mark.parametrize(
    "written", ["डूंगरपुर", "डूँगरपुर", "Dungarpur", "DUNGERPUR", "Doongarpur", "ડૂંગરપુર", "ડુંગરપુર", "Dungarpur Dist.",
                "जिला डूंगरपुर", "99", "९९", "Dungarpur (Raj.)", "Dungarpur, Rajasthan", " dungar pur "]
)  # fmt: skip
def test_dungarpur_is_found_as_offices_write_it(written):
    assert means(written, "district") == "Dungarpur"


@pytest.mark.parametrize("written", ["Kotda", "Kotra", "कोटड़ा", "KOTADA", "799"])
def test_kotda_is_kotra(written):
    assert place(written, "block", place("Udaipur", "district")).lgd_code == 799


@pytest.mark.parametrize("name", ["Pratapgarh", "Aurangabad", "Bilaspur", "Hamirpur", "प्रतापगढ़"])
def test_a_name_of_two_districts_is_unclear_without_its_state(name):
    answer = find_place(name, kind="district", index=index())
    assert isinstance(answer, Unclear) and len(answer.candidates) == 2


@pytest.mark.parametrize(("of", "code"), [("Rajasthan", 629), ("UP", 174)])
def test_and_clear_with_it(of, code):
    assert place("Pratapgarh", "district", state(of)).lgd_code == code


def test_a_code_of_another_state_is_not_believed():
    assert isinstance(find_place("117", kind="district", parent=state("Bihar"), index=index()), Unclear)


def test_a_district_of_telangana_is_found_in_the_andhra_of_before():
    assert place("महबूबनगर", "district", state("AP")).lgd_code == 512


def test_but_a_district_of_todays_andhra_is_none_of_telangana():
    assert means("Kurnool", "district", state("Telangana")) in {"", "?"}


def test_a_block_is_found_in_the_district_that_was_made_of_its_own():
    assert place("Salumbar", "block", place("Salumbar", "district")).lgd_code == 801


def test_on_a_day_before_the_split_the_new_district_is_not_found():
    asked = {"kind": "district", "parent": state("Rajasthan"), "index": index()}
    assert find_place("Balotra", on=date(2020, 1, 1), **asked) is None
    assert isinstance(find_place("Balotra", on=date(2024, 1, 1), **asked), Found)


@pytest.mark.parametrize("written", ["", "   ", "-", "xx", "Timbuktu", "999999", "नहीं पता", "?"])
def test_what_is_no_place_is_not_found(written):
    assert means(written, "district", state("Rajasthan")) == ""


def districts_of_the_registers():
    return [(of, name) for of, (_, names) in population().STATES.items() for name in names]


@pytest.mark.parametrize("script", ["hi", "gu", "or", "te", "kn"])
def test_the_61_districts_of_the_sample_registers_are_found_in(script):
    written = [(of, name, population().to_script(name, script)) for of, name in districts_of_the_registers()]
    assert len(written) == 61
    missed = [text for of, name, text in written if means(text, "district", state(of)) != district(of, name)]
    assert missed == []


def district(of, name):
    return place(name, "district", state(of)).name


def test_every_district_is_found_in_its_state_by_each_of_its_names():
    known = index()
    missed = [
        (text, p.name)
        for p in facts()
        if p.kind == "district"
        for text in (p.name, p.name_hi, *(s.text for s in p.spellings))
        if text and means(text, "district", known.places[p.parent]) != p.name
    ]
    assert missed == []


@given(st.text(max_size=40))
def test_nothing_that_may_be_typed_breaks_the_search(text):
    assert means(text, "district") is not None


@given(
    st.sampled_from([p for p in facts() if p.kind == "district"]),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_capitals_do_not_matter(place, case):
    assert fold(case(place.name)) == fold(place.name)
