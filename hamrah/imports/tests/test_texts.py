"""Formulas, odd characters, Aadhaar numbers, marks and totals in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.imports.cells import Limits, Read, Wrong, reader_for
from hamrah.imports.cells.marks import is_ditto, is_empty, is_total
from hamrah.imports.cells.texts import clean, fold, is_formula
from hamrah.imports.columns import Column
from hamrah.imports.tests.books import AADHAAR_LIKE, TODAY

LIMITS = Limits(TODAY)


def read(kind: str, cell, **about) -> Read:
    return reader_for(Column("it", kind, {}, **about), LIMITS)(cell)


def refusal(kind: str, cell, **about) -> str:
    with pytest.raises(Wrong) as caught:
        read(kind, cell, **about)
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example","click")',
        "=1+1",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+cmd|'x'!A1",
        "＝A1",
        "' =A1",
    ],
)
def test_cells_that_would_run_are_formulas(text):
    assert is_formula(text)
    assert refusal("text", text) == "imports.formula"


@pytest.mark.parametrize(
    "text",
    ["", "-", "--", "=", "===", "+91 98765 43210", "-5", "@ Kalu", "- नहीं -", "+", "@", "Ram (x)", "-(5)"],
)
def test_dashes_numbers_and_known_as_are_no_formulas(text):
    assert not is_formula(text)


@pytest.mark.parametrize("text", ["रमे\x00श", "a\x1bb", "\u202eabc", "\ufffd", "\ue000x", "\ud800"])
def test_characters_nobody_types_are_refused(text):
    assert refusal("text", text) == "imports.control_characters"


def test_ten_thousand_letters_are_no_name():
    assert refusal("name", "राम " * 2500, most=120) == "imports.too_long"


@pytest.mark.parametrize(
    "kind", ["text", "name", "relation", "code", "yes_no", "never", "known_as", "phone", "date", "age"]
)
@pytest.mark.parametrize(
    "cell", [AADHAAR_LIKE, "2345 6789 0124", "२३४५-६७८९-०१२४", "no. 2345 6789 0124 seen"]
)
def test_an_aadhaar_number_is_refused_in_every_kind_and_withheld(kind, cell):
    with pytest.raises(Wrong) as caught:
        read(kind, cell, most=500)
    assert caught.value.code == "imports.aadhaar"
    assert caught.value.withheld
    assert AADHAAR_LIKE not in str(caught.value)


def test_an_aadhaar_number_kept_as_a_number_is_refused():
    assert refusal("text", int(AADHAAR_LIKE)) == "imports.aadhaar"
    assert refusal("phone", int(AADHAAR_LIKE)) == "imports.aadhaar"


def test_an_eshram_number_is_kept_in_its_own_column():
    assert read("eshram", "2345 6789 0124").fields == {"it": AADHAAR_LIKE}
    assert read("eshram", int(AADHAAR_LIKE)).fields == {"it": AADHAAR_LIKE}


def test_register_numbers_lose_their_blanks_and_foreign_digits():
    assert read("code", "RJ / १२ / 0043").fields == {"it": "RJ/12/0043"}
    assert read("code", 43).fields == {"it": "43"}


@pytest.mark.parametrize(
    ("cell", "said"), [("हाँ", True), ("Yes", True), ("✓", True), ("नहीं", False), ("N", False)]
)
def test_yes_and_no_are_read(cell, said):
    assert read("yes_no", cell).fields == {"it": said}


@pytest.mark.parametrize(
    "text", ['"', "〃", " 〃 ", "-do-", "do", "Ditto", "तदैव", "''", '-"-', "उपरोक्त", "“", "ଐ"]
)
def test_ditto_marks_are_known(text):
    assert is_ditto(text)
    assert not is_empty(text)


@pytest.mark.parametrize("text", ["-", "", "Dodo", "रमेश", "..", "0"])
def test_other_cells_are_no_ditto(text):
    assert not is_ditto(text)


@pytest.mark.parametrize(
    "text", ["योग", "कुल", "Total:", "GRAND TOTAL", "कुल 2500", "કુલ", "एकूण", "ମୋଟ", "योग -"]
)
def test_totals_are_known(text):
    assert is_total(text)


@given(st.text())
def test_cleaning_never_fails_but_by_refusing_and_is_stable(text):
    try:
        once = clean(text)
    except Wrong as wrong:
        assert wrong.code == "imports.control_characters"
        return
    assert clean(once) == once
    assert once == once.strip()


@given(
    st.one_of(
        st.text(max_size=60), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.dates()
    )
)
def test_no_cell_whatever_breaks_a_reader(cell):
    for kind in (
        "text",
        "code",
        "name",
        "known_as",
        "relation",
        "age",
        "date",
        "born",
        "phone",
        "gender",
        "eshram",
        "yes_no",
        "never",
    ):
        try:
            assert isinstance(read(kind, cell), Read)
        except Wrong:
            pass


def test_folding_makes_spellings_of_one_heading_equal():
    assert fold("ज़िला") == fold("जिला")
    assert fold("गाँव") == fold("गांव")
    assert fold("Mob. No.") == fold("MOB NO")
    assert fold("मोबाइल १") == fold("मोबाइल-1")
