"""The estimate of a file's length: right where the file says it, nothing where it does not."""

import io

import xlsxwriter

from hamrah.imports.reading.length import rows_about


def test_a_text_file_has_as_many_rows_as_lines():
    assert rows_about(b"name\nRamesh\nKanku\n") == 3


def test_a_sheet_says_its_length():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number in range(50):
            sheet.write_row(number, 0, ["Ramesh", 30])
    assert rows_about(file.getvalue()) == 50


def test_a_broken_file_says_nothing():
    assert rows_about(b"PK\x03\x04broken") == 0
