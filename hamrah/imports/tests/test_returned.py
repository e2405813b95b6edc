"""Refused lines come back as a spreadsheet that can be corrected and loaded again."""

import io
import zipfile
from datetime import date

from hamrah.imports.reading import open_book
from hamrah.imports.returned import headings_of, write_returned
from hamrah.imports.rows import Refused, Row, read_register
from hamrah.imports.tests.books import AADHAAR_LIKE, PEOPLE, TODAY, xlsx

HEAD = ["Name", "Age", "Date", "Phone", "Remarks"]
GOOD = ["Kalu", 30, date(2020, 1, 2), 9876543210, "ok"]
BAD = [
    [None, 31, date(2020, 1, 2), 9876543210, "no name"],
    ['=HYPERLINK("http://x.example","click")', 32, "01/02/2020", None, "formula"],
    ["Hakri", 7, "31/02/2022", "9876543211", "two"],
    ["Sita", 33, date(2020, 1, 2), None, f"UID {AADHAAR_LIKE}"],
]


def returned(say=str) -> bytes:
    read = read_register(xlsx({"नाका": [HEAD, GOOD, *BAD], "B": [HEAD, BAD[0]]}), PEOPLE, on=TODAY)
    out = io.BytesIO()
    lines = (row for row in read if isinstance(row, Refused))
    assert write_returned(lines, headings_of(read.plan), out, say=say) == 5
    return out.getvalue()


def test_the_cells_stand_as_they_were_with_what_is_wrong():
    sheets = open_book(returned()).sheets
    assert [sheet.name for sheet in sheets] == ["नाका", "B"]
    rows = dict(sheets[0].rows())
    assert rows[1] == ["Row", "What is wrong", *HEAD]
    assert rows[2] == [
        3,
        "Name: There is no name in this row.",
        None,
        31,
        date(2020, 1, 2),
        9876543210,
        "no name",
    ]
    assert rows[4][1] == "Age: The age is under 14 or over 100.\nDate: There is no such day."


def test_nothing_in_it_is_a_formula_or_a_link():
    with zipfile.ZipFile(io.BytesIO(returned())) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet


def test_an_aadhaar_number_does_not_come_back():
    with zipfile.ZipFile(io.BytesIO(returned())) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert AADHAAR_LIKE.encode() not in whole


def test_the_sentences_are_in_the_readers_language():
    rows = dict(open_book(returned(say=lambda text: text.replace("no name", "कोई नाम नहीं"))).sheets[0].rows())
    assert "कोई नाम नहीं" in rows[2][1]


def test_corrected_it_loads_again_without_a_question():
    rows = [list(cells) for _, cells in open_book(returned()).sheets[0].rows()]
    rows[1][2] = "Ramesh"
    again = read_register(xlsx({"A": rows}), PEOPLE, on=TODAY)
    assert again.plan.unclear() == []
    good = [row.values for row in again if isinstance(row, Row)]
    assert good[0]["name"] == "Ramesh"
    assert good[0]["phones"] == (("9876543210", "unknown"),)


def test_nothing_refused_gives_an_empty_sheet():
    out = io.BytesIO()
    assert write_returned([], {}, out) == 0
    assert list(open_book(out.getvalue()).sheets[0].rows()) == []
