"""The tables of a snapshot that readers of figures are shown: counted once, made safe, kept beside it.

No question of theirs reaches the journeys. Not here: the rules of what is hidden (rules/safe_table.py).
"""

from typing import Any

from hamrah.corridors.counting import MONTHS, Road, RoadCounted
from hamrah.corridors.rules.safe_table import Cell, safe_table
from hamrah.places.models import Place

COUNTED = """
SELECT {row}, {column}, count(DISTINCT worker) FROM spells
WHERE home_district IS NOT NULL AND destination IS NOT NULL AND left_on IS NOT NULL GROUP BY ALL
"""
ROAD = "home_district || ' ' || destination"


def tables_of(connection: Any) -> dict[str, Any]:
    """Workers by home district and destination; of roads that are shown, by month and by sector."""
    roads = safe_table(_counted(connection, "home_district", "destination"))
    shown = {f"{source} {to}" for source, to in roads.cells}
    return {
        "hidden": roads.hidden,
        "roads": _rows(roads.cells),
        "months": _rows(_safe(connection, "month(left_on)", shown)),
        "sectors": _rows(_safe(connection, "coalesce(sector, '')", shown)),
    }


def _safe(connection: Any, column: str, shown: set[str]) -> dict[Cell, int]:
    counted = _counted(connection, ROAD, column)
    return dict(safe_table({cell: count for cell, count in counted.items() if cell[0] in shown}).cells)


def _counted(connection: Any, row: str, column: str) -> dict[Cell, int]:
    rows = connection.execute(COUNTED.format(row=row, column=column)).fetchall()
    return {(str(row), str(column)): count for row, column, count in rows}


def _rows(cells: Any) -> list[list[Any]]:
    return [[*cell, count] for cell, count in sorted(cells.items(), key=lambda one: (-one[1], one[0]))]


def roads_shown(tables: dict[str, Any]) -> list[Road]:
    """The corridors of a snapshot that may be shown, most workers first."""
    rows = tables["roads"]
    places = places_called({code for source, to, _workers in rows for code in (source, to)})
    return [Road(places[source], places[to], workers) for source, to, workers in rows]


def road_shown(tables: dict[str, Any], source: Place, to: Place) -> RoadCounted | None:
    """One of them; None alike for few workers, for none and for a block."""
    names = [f"{place.kind}:{place.code}" for place in (source, to)]
    workers = next((row[2] for row in tables["roads"] if row[:2] == names), None)
    if workers is None:
        return None
    months, sectors = ({row[1]: row[2] for row in tables[of] if row[0] == " ".join(names)}
                       for of in ("months", "sectors"))  # fmt: skip
    return RoadCounted(
        road=Road(source, to, workers),
        months={month: months.get(str(month)) for month in MONTHS},
        sectors=sectors,
    )


def places_called(names: set[str]) -> dict[str, Place]:
    """Places by `kind:code`."""
    codes = {name.partition(":")[2] for name in names}
    found = Place.objects.filter(code__in=codes)
    return {name: place for place in found if (name := f"{place.kind}:{place.code}") in names}
