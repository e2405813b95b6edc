"""open_book: which kind of file is this, told by its content. Not here: the readers themselves."""

import io
from pathlib import Path
from typing import BinaryIO

from hamrah.ground.problem import Problem
from hamrah.imports.reading import archive, ods, old_excel, text, xlsx
from hamrah.imports.reading.book import MOST_BYTES, Book

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the compound file of Office before 2007
# In a compound file the directory holds stream names as UTF-16: an XLSX with a password is packed so.
LOCKED = "EncryptedPackage".encode("utf-16-le")

OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
)


def open_book(source: Path | str | bytes) -> Book:
    """Open a spreadsheet or text file by its content.

    Raises Problem imports.empty_file, .too_big, .encrypted, .broken_file, .zip_bomb, .not_a_spreadsheet,
    .web_page, .legacy_encoding, .legacy_font, .not_text.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")  # noqa: SIM115 - sheets stream from it
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    head = stream.read(4096)
    stream.seek(0)
    if not head.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Problem("imports.empty_file", "The file is empty.")
    if size > MOST_BYTES:
        raise Problem(
            "imports.too_big",
            "The file is larger than %(most_mb)s MB. Split it and load the parts.",
            most_mb=MOST_BYTES // 1_000_000,
        )
    if head.startswith(ZIP):
        return _open_zip(stream)
    if head.startswith(OLD_OFFICE):
        return _open_old_office(stream)
    _refuse_other_kinds(head)
    return text.open_text(stream)


def _open_zip(stream: BinaryIO) -> Book:
    packed = archive.open_archive(stream)
    names = set(packed.namelist())
    if "xl/workbook.xml" in names or "[Content_Types].xml" in names:
        if "xl/workbook.bin" in names:
            return old_excel.open_old_excel(stream)
        return xlsx.open_xlsx(packed)
    if "content.xml" in names:
        return ods.open_ods(packed)
    raise _not_a_spreadsheet("ZIP")


def _open_old_office(stream: BinaryIO) -> Book:
    content = stream.read()
    if LOCKED in content:
        raise archive.encrypted()
    return old_excel.open_old_excel(io.BytesIO(content))


def _refuse_other_kinds(head: bytes) -> None:
    for start, kind in OTHER_KINDS:
        if head.startswith(start):
            raise _not_a_spreadsheet(kind)
    words = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if words.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<style", b"<meta")):
        raise Problem(
            "imports.web_page",
            "This is a web page or XML saved under a spreadsheet's name. Open it in a spreadsheet program "
            "and save it as XLSX.",
        )


def _not_a_spreadsheet(kind: str) -> Problem:
    return Problem(
        "imports.not_a_spreadsheet",
        "This is a %(kind)s file, not a spreadsheet. Load XLSX, ODS or CSV.",
        kind=kind,
    )
