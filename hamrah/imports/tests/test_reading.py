"""Files are known by content, read in a bounded memory, and refused with words that help."""

import io
import zipfile
from datetime import date

import pytest

from hamrah.ground.problem import Problem
from hamrah.imports.reading import open_book
from hamrah.imports.tests.books import ods, ods_row, packed, xls, xlsx


def rows_of(content: bytes, sheet: int = 0) -> dict[int, list]:
    return dict(open_book(content).sheets[sheet].rows())


def refusal(content: bytes) -> str:
    with pytest.raises(Problem) as caught:
        for sheet in open_book(content).sheets:
            list(sheet.rows())
    return caught.value.code


def test_an_xlsx_gives_words_numbers_and_days_with_the_spreadsheets_row_numbers():
    content = xlsx({"A": [["नाम", "Age"], [], ["कालू", 35, date(2020, 2, 29), 1.5]]})
    assert rows_of(content) == {1: ["नाम", "Age"], 3: ["कालू", 35, date(2020, 2, 29), 1.5]}


def test_the_name_of_a_file_does_not_matter(tmp_path):
    path = tmp_path / "register.csv"
    path.write_bytes(xlsx({"A": [["x", 1]]}))
    assert open_book(path).kind == "xlsx"
    path = tmp_path / "register.xlsx"
    path.write_text("a;b\n1;2\n")
    assert open_book(path).kind == "text"


def test_a_sheet_may_be_read_twice():
    sheet = open_book(xlsx({"A": [["x"], ["y"]]})).sheets[0]
    assert list(sheet.rows()) == list(sheet.rows())


def test_merged_cells_are_filled_downwards_in_their_first_column_only():
    content = xlsx(
        {"A": [["name", "village"], ["a"], ["b"], ["c", "other"]]},
        merges={"A": [(1, 1, 2, 2, "Kotda"), (4, 0, 4, 3, "a title")]},
    )
    rows = rows_of(content)
    assert rows[2] == ["a", "Kotda"]
    assert rows[3] == ["b", "Kotda"]
    assert rows[4] == ["c", "other"]
    assert rows[5] == ["a title"]


def test_hidden_columns_and_sheets_are_told():
    book = open_book(xlsx({"A": [["x", "y"]], "B": [["z"]]}, hidden_columns={"A": [1]}, hidden_sheets=("B",)))
    assert book.sheets[0].hidden_columns == frozenset({1})
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


def test_a_formula_without_a_computed_value_is_shown_as_formula():
    members = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>',
        "xl/s.xml": '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:f>1+1</x:f></x:c>'
        '<x:c><x:f>2+2</x:f><x:v>4</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>a_x0041_</x:t></x:r>'
        "<x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>",
    }
    assert rows_of(packed(members)) == {1: ["=1+1", 4, "aA"]}


