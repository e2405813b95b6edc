"""Counting: every measure the actor may see, whole or split.

Not here: what is counted (each room's measures).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Aggregate, CharField, Count, F, FloatField, Q, QuerySet, Sum
from django.db.models.functions import Cast, TruncMonth

from hamrah.figures.rules import MONEY_ROUNDED_TO, ROUNDED_TO, is_small, rounded, whole_years, withheld
from hamrah.ground.day import today
from hamrah.ground.room import Measure, Split, rooms

DAYS, PAISE = "days", "paise"


class Median(Aggregate):
    """The middle value, half way between the two middle ones where the number is even."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True)
class Window:
    """From a day to a day, both counted; `since` None: from the beginning. `block` narrows it to a place,
    `centre` to an office, `within` to the key of each split of the room's own that is named."""

    until: date
    since: date | None = None
    block: Any = None
    centre: Any = None
    within: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Number:
    """What was counted: `value`, of `whole` where it is a share; None where nothing can be said. A length of
    days or a sum of paise is a `unit`, and `whole` then how many records it was counted from.

    `is_withheld`: a number so small that it would point at people, and the reader may not see people.
    """

    value: int | None
    whole: int | None = None
    is_withheld: bool = False
    unit: str = ""

    @property
    def percent(self) -> int | None:
        """The share in hundredths, rounded half up."""
        if self.unit or not self.whole or self.value is None:
            return None
        return (200 * self.value + self.whole) // (2 * self.whole)


@dataclass(frozen=True)
class Figure:
    """A measure with its number and the window it was counted in, perhaps wider than was asked."""

    measure: Measure
    number: Number
    window: Window


@dataclass(frozen=True)
class Part:
    """One cell of a split: its label (a month, a place, a word) and its number."""

    key: Any
    label: Any
    number: Number


def measures_of(actor: Any) -> Iterator[Measure]:
    """Every measure the actor may see, in the order of the rooms."""
    for measure in (measure for room in rooms() for measure in room.measures):
        if actor.may(measure.verb):
            yield measure


def figures_of(actor: Any, window: Window) -> Iterator[Figure]:
    """Each measure counted from the records."""
    for measure in measures_of(actor):
        yield figure_of(measure, actor, window)


def figure_of(measure: Measure, actor: Any, window: Window) -> Figure:
    """One measure in one window, as the actor may be told it."""
    window = told_window(actor, measure, window)
    counted = counted_rows(measure, actor, window).aggregate(**_aggregates(measure))
    return Figure(measure, shown_to(actor, measure, _number(measure, counted)), window)


def with_lately(measure: Measure, actor: Any, window: Window, lately: date) -> tuple[Number, Number]:
    """The measure in the window and, of the same rows in one statement, since the day `lately`.

    As counted: whoever shows them withholds what points at people (`shown_to`).
    """
    late = {f"late_{name}": one for name, one in _aggregates(measure, Q(on__gte=lately)).items()}
    counted = counted_rows(measure, actor, window).aggregate(**_aggregates(measure), **late)
    lately_counted = {"value": counted["late_value"], "whole": counted.get("late_whole")}
    return _number(measure, counted), _number(measure, lately_counted)


def told_window(actor: Any, measure: Measure | None, window: Window) -> Window:
    """The window as the actor may ask for it. Whoever may not see the people is told whole years of all
    places: of two finer windows the difference would tell a number that is too small to be told."""
    if not points_at_people(actor, measure):
        return window
    since, until = whole_years(window.since, window.until, today())
    return Window(until, since)


def shown_to(actor: Any, measure: Measure, number: Number) -> Number:
    """The number as this actor may be told it."""
    return _guarded(number) if points_at_people(actor, measure) else number


def counted_rows(measure: Measure, actor: Any, window: Window) -> QuerySet[Any]:
    """The records of the window: of nobody invented, and for a role in single centres of these alone."""
    rows = measure.rows(actor).filter(on__lte=window.until)
    if actor.canaries:
        rows = rows.exclude(**{f"{measure.person}id__in": actor.canaries})
    if (only := actor.only_centres(measure.verb)) is not None:
        rows = rows.filter(**{f"{measure.person}centre__in": only})
    if measure.is_standing:
        rows = rows.filter(Q(off=None) | Q(off__gt=window.until))
    elif window.since is not None:
        rows = rows.filter(on__gte=window.since)
    if window.block is not None:
        rows = rows.filter(**{f"{measure.person}village__parent_id": window.block})
    if window.centre is not None:
        rows = rows.filter(**{f"{measure.person}centre_id": window.centre})
    for split in splits_of(measure, actor):
        if (key := window.within.get(split.code)) is not None:
            rows = rows.annotate(**{f"within_{split.code}": _as_text(split)})
            rows = rows.filter(**{f"within_{split.code}": key})
    return rows


def splits_of(measure: Measure, actor: Any) -> list[Split]:
    """The room's own splits of a measure that the actor may ask for."""
    return [split for split in measure.splits if actor.may(split.verb)]


