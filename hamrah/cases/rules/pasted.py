"""A group as pasted from a sheet: which column is what, and each line read or refused by itself. Pure.

Not here: who of the register is meant (matching.py of the room), writing them (actions/claiming.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hamrah.cases.rules.amounts import half_days_of, hours_of, paise_of
from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.problem import Problem

MOST_LINES = 200
# Column -> how its heading is written, small letters. What is not known is left aside and said.
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("name", "worker", "worker name", "name of worker", "नाम", "मज़दूर का नाम", "मजदूर का नाम", "मज़दूर"),
    "father": (
        "father",
        "father name",
        "father's name",
        "husband",
        "father/husband",
        "पिता",
        "पिता का नाम",
        "पिता/पति",
    ),
    "village": ("village", "place", "gaon", "गाँव", "गांव"),
    "phone": ("phone", "mobile", "mobile no", "phone no", "number", "फ़ोन", "फोन", "मोबाइल"),
    "card": ("card", "card no", "card number", "कार्ड", "कार्ड नंबर"),
    "days": ("days", "day", "hazri", "haziri", "attendance", "days worked", "दिन", "हाज़िरी", "हाजिरी"),
    "rate": ("rate", "day rate", "wage", "daily wage", "rozi", "दर", "रोज़ी", "रोजी", "दिहाड़ी", "मज़दूरी"),
    "overtime": ("overtime", "ot", "overtime hours", "ओवरटाइम"),
    "advance": ("advance", "peshgi", "kharchi", "पेशगी", "खर्ची", "एडवांस"),
    "paid": ("paid", "received", "got", "मिला", "मिले", "भुगतान"),
    "owed": ("due", "owed", "balance", "baki", "bakaya", "amount", "बाकी", "बकाया"),
}
# The order in which people write a list that has no heading.
PLAIN = ("name", "father", "village", "phone", "days", "rate", "advance", "paid")
_KNOWN = {word: column for column, words in HEADINGS.items() for word in words}


@dataclass(frozen=True)
class Line:
    """One line: `no` as somebody counts them, what it says, and why it is refused ("" if it is not)."""

    no: int
    name: str = ""
    father: str = ""
    village: str = ""
    phone: str = ""
    card: str = ""
    half_days: int | None = None
    rate_paise: int | None = None
    overtime: str = ""
    advance_paise: int = 0
    paid_paise: int = 0
    owed_paise: int | None = None
    refused: Problem | None = None

    @property
    def days(self) -> str:
        """The days as somebody writes them: 24 or 24.5."""
        return "" if self.half_days is None else f"{self.half_days / 2:g}"


@dataclass(frozen=True)
class Sheet:
    """All lines, the columns as understood, and headings that nobody knows."""

    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...] = field(default=())


def read_sheet(text: str) -> Sheet:
    """Lines of a pasted sheet. Raises `cases.nothing_pasted`, `cases.too_many_lines`."""
    rows = [(no, cells) for no, cells in enumerate(map(_cells, text.splitlines()), 1) if any(cells)]
    if not rows:
        raise Problem("cases.nothing_pasted", "Paste the lines of the sheet here first.", field="text")
    columns, unknown = _columns(rows[0][1])
    body = rows[1:] if columns else rows
    if not body:
        raise Problem("cases.nothing_pasted", "Paste the lines of the sheet here first.", field="text")
    if len(body) > MOST_LINES:
        raise Problem(
            "cases.too_many_lines", "At most %(most)d lines at once: paste the rest afterwards.",
            field="text", most=MOST_LINES,
        )  # fmt: skip
    columns = columns or PLAIN
    lines = [_line(no, columns, cells) for no, cells in body]
    return Sheet(tuple(_told_once(lines)), columns, unknown)


def _told_once(lines: Iterable[Line]) -> Iterator[Line]:
    """Who stands in the sheet twice, under the same names and number, claims once: nobody in the register
    would tell the second from the first, for both are new."""
    seen: dict[tuple[str, ...], int] = {}
    for line in lines:
        who = tuple(text.casefold() for text in (line.name, line.father, line.village, line.phone, line.card))
        if line.refused is None and seen.setdefault(who, line.no) != line.no:
            refused = Problem("cases.line_twice", "This worker stands in line %(no)s already.", no=seen[who])
            yield replace(line, refused=refused)
        else:
            yield line


def _cells(line: str) -> list[str]:
    parts = line.split("\t") if "\t" in line else line.split(";") if ";" in line else line.split(",")
    return [" ".join(part.split()) for part in parts]


def _columns(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each column is, where this line is a heading: it names the name and holds no number."""
    found = tuple(_KNOWN.get(cell.casefold().strip(" .:*#"), "") for cell in cells)
    if "name" not in found or any(sign.isdecimal() for cell in cells for sign in cell):
        return (), ()
    return found, tuple(cell for cell, column in zip(cells, found, strict=True) if cell and not column)


def _line(no: int, columns: Sequence[str], cells: Sequence[str]) -> Line:
    said = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
    try:
        return Line(no, **dict(_read(said)))  # type: ignore[arg-type]
    except Problem as refused:
        # What a refused cell says is not repeated: it may be a number that must stand nowhere.
        name = "" if refused.code == "people.aadhaar" else said.get("name", "")
        return Line(no, name=name, refused=refused)


def _read(said: dict[str, str]) -> Iterator[tuple[str, object]]:
    if contains_aadhaar(" ".join(said.values())) or any(map(contains_aadhaar, said.values())):
        raise Problem(
            "people.aadhaar", "This looks like an Aadhaar number. Never write it here; tick 'seen'."
        )
    if not any(letter.isalpha() for letter in said.get("name", "")) and "card" not in said:
        raise Problem("cases.line_without_name", "There is no name on this line.")
    yield from ((name, said.get(name, "")) for name in ("name", "father", "village", "card"))
    yield "phone", _phone(said.get("phone", ""))
    yield "half_days", half_days_of(said.get("days", ""))
    yield "rate_paise", _rate(said.get("rate", ""))
    hours_of(said.get("overtime", ""))
    yield "overtime", said.get("overtime", "")
    for column in ("advance", "paid"):
        yield f"{column}_paise", paise_of(said.get(column, ""), field=column) or 0
    yield "owed_paise", paise_of(said.get("owed", ""), field="owed")


def _rate(text: str) -> int | None:
    paise = paise_of(text, field="rate")
    if paise == 0:
        raise Problem(
            "cases.rate_zero", "Nobody works for 0 rupees. Leave it empty if not known.", field="rate"
        )
    return paise


def _phone(text: str) -> str:
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    if digits and len(digits) not in (10, 11, 12):
        raise Problem("people.bad_phone", "A phone number has ten digits.")
    return digits[-10:]
