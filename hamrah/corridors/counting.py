"""A road counted from the records, for those who may see the people themselves.

Not here: what readers of figures are shown (tables.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, Count, F, FloatField, QuerySet

from hamrah.corridors.rules.safe_table import LEAST_FOR_WAGES, safe_wage
from hamrah.corridors.rules.sectors import OTHER, sector_meant
from hamrah.corridors.walked import walked
from hamrah.journeys.rules import AWAY
from hamrah.journeys.told import SECTORS
from hamrah.places.models import Place

MONTHS = range(1, 13)


class Tenths(Aggregate):
    """The values below which a tenth, a half, nine tenths lie."""

    function = "percentile_cont"
    template = "%(function)s(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(FloatField())


@dataclass(frozen=True)
class Road:
    """One corridor's line in a list: who walked it. `journeys` None: not told."""

    source: Place
    to: Place
    workers: int
    journeys: int | None = None


@dataclass(frozen=True)
class Wages:
    """Rupees a day below which a tenth, a half, nine tenths of journeys were paid; None: too few workers."""

    workers: int
    low: int | None = None
    middle: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class RoadCounted:
    """One corridor whole. A month or sector that is None is too small to show; `wages` None: not for her."""

    road: Road
    months: dict[int, int | None] = field(default_factory=dict)
    sectors: dict[str, int | None] = field(default_factory=dict)
    away: int | None = None
    wages: Wages | None = None


def roads_of(actor: Any) -> list[Road]:
    """Every corridor from a home district, most workers first."""
    named = walked(actor).filter(source_district__isnull=False, to__isnull=False)
    rows = named.values("source_district", "to").annotate(
        workers=Count("worker", distinct=True), journeys=Count("id")
    )
    return list(_named(rows.order_by("-workers", "source_district", "to")))


def _named(rows: Any) -> Iterator[Road]:
    rows = list(rows)
    places = Place.objects.in_bulk({row[side] for row in rows for side in ("source_district", "to")})
    for row in rows:
        yield Road(places[row["source_district"]], places[row["to"]], row["workers"], row["journeys"])


def blocks_of(actor: Any, road: Road) -> list[Road]:
    """The same corridor by the blocks where people live."""
    spells = along(actor, road.source, road.to).filter(source_block__isnull=False)
    rows = spells.values("source_block").annotate(workers=Count("worker", distinct=True))
    counted = {row["source_block"]: row["workers"] for row in rows}
    places = Place.objects.in_bulk(counted)
    found = [Road(places[id], road.to, workers) for id, workers in counted.items()]
    return sorted(found, key=lambda one: (-one.workers, one.source.sort))


def counted_road(actor: Any, source: Place, to: Place) -> RoadCounted:
    """A corridor from a block or a district; wages for those who may see them."""
    spells = along(actor, source, to)
    whole = spells.aggregate(workers=Count("worker", distinct=True), journeys=Count("id"))
    away = spells.filter(state__in=AWAY).aggregate(workers=Count("worker", distinct=True))
    months = dict(_workers_by(spells, "left_on__month"))
    return RoadCounted(
        road=Road(source, to, whole["workers"], whole["journeys"]),
        months={month: months.get(month, 0) for month in MONTHS},
        sectors=_by_sector(spells),
        away=away["workers"],
        wages=_wages(actor, spells) if actor.may("journeys.see_wages") else None,
    )


def along(actor: Any, source: Place, to: Place) -> QuerySet[Any]:
    """Journeys from a block or a district to a place."""
    side = "source_district" if source.kind == "district" else "source_block"
    return walked(actor).filter(**{side: source.id, "to": to.id})


def _workers_by(spells: QuerySet[Any], name: str) -> list[tuple[Any, int]]:
    rows = spells.values(key=F(name)).annotate(workers=Count("worker", distinct=True))
    return [(row["key"], row["workers"]) for row in rows.order_by("-workers", "key")]


def _by_sector(spells: QuerySet[Any]) -> dict[str, int | None]:
    """Different workers by kind of work. A word of the office's own that is no known kind stays as it is."""
    workers: dict[str, set[Any]] = {}
    for word, worker in spells.values_list("sector", "worker").distinct():
        meant = sector_meant(word, SECTORS)
        workers.setdefault(word if meant == OTHER else meant, set()).add(worker)
    return {name: len(who) for name, who in sorted(workers.items(), key=lambda one: (-len(one[1]), one[0]))}


def _wages(actor: Any, spells: QuerySet[Any]) -> Wages:
    """Of what was paid by the day; other bases are not turned into days by guessing."""
    paid = spells.filter(rate_paise__gt=0, rate_basis="day")
    if (only := actor.only_centres("journeys.see_wages")) is not None:
        paid = paid.filter(person__centre__in=only)
    told = paid.aggregate(workers=Count("worker", distinct=True), tenths=Tenths("rate_paise"))
    if told["workers"] < LEAST_FOR_WAGES:
        return Wages(told["workers"])
    return Wages(told["workers"], *(safe_wage(one / 100, workers=told["workers"]) for one in told["tenths"]))
