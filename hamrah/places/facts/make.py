"""Writes directory/ from a downloaded Local Government Directory. Run by hand when that is renewed.

Not here: what we wrote ourselves (own/), and reading the tables (facts/__init__.py).
"""

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent / "directory"
Row = dict[str, str]

SMALL = {"and", "of"}
# Short words that have vowels enough to look like words but are abbreviations in the directory.
CAPITALS = {"II", "III", "IV", "HQ", "ST", "CD", "NTR", "SPSR", "ADC", "EAC", "SDO"}


def proper(name: str) -> str:
    """A name as one writes it: 'KAIMUR (BHABUA)' -> 'Kaimur (Bhabua)'. Mixed case is left as it is."""
    name = name.replace("*", "").replace("[", " (").replace("]", ")").replace("_", " ")
    name = re.sub(r"\s*-\s*(?=I+V?$|\d+$)", " ", name)
    name = " ".join(name.split())
    whole = name.isupper()
    return re.sub(r"[^\W\d_][\w']*", lambda m: _word(m.group(), m.start() == 0, whole), name)


def _word(word: str, first: bool, whole: bool) -> str:
    if word.upper() in CAPITALS and word.isupper():
        return word
    if word.lower() in SMALL and not first:
        return word.lower()
    shouted = whole or re.match("[A-Z]{4}", word)
    return word.capitalize() if shouted else word[0].upper() + word[1:]


def code(text: str, width: int) -> str:
    """A census code with its leading zeros, or '' where the place is younger than the census."""
    digits = text.strip()
    return "" if not digits.strip("0") else digits.zfill(width)


def read(path: Path) -> Iterator[Row]:
    """Rows by lower-case heading; of two headings that are the same the second is called '... local'."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        heading: list[str] = []
        for cell in next(rows):
            name = " ".join(cell.lower().split())
            heading.append(f"{name} local" if name in heading else name)
        for row in rows:
            yield dict(zip(heading, (cell.strip() for cell in row), strict=True))


def states(source: Path) -> Iterator[list[str]]:
    """lgd, census 2011, status (S state, U union territory), name"""
    for row in read(source / "lgd_states_2022.csv"):
        census = code(row["census 2011 code"], 2)
        # Made after the census (2020), it was given its own directory number as census code.
        census = "" if int(row["state code"]) > 35 else census
        yield [row["state code"], census, row["state or ut"], proper(row["state name"])]


def districts(source: Path) -> Iterator[list[str]]:
    """lgd, census 2011, state's lgd, name"""
    for row in read(source / "lgd_districts_2022.csv"):
        yield [
            row["district code"],
            code(row["census 2011 code"], 3),
            row["state code"],
            proper(row["district name"]),
        ]


def subdistricts(source: Path) -> Iterator[list[str]]:
    """lgd, census 2011, district's lgd, name"""
    for row in read(source / "lgd_subdistricts_2022.csv"):
        census = code(row["census 2011 code"], 5)
        yield [row["sub-district code"], census, row["district code"], proper(row["sub-district name"])]


def blocks(source: Path) -> Iterator[list[str]]:
    """lgd, district's lgd, name, name in the state's script. Of a block in two districts, the first."""
    seen = set()
    for row in read(source / "lgd_blocks_2022.csv"):
        if row["block code"] in seen:
            continue
        seen.add(row["block code"])
        local = row["block name local"]
        yield [
            row["block code"],
            row["district code"],
            proper(row["block name"]),
            local if re.search(r"[^\x00-\x7f]", local) else "",
        ]


TABLES = {
    "states": (states, "lgd,census2011,status,name"),
    "districts": (districts, "lgd,census2011,state,name"),
    "subdistricts": (subdistricts, "lgd,census2011,district,name"),
    "blocks": (blocks, "lgd,district,name,name_local"),
}


def write(name: str, heading: str, rows: Iterable[list[str]]) -> int:
    """Sorted by code, so that a renewal shows as a small difference. Gives the number of rows."""
    ordered = sorted(rows, key=lambda row: int(row[0]))
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heading.split(","))
        out.writerows(ordered)
    return len(ordered)


def main() -> None:
    """Read the folder named on the command line and rewrite directory/."""
    usual = os.environ.get("HAMRAH_SHARED", "../shared") + "/data/lgd_2022"
    parser = argparse.ArgumentParser(prog="python -m hamrah.places.facts.make", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=usual, help="else %(default)s")
    folder = parser.parse_args().folder
    for name, (rows, heading) in TABLES.items():
        sys.stdout.write(f"{name}: {write(name, heading, rows(folder))} rows\n")


if __name__ == "__main__":
    main()
