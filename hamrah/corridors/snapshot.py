"""A snapshot on the disk: Parquet, safe tables, a manifest in one folder that appears whole or not at all.

Not here: which journeys it holds (walked.py), who may take one (actions.py), what is asked (questions.py).
"""

import csv
import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from hamrah.corridors.questions import QUESTIONS, engine
from hamrah.corridors.rules.sectors import sector_meant
from hamrah.corridors.tables import tables_of
from hamrah.corridors.walked import may_be_counted
from hamrah.ground.day import INDIA
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys.told import SECTORS
from hamrah.places.models import Place

SCHEMA = 1
COLUMNS = {
    "worker": "BIGINT",
    "organisation": "VARCHAR",
    "home_state": "VARCHAR",
    "home_district": "VARCHAR",
    "home_block": "VARCHAR",
    "destination": "VARCHAR",
    "sector": "VARCHAR",
    "gender": "VARCHAR",
    "left_on": "DATE",
    "back_on": "DATE",
    "rate_day_paise": "BIGINT",
}
READ = (
    *("worker", "source_district", "source_block", "to", "sector", "person__gender"),
    *("left_on", "returned_on", "rate_basis", "rate_paise"),
)
SPELLS, TABLES, MANIFEST, UNFINISHED = "spells.parquet", "tables.json", "manifest.json", ".making-"
CHUNK = 5_000
COUNT = "SELECT count(*), count(DISTINCT worker) FROM spells"


@dataclass(frozen=True)
class Snapshot:
    """One that stands. `tables` are those safe to show, of the moment `told_as_of`; `cut_off` is when the
    records were read."""

    folder: Path
    manifest: dict[str, Any]
    tables: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.manifest["snapshot"])

    @property
    def cut_off(self) -> datetime:
        return datetime.fromisoformat(self.manifest["cut_off"])

    @property
    def told_id(self) -> str:
        """The snapshot its tables were made of: this one, or one before in the same month."""
        return str(self.tables.get("snapshot", self.id))

    @property
    def told_as_of(self) -> datetime:
        told = self.tables.get("as_of")
        return datetime.fromisoformat(told) if told else self.cut_off

    @property
    def spells(self) -> Path:
        return self.folder / SPELLS


def latest(organisation_id: UUID) -> Snapshot | None:
    """The newest snapshot, if there is any. Raises `corridors.damaged` where a file is not as it was made."""
    for folder in sorted(_folders(organisation_id), reverse=True):
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            tables = (folder / TABLES).read_bytes()
        except (OSError, ValueError) as wrong:
            raise _damaged() from wrong
        if hashlib.sha256(tables).hexdigest() != manifest["files"][TABLES]:
            raise _damaged()
        return Snapshot(folder, manifest, json.loads(tables))
    return None


def make(actor: Any) -> dict[str, Any]:
    """A new snapshot of the actor's organisation; older ones and what a killed run left are removed."""
    home, id = home_of(actor.organisation_id), str(new_id())
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in home.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left)
    making = home / f"{UNFINISHED}{id}"
    making.mkdir(mode=0o700)
    try:
        manifest = _fill(making, actor, id)
        making.rename(home / id)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    for older in _folders(actor.organisation_id):
        if older.name != id:
            shutil.rmtree(older)
    return manifest


def home_of(organisation_id: UUID) -> Path:
    return Path(settings.HAMRAH_DATA) / "snapshots" / str(organisation_id)


def _folders(organisation_id: UUID) -> list[Path]:
    home = home_of(organisation_id)
    return [one for one in home.iterdir() if not one.name.startswith(".")] if home.is_dir() else []


def _damaged() -> Problem:
    return Problem("corridors.damaged", _("The snapshot is damaged. Take a new one."))


def _fill(folder: Path, actor: Any, id: str) -> dict[str, Any]:
    """The three files; the manifest last. `rows` and `workers` are counted in what was written."""
    cut_off, lines = datetime.now(UTC), folder / "spells.csv"
    with engine() as connection:
        with lines.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows_of(actor))
        spells = connection.read_csv(str(lines), header=False, columns=COLUMNS, auto_detect=False, sep=",")
        spells.order("worker, left_on").write_parquet(str(folder / SPELLS), compression="zstd")
        lines.unlink()
        connection.read_parquet(str(folder / SPELLS)).create_view("spells")
        ((rows, workers),) = connection.execute(COUNT).fetchall()
        made = {"snapshot": id, "as_of": cut_off.isoformat(), **tables_of(connection)}
    told = told_this_month(actor.organisation_id, cut_off) or made
    (folder / TABLES).write_text(json.dumps(told), encoding="utf-8")
    manifest = {
        "snapshot": id,
        "schema": SCHEMA,
        "questions": {code: question.version for code, question in QUESTIONS.items()},
        "organisation": actor.organisation_code,
        "cut_off": cut_off.isoformat(),
        "rows": rows,
        "workers": workers,
        "files": {name: sha256_of(folder / name) for name in (SPELLS, TABLES)},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    for name in (SPELLS, TABLES, MANIFEST):
        (folder / name).chmod(0o600)
    return manifest


def told_this_month(organisation_id: UUID, now: datetime) -> dict[str, Any] | None:
    """What readers are told already this month. It stays: of two days the difference would tell who came
    between them. As long as no road is told there is nothing to compare with, and none is kept."""
    try:
        before = latest(organisation_id)
    except Problem:
        return None
    if before is None or not before.tables["roads"]:
        return None
    months = {moment.astimezone(INDIA).strftime("%Y-%m") for moment in (before.told_as_of, now)}
    return before.tables if len(months) == 1 else None


def rows_of(actor: Any) -> Iterator[tuple[Any, ...]]:
    """Journeys in the order of COLUMNS, read under the row policies. A worker becomes a number under a key
    that is drawn here and ends with the loop: no two snapshots can be joined, and her id reaches no disk."""
    key, places = secrets.token_bytes(32), _places()
    for row in may_be_counted(actor).values_list(*READ).iterator(chunk_size=CHUNK):
        worker, district, block, to, sector, gender, left_on, back_on, basis, paise = row
        yield (
            number_of(worker, key),
            actor.organisation_code,
            _above(places, district),
            *(places[place][0] if place else "" for place in (district, block, to)),
            sector_meant(sector, SECTORS),
            gender,
            _month(left_on),
            _month(back_on),
            paise if basis == "day" else None,
        )


def number_of(worker: UUID, key: bytes) -> int:
    """Sixty-three bits of a keyed hash: two of a million people meet once in ten million snapshots."""
    digest = hashlib.blake2b(worker.bytes, key=key, digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _places() -> dict[UUID, tuple[str, UUID | None]]:
    """Each place as `kind:code`, and what it lies in."""
    rows = Place.objects.values_list("id", "kind", "code", "parent_id")
    return {id: (f"{kind}:{code}", parent) for id, kind, code, parent in rows}


def _above(places: dict[UUID, tuple[str, UUID | None]], district: UUID | None) -> str:
    parent = places[district][1] if district else None
    return places[parent][0] if parent else ""


def _month(day: date | None) -> date | None:
    """Months are precise enough to count, and a day may point at somebody."""
    return day.replace(day=1) if day else None


def sha256_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
