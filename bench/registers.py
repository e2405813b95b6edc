"""Invented registers for measuring: makes them with population.py and reads them as Facts.

Not here: what is measured. population.py is found by HAMRAH_SHARED, else beside the repository.
"""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from hamrah.people.rules.facts import Facts

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HAMRAH_SHARED") or ROOT.parent / "shared")
PEOPLE_PER_ROW = 0.575


def made(folder: Path, *, seed: str, noise: str, rows: int) -> Path:
    """The folder of one invented register of about `rows` rows, made unless it is there."""
    home = folder / f"{seed}-{noise}-{rows}"
    if not (home / "queries.csv").exists():
        people = round(rows * PEOPLE_PER_ROW)
        command = [sys.executable, str(SHARED / "data" / "population.py"), "--people", str(people)]
        command += ["--seed", seed, "--noise", noise, "--jobs", "1", "--out", str(home)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return home


def rows(home: Path, name: str) -> Iterator[dict[str, str]]:
    """Rows of registers, truth or queries."""
    with (home / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def facts(row: dict[str, str], *, fields: tuple[str, ...] = ("gender", "state", "occupation")) -> Facts:
    """One row as Facts; `fields` are those beyond name, relation, village, district, age and telephone."""
    return Facts(
        name=row["name"] or None,
        known_as=row["known_as"] or None,
        relation=row["relation"] or None,
        relation_name=row["relation_name"] or None,
        gender=row["sex"] if "gender" in fields else None,
        birth_year=int(row["registered"][:4]) - int(row["age"]) if row["age"] else None,
        village=row["village"] or None,
        district=row["district"] or None,
        state=row["state"] if "state" in fields else None,
        phones=(row["phone"],) if row["phone"] else (),
        occupation=row["trade"] if "occupation" in fields else None,
    )


def free_text(row: dict[str, str]) -> str:
    """Name, relation's name and village in one string, as typed into the one box."""
    return " ".join(part for part in (row["name"], row["relation_name"], row["village"]) if part)
