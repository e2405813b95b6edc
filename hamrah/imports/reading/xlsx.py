"""XLSX, streamed: memory does not grow with the rows. Not here: old Excel files, ODS.

Dates are known by their number format, merged cells are filled downwards, hidden columns are named. Format:
ECMA-376 part 1, SpreadsheetML. A formula's cell counts as what the office program last computed.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from hamrah.imports.reading.archive import UNREADABLE, broken, chunks, local, new_parser, parse_whole
from hamrah.imports.reading.book import MOST_ROWS, Book, Row, Sheet
from hamrah.imports.reading.merged import Range, fill_down
from hamrah.imports.reading.strings import SharedStrings, read_shared_strings
from hamrah.imports.reading.text import too_many_rows
from hamrah.imports.reading.xlsx_cells import RowCollector, column_of
from hamrah.imports.reading.xlsx_dates import read_date_styles

HIDDEN = ("hidden", "veryHidden")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_MOST_MERGES = 50_000


def open_xlsx(packed: zipfile.ZipFile) -> Book:
    """Problem imports.broken_file where the parts do not fit together."""
    parts = set(packed.namelist())
    main = _main_part(packed, parts)
    named, dates_from_1904 = _sheet_names(packed, main)
    targets = _targets(packed, main, parts)
    folder = posixpath.dirname(main)
    strings = read_shared_strings(
        packed, _part(targets, "sharedStrings", parts, f"{folder}/sharedStrings.xml")
    )
    dates = read_date_styles(packed, _part(targets, "styles", parts, f"{folder}/styles.xml"))
    sheets = []
    for name, relation, hidden in named:
        part = targets.get(relation, ("", ""))[1]
        if part not in parts or "worksheet" not in targets[relation][0]:
            continue
        rows = partial(_rows, packed, part, strings, dates, dates_from_1904)
        sheets.append(Sheet(name, rows, hidden, _hidden_columns(packed, part)))
    if not sheets:
        raise broken()
    return Book("xlsx", sheets)


def _main_part(packed: zipfile.ZipFile, parts: set[str]) -> str:
    if "_rels/.rels" in parts:
        for kind, target in _read_relations(packed, "_rels/.rels", "").values():
            if kind.endswith("officeDocument") and target in parts:
                return target
    if "xl/workbook.xml" in parts:
        return "xl/workbook.xml"
    raise broken()


def _read_relations(packed: zipfile.ZipFile, name: str, folder: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, about: dict[str, str]) -> None:
        if local(element) == "Relationship":
            target = about.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[about.get("Id", "")] = (about.get("Type", ""), posixpath.normpath(path))

    parser = new_parser()
    parser.StartElementHandler = start
    parse_whole(packed, name, parser)
    return found


def _targets(packed: zipfile.ZipFile, main: str, parts: set[str]) -> dict[str, tuple[str, str]]:
    """Relation id -> (type, part) of the workbook."""
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", name + ".rels")
    if relations not in parts:
        raise broken()
    return _read_relations(packed, relations, folder)


def _part(targets: dict[str, tuple[str, str]], kind: str, parts: set[str], usual: str) -> str | None:
    found = next((part for type_, part in targets.values() if type_.endswith(kind)), usual)
    return found if found in parts else None


def _sheet_names(packed: zipfile.ZipFile, main: str) -> tuple[list[tuple[str, str, bool]], bool]:
    """([(name, relation id, hidden)], do serial dates count from 1904?)"""
    sheets: list[tuple[str, str, bool]] = []
    from_1904 = []

    def start(element: str, about: dict[str, str]) -> None:
        element = local(element)
        if element == "sheet":
            relation = next((value for key, value in about.items() if local(key) == "id"), "")
            sheets.append((about.get("name", ""), relation, about.get("state") in HIDDEN))
        elif element == "workbookPr" and about.get("date1904") in ("1", "true"):
            from_1904.append(True)

    parser = new_parser()
    parser.StartElementHandler = start
    parse_whole(packed, main, parser)
    return sheets, bool(from_1904)


def _hidden_columns(packed: zipfile.ZipFile, part: str) -> frozenset[int]:
    """Columns (from 0) that `<cols>` hides; it stands before the first row."""
    head = b""
    try:
        with packed.open(part) as member:
            for chunk in chunks(member):
                head += chunk
                if b"sheetData" in head or len(head) > 4_000_000:
                    break
    except UNREADABLE as wrong:
        raise broken() from wrong
    hidden: set[int] = set()
    for column in re.findall(rb"<(?:\w+:)?col\s[^>]*>", head.partition(b"sheetData")[0]):
        if re.search(rb'hidden="(?:1|true)"', column):
            first, last = (int(re.search(rb'%s="(\d+)"' % key, column)[1]) for key in (b"min", b"max"))  # type: ignore[index]
            hidden.update(range(first - 1, min(last, 400)))
    return frozenset(hidden)


def _merges(packed: zipfile.ZipFile, part: str) -> list[Range]:
    """Merged ranges; they stand behind the rows, so the part is unpacked once for them alone."""
    tail, inside = b"", False
    try:
        with packed.open(part) as member:
            for chunk in chunks(member):
                tail += chunk
                if not inside:
                    inside = b"mergeCells" in tail
                    tail = tail if inside else tail[-20:]
    except UNREADABLE as wrong:
        raise broken() from wrong
    found = _MERGE.findall(tail)[:_MOST_MERGES]
    return [
        Range(int(top), column_of(left.decode()), int(bottom), column_of(right.decode()))
        for left, top, right, bottom in found
    ]


def _rows(
    packed: zipfile.ZipFile, part: str, strings: SharedStrings, dates: frozenset[str], from_1904: bool
) -> Iterator[Row]:
    merges = _merges(packed, part)
    return fill_down(_plain_rows(packed, part, RowCollector(strings, dates, from_1904)), merges)


def _plain_rows(packed: zipfile.ZipFile, part: str, collector: RowCollector) -> Iterator[Row]:
    parser: Any = new_parser()
    collector.listen_to(parser)
    count = 0
    try:
        with packed.open(part) as member:
            for chunk in chunks(member):
                parser.Parse(chunk, False)
                for row in collector.take():
                    count += 1
                    yield row
                if count > MOST_ROWS:
                    raise too_many_rows()
            parser.Parse(b"", True)
            yield from collector.take()
    except (*UNREADABLE, ValueError) as wrong:
        raise broken() from wrong