def _as_text(split: Split) -> Any:
    """Its key as an address has it."""
    key = F(split.key) if isinstance(split.key, str) else split.key
    return Cast(key, CharField())


def points_at_people(actor: Any, measure: Measure | None) -> bool:
    """Whether small numbers must be withheld: from everyone who may not see what is counted itself. Without a
    measure: from whoever may see no people at all."""
    return not (actor.may("people.see") and (measure is None or actor.may(measure.seen_by)))


def _aggregates(measure: Measure, within: Q | None = None) -> dict[str, Any]:
    whole = Count("pk", filter=within)
    if measure.has_days:
        return {"value": Median("days", filter=within), "whole": whole}
    if measure.is_money:
        return {"value": Sum("paise", filter=within, default=0), "whole": whole}
    if measure.part is not None:
        part = measure.part if within is None else measure.part & within
        return {"value": Count("pk", filter=part), "whole": whole}
    return {"value": whole}


def _number(measure: Measure, counted: dict[str, Any]) -> Number:
    value, whole = counted["value"], counted.get("whole")
    unit = unit_of(measure)
    return Number(round(value) if unit == DAYS and value is not None else value, whole, unit=unit)


def unit_of(measure: Measure) -> str:
    """What a number of this measure is of, where it counts no records."""
    return DAYS if measure.has_days else PAISE if measure.is_money else ""


def _guarded(number: Number) -> Number:
    """A share, a length or a sum of few people is withheld whole, a count when it is small; what is told is
    rounded."""
    is_share = number.whole is not None and not number.unit
    if is_small(people_in(number)) or (is_share and is_small(number.value or 0)):
        return Number(None, None, is_withheld=True)
    steps = {PAISE: MONEY_ROUNDED_TO, DAYS: 1}.get(number.unit, ROUNDED_TO)
    value = None if number.value is None else rounded(number.value, to=steps)
    return replace(number, value=value, whole=None if number.whole is None else rounded(number.whole))


def people_in(number: Number) -> int:
    """How many records stand behind a number."""
    return (number.value or 0) if number.whole is None else number.whole


# -- splits --------------------------------------------------------------------------------------

GENDER = "gender"
MONTH = "month"
BLOCK = "block"
CENTRE = "centre"


def _by_month(measure: Measure) -> dict[str, Any]:
    return {"key": TruncMonth("on")}


def _by_block(measure: Measure) -> dict[str, Any]:
    path = f"{measure.person}village__parent"
    return {"key": F(f"{path}_id"), "latin": F(f"{path}__name"), "hindi": F(f"{path}__name_hi")}


def _by_centre(measure: Measure) -> dict[str, Any]:
    path = f"{measure.person}centre"
    return {"key": F(f"{path}_id"), "latin": F(f"{path}__name"), "hindi": F(f"{path}__name_local")}


def _by_gender(measure: Measure) -> dict[str, Any]:
    return {"key": F(f"{measure.person}gender")}


SPLITS: dict[str, Callable[[Measure], dict[str, Any]]] = {
    MONTH: _by_month,
    BLOCK: _by_block,
    CENTRE: _by_centre,
    GENDER: _by_gender,
}


def split_of(measure: Measure, actor: Any, window: Window, by: str) -> list[Part]:
    """The measure by month, block, centre, gender or a split of its room: months in order, others the largest
    first. A split that the actor may not ask for is by month."""
    window = told_window(actor, measure, window)
    own = next((split for split in splits_of(measure, actor) if split.code == by), None)
    keys = _by_own(own) if own else SPLITS.get(by, _by_month)(measure)
    names = {f"split_{name}": expression for name, expression in keys.items()}
    rows = counted_rows(measure, actor, window).annotate(**names).values(*names).order_by()
    parts = [
        Part(row["split_key"], _label(row), _number(measure, row))
        for row in rows.annotate(**_aggregates(measure))
    ]
    parts.sort(key=_month_order if by == MONTH else _size_order)
    return _kept_back(parts) if points_at_people(actor, measure) else parts


def _by_own(split: Split) -> dict[str, Any]:
    if split.names is None:
        return {"key": _as_text(split)}
    latin, hindi = (F(name) if isinstance(name, str) else name for name in split.names)
    return {"key": _as_text(split), "latin": latin, "hindi": hindi}


def _label(row: dict[str, Any]) -> Any:
    return (row["split_latin"], row["split_hindi"]) if "split_latin" in row else row["split_key"]


def _month_order(part: Part) -> tuple[bool, Any]:
    return part.key is None, part.key


def _size_order(part: Part) -> tuple[bool, int, str]:
    return part.key in (None, ""), -people_in(part.number), str(part.label)


def _kept_back(parts: list[Part]) -> list[Part]:
    hidden = withheld([people_in(part.number) for part in parts])
    return [
        replace(part, number=Number(None, None, is_withheld=True) if hide else _guarded(part.number))
        for part, hide in zip(parts, hidden, strict=True)
    ]
