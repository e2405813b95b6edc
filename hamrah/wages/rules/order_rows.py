"""Rows of a spreadsheet as notifications: what each row says, which row is wrong and why. Pure.

Rows of one place, work, days and title are one notification. Not here: saving it (actions/orders.py).
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from hamrah.ground.problem import Problem, said_as
from hamrah.wages.law.packs import MONTH_DAYS, RateRow
from hamrah.wages.law.schema import mark_of, rate_row

NEEDED = ("place", "employment", "skill", "basic", "applies_from", "title", "source")
COLUMNS = (
    "place", "employment", "zone", "skill", "basic", "allowance", "applies_from", "became_known", "title",
    "source", "mark", "basis", "divisor", "holds_until", "review_by", "act", "section",
)  # fmt: skip
DAYS = ("applies_from", "became_known", "holds_until", "review_by")
Cell = str | int | date | None


@dataclass(frozen=True)
class Refused:
    """A row that cannot be: its line in the spreadsheet, its column, and why."""

    line: int
    column: str
    why: str


@dataclass(frozen=True)
class Said:
    """One notification: what its rows share, their rates, and the line of the sheet on which it begins."""

    shared: Mapping[str, Cell]
    rates: tuple[RateRow, ...]
    line: int


def read(text: str) -> tuple[list[Said], list[Refused]]:
    """The notifications in a spreadsheet's text, and the rows that cannot be."""
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        return [], [Refused(1, lacking[0], said_as(WHY["column"]))]
    reader.fieldnames = names
    return _grouped(enumerate(reader, start=2))


def _delimiter(text: str) -> str:
    """Pasted from a sheet the cells stand between tabs."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _grouped(
    rows: Iterable[tuple[int, Mapping[str, str | None]]],
) -> tuple[list[Said], list[Refused]]:
    found: dict[tuple[tuple[str, Cell], ...], tuple[int, list[RateRow]]] = {}
    refused: list[Refused] = []
    for at, row in rows:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not any(cells.values()):
            continue
        try:
            key = tuple(shared(cells).items())
            rate = rate_row(cells["zone"], cells["skill"].lower(), cells["basic"], cells["allowance"] or "0")
        except Problem as problem:
            refused.append(Refused(at, problem.field or "", str(problem)))
            continue
        found.setdefault(key, (at, []))[1].append(rate)
    return [Said(dict(key), tuple(rates), at) for key, (at, rates) in found.items()], refused


def shared(cells: Mapping[str, str]) -> dict[str, Cell]:
    """What the rows of one notification have in common. Raises `wages.order_day_unread`, `wages.order_basis`,
    `wages.order_mark`."""
    days = {name: _day(cells[name], name) for name in DAYS}
    if days["applies_from"] is None:
        raise Problem("wages.order_day_unread", WHY["day"], field="applies_from")
    basis = cells["basis"].lower() or "day"
    if cells["divisor"] and not cells["divisor"].isdecimal():
        raise Problem("wages.order_basis", WHY["divisor"], field="divisor")
    divisor = int(cells["divisor"] or MONTH_DAYS) if basis == "month" else 1
    named = {name: cells[name] for name in ("act", "section") if cells[name]}
    told = {"title": cells["title"], "source": cells["source"]}
    known = days["became_known"] or days["applies_from"]
    said = {**named, **told, "place": cells["place"].upper(), "employment": cells["employment"].lower()}
    return {
        **said,
        **days,
        "became_known": known,
        "basis": basis,
        "divisor": divisor,
        "mark": mark_of(cells["mark"] or "V"),
    }


def _day(text: str, name: str) -> date | None:
    """2025-04-01 or 01-04-2025 or 1/4/2025: the day first, as it is written in India."""
    if not text:
        return None
    parts = text.replace("/", "-").replace(".", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        year, month, of_month = numbers if len(parts[0]) == 4 else numbers[::-1]
        return date(year, month, of_month)
    except ValueError:
        raise Problem("wages.order_day_unread", WHY["day"], field=name) from None


WHY = {
    "column": "This column is missing.",
    "day": "Write the day like 01-04-2025.",
    "divisor": "The rate is for a day, or for a month of at most 31 days.",
}
