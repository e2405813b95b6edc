"""Facts about places as plain values: what the tables in directory/ and own/ say together.

Not here: the database (models.py, load.py), and finding a place by its name (rules.py).
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

from hamrah.ground.names import script_of
from hamrah.places.fold import fold

HERE = Path(__file__).parent
# Every installation gives a place the same id, so that two organisations mean the same district.
NAMESPACE = UUID("6f3c0b52-4f0e-5d0c-9a57-0f7f6a3f5d11")

Ref = tuple[str, str]
LANGUAGE = {
    "Deva": "hi", "Gujr": "gu", "Orya": "or", "Telu": "te", "Knda": "kn", "Beng": "bn", "Guru": "pa",
    "Taml": "ta", "Mlym": "ml", "Arab": "ur", "Latn": "en",
}  # fmt: skip


class Spelling(NamedTuple):
    """One way of writing a place. `kind`: directory, short, former, spelling, native."""

    text: str
    kind: str
    language: str
    script: str


@dataclass(frozen=True, slots=True, eq=False)
class PlaceFact:
    """A place. `code` is its number in the Local Government Directory, or our own word where it has none.

    `parent` and `came_from` are (kind, code). `census2011` keeps its leading zeros, '' = younger than the
    census. `known_to`: how exactly the dates are known (day, month, year); a stand: reported or unverified.
    """

    kind: str
    code: str
    name: str
    parent: Ref | None = None
    name_hi: str = ""
    census2011: str = ""
    came_from: Ref | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    known_to: str = ""
    note: str = ""
    spellings: tuple[Spelling, ...] = field(default=(), repr=False)

    @property
    def ref(self) -> Ref:
        return self.kind, self.code

    @property
    def id(self) -> UUID:
        return place_id(*self.ref)

    @property
    def lgd_code(self) -> int | None:
        return int(self.code) if self.code.isdigit() else None

    def stood_on(self, day: date) -> bool:
        """Did it exist on this day? An unknown beginning is long ago, an unknown end has not come."""
        return (self.valid_from or date.min) <= day < (self.valid_to or date.max)


def place_id(kind: str, code: str) -> UUID:
    """The same id in every installation."""
    return uuid5(NAMESPACE, f"{kind}:{code}")


@cache
def facts() -> tuple[PlaceFact, ...]:
    """Every place, parents before children. Read once a process (about 15,000)."""
    places: dict[Ref, PlaceFact] = {}
    for table in (_states, _districts, _subdistricts, _blocks, _cities, _stands):
        places |= {place.ref: place for place in table(places)}
    return tuple(places.values())


@cache
def version() -> str:
    """Changes whenever a table does: the first 16 hex digits of SHA-256 over all of them and this reader."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(HERE.glob("*/*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _states(_: dict[Ref, PlaceFact]) -> Iterator[PlaceFact]:
    ours, changes = _by_code("own/states.csv"), _by_code("own/state_changes.csv")
    for row in rows("directory/states.csv"):
        yield _named("state", row, ours, changes.get(row["lgd"], {}), None)


def _districts(_: dict[Ref, PlaceFact]) -> Iterator[PlaceFact]:
    ours = _by_code("own/districts_west_north.csv") | _by_code("own/districts_middle_east_south.csv")
    changes = _by_code("own/changes.csv")
    for row in rows("directory/districts.csv"):
        yield _named("district", row, ours, changes.pop(row["lgd"], {}), ("state", row["state"]))
    for row in changes.values():  # made after our copy of the directory: no number known yet
        yield _named("district", row | {"lgd": row["code"]}, {}, row, ("state", row["state"]))


def _subdistricts(places: dict[Ref, PlaceFact]) -> Iterator[PlaceFact]:
    ours = {row["subdistrict"]: row for row in rows("own/south_rajasthan.csv")}
    for row in rows("directory/subdistricts.csv"):
        parent = places["district", row["district"]]
        yield _like_district(_named("subdistrict", row, ours, {}, parent.ref), parent)


def _blocks(places: dict[Ref, PlaceFact]) -> Iterator[PlaceFact]:
    ours = {row["block"]: row for row in rows("own/south_rajasthan.csv")}
    for row in rows("directory/blocks.csv"):
        parent = places["district", row["district"]]
        place = _like_district(_named("block", row, ours, {}, parent.ref), parent)
        local = _spelt(row["name_local"], "native")
        if local and local[0].script == "Deva" and not place.name_hi:
            place = replace(place, name_hi=row["name_local"])
        yield replace(place, spellings=place.spellings + local)


def _cities(_: dict[Ref, PlaceFact]) -> Iterator[PlaceFact]:
    ours = _by_code("own/cities.csv")
    for row in ours.values():
        yield _named("city", row | {"lgd": row["code"]}, ours, {}, ("district", row["district"]))


def _stands(_: dict[Ref, PlaceFact]) -> Iterator[PlaceFact]:
    for row in rows("own/stands.csv"):
        change = {"known_to": row["known_to"], "note": row["source"]}
        yield _named("stand", row | {"lgd": row["code"]}, {}, change, ("city", row["city"]))


def _named(
    kind: str,
    row: dict[str, str],
    ours: dict[str, dict[str, str]],
    change: dict[str, str],
    parent: Ref | None,
) -> PlaceFact:
    """One place from the directory's row, what we wrote about it, and what became of it."""
    code, own = row["lgd"], ours.get(row["lgd"], {})
    name = own.get("name") or row["name"]
    spelt = _spelt(row["name"], "directory") if fold(row["name"]) != fold(name) else ()
    for column, said in (
        ("short", "short"),
        ("former", "former"),
        ("spellings", "spelling"),
        ("scripts", "native"),
    ):
        spelt += _spelt(own.get(column, ""), said)
    return PlaceFact(
        kind=kind,
        code=code,
        name=name,
        parent=parent,
        name_hi=own.get("name_hi") or row.get("name_hi", ""),
        census2011=row.get("census2011", ""),
        came_from=(kind, change["came_from"]) if change.get("came_from") else None,
        valid_from=_day(change.get("valid_from")),
        valid_to=_day(change.get("valid_to")),
        known_to=change.get("known_to", ""),
        note=change.get("note", ""),
        spellings=spelt,
    )


def _like_district(place: PlaceFact, district: PlaceFact) -> PlaceFact:
    """A tehsil or block named like its district is written like it in Hindi."""
    alike = not place.name_hi and fold(place.name) == fold(district.name)
    return replace(place, name_hi=district.name_hi) if alike else place


def _spelt(texts: str, kind: str) -> tuple[Spelling, ...]:
    return tuple(_spelling(text.strip(), kind) for text in texts.split("|") if text.strip())


def _spelling(text: str, kind: str) -> Spelling:
    script = script_of(text) or "Latn"
    # ळ is no letter of Hindi
    language = "mr" if script == "Deva" and "\u0933" in text else LANGUAGE.get(script, "")
    return Spelling(text, kind, language, script)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _by_code(name: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows(name)}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of our tables by heading."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
