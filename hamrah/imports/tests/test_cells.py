"""Cells are read as offices write them; nothing is invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.imports.cells import Limits, Read, Wrong, reader_for
from hamrah.imports.cells.dates import read_date
from hamrah.imports.columns import Column
from hamrah.imports.tests.books import TODAY

LIMITS = Limits(TODAY)


def read(kind: str, cell, **about) -> Read:
    return reader_for(Column("it", kind, {}, **about), LIMITS)(cell)


def refusal(kind: str, cell, **about) -> str:
    with pytest.raises(Wrong) as caught:
        read(kind, cell, **about)
    return caught.value.code


@pytest.mark.parametrize(
    ("cell", "age", "known"),
    [
        (35, 35, "exact"),
        (35.0, 35, "exact"),
        ("35", 35, "exact"),
        ("३५", 35, "exact"),
        ("૩૫", 35, "exact"),
        ("୩୫", 35, "exact"),
        ("৩৫", 35, "exact"),
        ("੩੫", 35, "exact"),
        ("௩௫", 35, "exact"),
        ("౩౫", 35, "exact"),
        ("೩೫", 35, "exact"),
        ("൩൫", 35, "exact"),
        ("35.0", 35, "exact"),
        ("32 वर्ष", 32, "exact"),
        ("40 yrs", 40, "exact"),
        ("30 Years", 30, "exact"),
        ("૩૨ વર્ષ", 32, "exact"),
        ("लगभग 35", 35, "about"),
        ("abt 34", 34, "about"),
        ("approx. 34 yrs", 34, "about"),
        ("~40", 40, "about"),
        ("આશરે ૪૦", 40, "about"),
        ("सुमारे ४०", 40, "about"),
        ("ପ୍ରାୟ ୪୦", 40, "about"),
        ("24+", 24, "at_least"),
        ("35 से अधिक", 35, "at_least"),
        ("above 50", 50, "at_least"),
        ("35 y 6 months", 35, "exact"),
        ("14", 14, "exact"),
        ("100", 100, "exact"),
    ],
)
def test_ages_are_read_with_how_they_are_known(cell, age, known):
    assert read("age", cell).fields == {"age": age, "age_known": known}


def test_an_age_range_keeps_both_ends():
    assert read("age", "30-35").fields == {"age": 32, "age_known": "about", "age_from": 30, "age_to": 35}


def test_a_range_that_touches_childhood_counts_from_its_lower_end():
    assert read("age", "१६ से २०").fields == {"age": 16, "age_known": "at_least", "age_from": 16, "age_to": 20}


def test_a_year_or_a_day_of_birth_in_the_age_column_is_a_birth_year():
    assert read("age", 1985).fields == {"birth_year": 1985}
    assert read("age", date(1985, 3, 2)).fields == {"birth_year": 1985, "born_on": date(1985, 3, 2)}


@pytest.mark.parametrize("cell", [7, "7", 240, 13, 101, -5 + 0, 0, "6 माह", "10 months", 2020, "12-15"])
def test_ages_out_of_range_are_refused(cell):
    assert refusal("age", cell) in ("imports.age_out_of_range",)


@pytest.mark.parametrize("cell", ["बच्चा", "वयस्क", "old", "35/36/37 x 4", "???35 40"])
def test_ages_nobody_can_read_are_refused(cell):
    assert refusal("age", cell) == "imports.age_unreadable"


@pytest.mark.parametrize("cell", ["-", "--", "नहीं है", "n/a", "N.A.", "", "अज्ञात", "નથી", "ନାହିଁ", "?"])
def test_empty_marks_say_nothing(cell):
    for kind in ("age", "date", "phone", "text", "name", "gender", "relation", "code", "eshram"):
        assert read(kind, cell) == Read({}), kind


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        (date(2020, 1, 2), date(2020, 1, 2), "day"),
        ("20/10/2011", date(2011, 10, 20), "day"),
        ("05.06.2026", date(2026, 6, 5), "day"),
        ("5.6.26", date(2026, 6, 5), "day"),
        ("07-07-12", date(2012, 7, 7), "day"),
        ("2017-04-03", date(2017, 4, 3), "day"),
        ("2017-04-03 00:00:00", date(2017, 4, 3), "day"),
        ("२०/१०/२०११", date(2011, 10, 20), "day"),
        ("૨૦/૧૦/૨૦૧૧", date(2011, 10, 20), "day"),
        ("03/25/2022", date(2022, 3, 25), "day"),
        ("12 Mar 2026", date(2026, 3, 12), "day"),
        ("12-March-26", date(2026, 3, 12), "day"),
        ("March 12, 2026", date(2026, 3, 12), "day"),
        ("१२ मार्च २०२६", date(2026, 3, 12), "day"),
        ("Mar 2026", date(2026, 3, 1), "month"),
        ("मार्च 2026", date(2026, 3, 1), "month"),
        ("માર્ચ 2026", date(2026, 3, 1), "month"),
        ("सितम्बर 2020", date(2020, 9, 1), "month"),
        ("Sept-19", date(2019, 9, 1), "month"),
        ("03/2026", date(2026, 3, 1), "month"),
        (44321, date(2021, 5, 5), "day"),
        ("44321", date(2021, 5, 5), "day"),
        (2015, date(2015, 1, 1), "year"),
        ("2015", date(2015, 1, 1), "year"),
        ("01/01/85", date(1985, 1, 1), "day"),
    ],
)
def test_days_are_read_in_every_shape(cell, day, precision):
    assert read_date(cell, on=TODAY) == (day, precision)


@pytest.mark.parametrize(
    "cell", ["31/02/2022", "32/01/2022", "2022-13-01", "kal", "29.02.2023", 5, "1/1/1800", "Foo 2020"]
)
def test_days_that_are_none_are_refused(cell):
    assert refusal("date", cell) == "imports.date_impossible"


def test_a_day_after_today_is_refused():
    assert refusal("date", "01/01/2027") == "imports.date_future"


def test_a_day_after_today_is_read_where_the_column_may_hold_one():
    assert read("date", "01/01/2027", future=True).fields == {"it": date(2027, 1, 1), "it_precision": "day"}


@given(
    st.dates(date(1950, 1, 1), TODAY),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %b %Y"]),
)
def test_every_written_day_comes_back(day, shape):
    assert read_date(day.strftime(shape), on=TODAY) == (day, "day")


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("9876543210", [("9876543210", "unknown")]),
        (9876543210, [("9876543210", "unknown")]),
        (6860980848.0, [("6860980848", "unknown")]),
        ("6860980848.0", [("6860980848", "unknown")]),
        ("+91 76965 56128", [("7696556128", "unknown")]),
        ("+91-7696556128", [("7696556128", "unknown")]),
        ("917696556128", [("7696556128", "unknown")]),
        ("07848475907", [("7848475907", "unknown")]),
        ("98765-43210", [("9876543210", "unknown")]),
        ("९८७६५४३२१०", [("9876543210", "unknown")]),
        ("7281261760 / 7291055946", [("7281261760", "unknown"), ("7291055946", "unknown")]),
        ("7281261760,7291055946", [("7281261760", "unknown"), ("7291055946", "unknown")]),
        ("7281261760 7291055946", [("7281261760", "unknown"), ("7291055946", "unknown")]),
        ("7281261760\n7291055946", [("7281261760", "unknown"), ("7291055946", "unknown")]),
        ("7281261760 और 7291055946", [("7281261760", "unknown"), ("7291055946", "unknown")]),
        ("72812617607291055946", [("7281261760", "unknown"), ("7291055946", "unknown")]),
        ("8772136096 (पड़ोसी)", [("8772136096", "neighbour")]),
        ("8772136096, ठेकेदार", [("8772136096", "contractor")]),
        ("Mob: 8772136096", [("8772136096", "self")]),
        ("0294-2451234", [("2942451234", "unknown")]),
        ("7.625301478E+09", [("7625301478", "unknown")]),
        ("9876543210 / 9876543210", [("9876543210", "unknown")]),
    ],
)
def test_phones_are_read_in_every_shape(cell, phones):
    assert read("phone", cell) == Read({"phones": tuple(phones)})


@pytest.mark.parametrize("cell", ["7.62530E+09", "7.6E9", 7625300000])
def test_a_phone_that_a_program_rounded_is_not_invented(cell):
    result = read("phone", cell)
    assert result.fields == {}
    assert result.unread[0].code == "imports.phone_rounded"


@pytest.mark.parametrize("cell", ["98765", "पड़ोसी", "98765432101", "12"])
def test_what_is_no_phone_stays_unread_and_the_row_goes_on(cell):
    result = read("phone", cell)
    assert result.fields == {}
    assert result.unread[0].code == "imports.phone_unreadable"


def test_a_good_phone_beside_a_bad_one_is_kept():
    result = read("phone", "9876543210 / 11")
    assert result.fields["phones"] == (("9876543210", "unknown"),)
    assert [(unread.text, unread.code) for unread in result.unread] == [("11", "imports.phone_unreadable")]


@pytest.mark.parametrize(
    ("cell", "fields"),
    [
        ("रमेश", {"it": "रमेश"}),
        (" रमेश \u00a0 लाल ", {"it": "रमेश लाल"}),
        ("म\u200dनसुख", {"it": "मनसुख"}),
        ("देवपाल कुमार उर्फ मौनू", {"it": "देवपाल कुमार", "known_as": "मौनू"}),
        ("રમેશ ઉર્ફે કાળુ", {"it": "રમેશ", "known_as": "કાળુ"}),
        ("ରମେଶ ଓରଫ କାଳୁ", {"it": "ରମେଶ", "known_as": "କାଳୁ"}),
        ("Ishok Ram @ Guddoo", {"it": "Ishok Ram", "known_as": "Guddoo"}),
        ("Ramesh@Kalu", {"it": "Ramesh", "known_as": "Kalu"}),
        ("Ramesh alias Kalu", {"it": "Ramesh", "known_as": "Kalu"}),
        ("RAMESH URF KALU", {"it": "RAMESH", "known_as": "KALU"}),
        ("Ramesh a.k.a. Kalu", {"it": "Ramesh", "known_as": "Kalu"}),
        ("Ramesh (Kalu)", {"it": "Ramesh", "known_as": "Kalu"}),
        ("Meher R.", {"it": "Meher R."}),
        ("1. रमेश", {"it": "रमेश"}),
        ("Ramesh S/o Mohan", {"it": "Ramesh", "relation": "father", "relation_name": "Mohan"}),
        ("Sita W/O Ram Lal", {"it": "Sita", "relation": "husband", "relation_name": "Ram Lal"}),
        ("रमेश पुत्र मोहन", {"it": "रमेश", "relation": "father", "relation_name": "मोहन"}),
        ("सीता पत्नी राम", {"it": "सीता", "relation": "husband", "relation_name": "राम"}),
        ("Tinku c/o Mohan", {"it": "Tinku", "relation": "guardian", "relation_name": "Mohan"}),
        ("पुत्रीबाई", {"it": "पुत्रीबाई"}),
        ("Soni Devi", {"it": "Soni Devi"}),
        ("123", {}),
        ("\x07\x07\x07", {}),
    ],
)
def test_names_are_read_with_what_else_they_hold(cell, fields):
    assert read("name", cell).fields == fields


@pytest.mark.parametrize(
    ("cell", "fields"),
    [
        ("राम", {"relation_name": "राम"}),
        ("S/o Nana Solanki", {"relation": "father", "relation_name": "Nana Solanki"}),
        ("D/o  Arif Ali ", {"relation": "father", "relation_name": "Arif Ali"}),
        ("w/o Ramesh", {"relation": "husband", "relation_name": "Ramesh"}),
        ("S/O-Mohan", {"relation": "father", "relation_name": "Mohan"}),
        ("पिता - अनील\u00a0", {"relation": "father", "relation_name": "अनील"}),
        ("पति: रामलाल", {"relation": "husband", "relation_name": "रामलाल"}),
        ("Ramlal (husband)", {"relation": "husband", "relation_name": "Ramlal"}),
        ("Sonu", {"relation_name": "Sonu"}),
        ("S/o", {}),
    ],
)
def test_relations_are_read_from_the_cell(cell, fields):
    assert read("relation", cell).fields == fields


def test_a_heading_that_names_the_relation_tells_it():
    result = read("relation", "राम", fixed={"relation": "father"})
    assert result.fields == {"relation": "father", "relation_name": "राम"}


@pytest.mark.parametrize(
    ("cell", "gender"),
    [("M", "M"), ("Male", "M"), ("पुरुष", "M"), ("पु", "M"), ("પુરુષ", "M"), ("ପୁରୁଷ", "M"), ("F", "F"),
     ("female", "F"), ("महिला", "F"), ("म", "F"), ("स्त्री", "F"), ("સ્ત્રી", "F"), ("ମହିଳା", "F"), ("Other", "O"),
     ("अन्य", "O"), ("T", "O")],
)  # fmt: skip
def test_genders_are_read_in_every_language(cell, gender):
    assert read("gender", cell).fields == {"it": gender}


def test_an_unknown_gender_stays_unread():
    assert read("gender", "xyz").unread[0].code == "imports.gender_unreadable"