def test_an_ods_gives_the_same_with_repeats_counted_not_multiplied():
    rows = (
        ods_row("name", "day")
        + "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
        + ods_row("कालू", date(2021, 5, 1), 35)
        + "<table:table-row table:number-rows-repeated='1048000'>"
        + "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    )
    columns = (
        "<table:table-column/>"
        "<table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>"
    )
    content = ods(rows, columns_xml=columns)
    assert rows_of(content) == {1: ["name", "day"], 5: ["कालू", date(2021, 5, 1), 35]}
    assert open_book(content).sheets[0].hidden_columns == frozenset({1, 2})


def test_merged_cells_of_an_ods_are_filled_downwards():
    spanned = (
        "<table:table-row><table:table-cell office:value-type='string' table:number-rows-spanned='2'>"
        "<text:p>Kotda</text:p></table:table-cell><table:table-cell office:value-type='string'><text:p>a"
        "</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/>"
        "<table:table-cell office:value-type='string'><text:p>b</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell office:value-type='string'><text:p>c"
        "</text:p></table:table-cell></table:table-row>"
    )
    assert rows_of(ods(spanned)) == {1: ["Kotda", "a"], 2: ["Kotda", "b"], 3: [None, "c"]}


def test_an_ods_row_repeated_beyond_reason_stays_small():
    assert len(rows_of(ods(ods_row("x", repeated=1_000_000)))) == 1_000


def test_one_far_cell_costs_nothing():
    content = xlsx({"A": [["x"]]})
    far = packed(
        {
            name: part.replace(b'<row r="1"', b'<row r="1048576"').replace(b'"A1"', b'"XFD1048576"')
            for name, part in members_of(content).items()
        }
    )
    assert rows_of(far) == {}


def test_an_excel_file_of_before_2007_is_read():
    book = open_book(xls([["Name", "Age"], ["कालू", 35.0], [None, None], ["Hakri", 2.5]]))
    assert book.kind == "xls"
    assert dict(book.sheets[0].rows()) == {1: ["Name", "Age"], 2: ["कालू", 35], 4: ["Hakri", 2.5]}


def test_one_far_cell_of_an_old_excel_file_is_broken_and_soon():
    rows: list[list] = [["Name"], ["Kalu"]]
    far = xls(rows)
    cell = far.find("Kalu".encode("utf-16-le")) - 9  # row, column, format, length, flag stand before the text
    far = far[:cell] + b"\xff\xff\xff\xff" + far[cell + 4 :]
    assert refusal(far) == "imports.broken_file"


def members_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("content", [b"", b"  \r\n", b"\xef\xbb\xbf", b"\x00" * 100, b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(content):
    assert refusal(content) == "imports.empty_file"


def test_a_cut_file_is_said_to_be_broken():
    content = xlsx({"A": [["x" * 50, n] for n in range(200)]})
    assert refusal(content[: len(content) // 2]) == "imports.broken_file"


def test_a_part_with_a_wrong_checksum_is_broken():
    content = bytearray(xlsx({"A": [["x", n] for n in range(2000)]}))
    place = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[place] ^= 0xFF
    assert refusal(bytes(content)) == "imports.broken_file"


def test_broken_xml_and_missing_parts_are_broken():
    members = members_of(xlsx({"A": [["x"]]}))
    assert (
        refusal(packed({**members, "xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"}))
        == "imports.broken_file"
    )
    assert refusal(packed({**members, "xl/workbook.xml": b"<workbook/>"})) == "imports.broken_file"
    rest = {name: part for name, part in members.items() if "workbook.xml.rels" not in name}
    assert refusal(packed(rest)) == "imports.broken_file"


def test_a_document_type_with_entities_is_refused():
    members = members_of(xlsx({"A": [["x"]]}))
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>' + members["xl/worksheets/sheet1.xml"].partition(b"?>")[2]
    assert refusal(packed({**members, "xl/worksheets/sheet1.xml": bomb})) == "imports.broken_file"


def test_a_zip_bomb_is_not_unpacked():
    members: dict[str, str | bytes] = dict(members_of(xlsx({"A": [["x"]]})))
    members["xl/worksheets/sheet1.xml"] = b" " * 60_000_000
    assert refusal(packed(members)) == "imports.zip_bomb"


def test_a_zip_that_lies_about_its_size_is_broken():
    members: dict[str, str | bytes] = dict(members_of(xlsx({"A": [["x"]]})))
    members["xl/worksheets/sheet1.xml"] = b"<worksheet>" + b" " * 3_000_000
    content = bytearray(packed(members))
    true, false = (3_000_011).to_bytes(4, "little"), (5_000).to_bytes(4, "little")
    assert refusal(bytes(content.replace(true, false))) == "imports.broken_file"


def test_a_password_is_said_in_words():
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 1000
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 500
    )
    assert refusal(locked) == "imports.encrypted"


def test_a_zip_with_a_password_is_told():
    content = bytearray(xlsx({"A": [["x"]]}))
    for place in _places(content, b"PK\x01\x02"):
        content[place + 8] |= 1
    assert refusal(bytes(content)) == "imports.encrypted"


def test_a_locked_ods_is_told():
    assert refusal(ods("", manifest="<m:encryption-data/>")) == "imports.encrypted"


def _places(content: bytearray, mark: bytes) -> list[int]:
    found, place = [], content.find(mark)
    while place >= 0:
        found.append(place)
        place = content.find(mark, place + 1)
    return found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 ...", "imports.not_a_spreadsheet"),
        (b"\xff\xd8\xff\xe0 a photo", "imports.not_a_spreadsheet"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "imports.web_page"),
        (packed({"word/document.xml": "<x/>"}), "imports.not_a_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "imports.broken_file"),
        (bytes(range(256)) * 10, "imports.legacy_encoding"),
    ],
)
def test_other_kinds_of_files_are_named(content, code):
    assert refusal(content) == code


def test_more_rows_than_any_register_has_are_refused(monkeypatch):
    monkeypatch.setattr("hamrah.imports.reading.xlsx.MOST_ROWS", 20)
    monkeypatch.setattr("hamrah.imports.reading.text.MOST_ROWS", 20)
    assert refusal(xlsx({"A": [[n] for n in range(50)]})) == "imports.too_many_rows"
    assert refusal(b"a;b\n" * 50) == "imports.too_many_rows"
