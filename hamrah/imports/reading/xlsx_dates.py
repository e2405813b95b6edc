"""Which cell styles of an XLSX are dates, and serial numbers as days. Not here: dates typed as text."""

import re
import zipfile
from datetime import date, timedelta

from hamrah.imports.reading.archive import local, new_parser, parse_whole

# Built-in formats that show a day (ECMA-376 part 1, 18.8.30, with those of other languages: 27-36, 50-58).
BUILT_IN = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
# Excel thinks that 1900 was a leap year: from serial 60 on a day must be taken off again.
DAY_ZERO = date(1899, 12, 30)
DAY_ZERO_1904 = date(1904, 1, 1)
LAST_SERIAL = 2_958_465  # 31.12.9999
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def is_date_format(code: str) -> bool:
    """True where a number format shows a year or a day: dd/mm/yyyy, [$-409]d-mmm-yy; not 0.00 or h:mm."""
    letters = _NOT_CODE.sub("", code.lower())
    return "y" in letters or "d" in letters


def read_date_styles(packed: zipfile.ZipFile, part: str | None) -> frozenset[str]:
    """Style numbers (the `s` of a cell, as written) that show dates."""
    if part is None:
        return frozenset()
    formats: set[int] = set(BUILT_IN)
    styles: list[int] = []
    inside = {"cellXfs": False}

    def start(element: str, about: dict[str, str]) -> None:
        element = local(element)
        if element == "numFmt" and is_date_format(about.get("formatCode", "")):
            formats.add(int(about.get("numFmtId", "0")))
        elif element == "cellXfs":
            inside["cellXfs"] = True
        elif element == "xf" and inside["cellXfs"]:
            styles.append(int(about.get("numFmtId", "0")))

    def end(element: str) -> None:
        if local(element) == "cellXfs":
            inside["cellXfs"] = False

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse_whole(packed, part, parser)
    return frozenset(str(number) for number, code in enumerate(styles) if code in formats)


def day_of(serial: float, from_1904: bool = False) -> date | None:
    """The day of a serial number; None where it is none."""
    if not 1 <= serial <= LAST_SERIAL:
        return None
    days = int(serial)
    if from_1904:
        return DAY_ZERO_1904 + timedelta(days=days)
    return DAY_ZERO + timedelta(days=days + (1 if days < 60 else 0))
