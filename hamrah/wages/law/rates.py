"""Which rate applies on which day: a line of pieces for one employment, zone and skill of one place.

Not here: what is done with a rate (claims.py). Nothing is guessed: a piece without a rate says why.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hamrah.wages.law.packs import ANY, Order, Packs, RateRow
from hamrah.wages.law.values import Cite, Missing

# What a rate is asked for: place, employment, zone, skill.
Asked = tuple[str, str, str, str]
# An order, and its row for what was asked: none where only its coming is known.
Found = tuple[Order, RateRow | None]


@dataclass(frozen=True, slots=True)
class Rate:
    """A day's minimum wage, and where it comes from."""

    daily_paise: int
    basic_paise: int
    allowance_paise: int
    basis: str
    divisor: int
    cite: Cite


@dataclass(frozen=True, slots=True)
class Piece:
    """From `since` until the next piece: a rate, or why there is none."""

    since: date
    rate: Rate | None
    why: str = ""
    at_least_paise: int | None = None


def rate_at(
    packs: Packs, *, place: str, employment: str, zone: str = "", skill: str, on: date, known: date
) -> Rate:
    """The rate of that day as known on another. Raises `wages.rate_missing`, `wages.zone_missing`."""
    asked = (place, employment, zone, skill)
    piece = piece_at(line_of(packs.known(known), asked), on)
    if piece.rate is None:
        raise missing(asked, piece, on, on).problem()
    return piece.rate


def zones(packs: Packs, place: str, employment: str) -> tuple[str, ...]:
    """The zones that orders for this work name; none where a place has one rate for all of it."""
    orders = _about(packs, place, employment)
    return tuple(sorted({row.zone for order in orders for row in order.rates if row.zone}))


def missing(asked: Asked, piece: Piece, since: date, until: date) -> Missing:
    """These days without a rate."""
    place, employment, zone, skill = asked
    return Missing(place, employment, zone, skill, since, until, piece.why, piece.at_least_paise)


def piece_at(line: tuple[Piece, ...], on: date) -> Piece:
    return line[bisect_right(line, on, key=lambda piece: piece.since) - 1]


def pieces_between(line: tuple[Piece, ...], since: date, until: date) -> Iterator[tuple[date, date, Piece]]:
    """The pieces of a stretch of days, each with its own first and last day."""
    at = bisect_right(line, since, key=lambda piece: piece.since) - 1
    while since <= until:
        ends = line[at + 1].since - timedelta(days=1) if at + 1 < len(line) else until
        yield since, min(ends, until), line[at]
        since, at = ends + timedelta(days=1), at + 1
        if ends >= until:
            return


def line_of(packs: Packs, asked: Asked) -> tuple[Piece, ...]:
    """All pieces from the beginning of days; worked out once for each pack and kept there."""
    key = ("line", asked)
    if key not in packs.kept:
        packs.kept[key] = _line(packs, asked)
    line: tuple[Piece, ...] = packs.kept[key]
    return line


def _line(packs: Packs, asked: Asked) -> tuple[Piece, ...]:
    place, employment, zone, skill = asked
    orders = _about(packs, place, employment)
    found = [(order, row) for order in orders if (row := _row(order, zone, skill)) or order.is_unseen]
    if not any(row for _order, row in found):
        return (Piece(date.min, None, _why_none(packs, asked, orders)),)
    line: list[Piece] = []
    for day in sorted({date.min, *_turning_days(orders)}):
        piece = _piece(day, found, line)
        if not line or _differs(line[-1], piece):
            line.append(piece)
    return tuple(line)


def _about(packs: Packs, place: str, employment: str) -> list[Order]:
    return [order for order in packs.orders if order.place == place and order.employment in (employment, ANY)]


def _row(order: Order, zone: str, skill: str) -> RateRow | None:
    """A row without a zone holds in every zone; a row with one only there."""
    return next((row for row in order.rates if row.skill == skill and row.zone in ("", zone)), None)


def _turning_days(orders: list[Order]) -> Iterator[date]:
    for order in orders:
        yield order.applies_from
        if order.holds_until:
            yield order.holds_until


def _piece(day: date, found: list[Found], before: list[Piece]) -> Piece:
    begun = [pair for pair in found if pair[0].applies_from <= day]
    if not begun:
        return Piece(day, None, "no_rate")
    order, row = max(begun, key=_strength)
    if row is None:
        return Piece(day, None, "unseen", _last_known(before))
    rate = _rate(order, row)
    if order.holds_until and order.holds_until <= day:
        return Piece(day, None, "ended", rate.daily_paise)
    return Piece(day, rate)


def _last_known(before: list[Piece]) -> int | None:
    """The rate before days without one: less is owed by nobody, and how much more is not known."""
    return next((piece.rate.daily_paise for piece in reversed(before) if piece.rate), None)


def _strength(pair: Found) -> tuple[bool, date, bool, date]:
    """An order for this work before one for any; then the later, then ours, then the later known."""
    order, _row = pair
    return (order.employment != ANY, order.applies_from, order.is_own, order.became_known)


def _rate(order: Order, row: RateRow) -> Rate:
    daily = order.daily_paise(row)
    return Rate(daily, row.basic_paise, row.allowance_paise, order.basis, order.divisor, order.cite)


def _differs(one: Piece, other: Piece) -> bool:
    return (one.rate, one.why, one.at_least_paise) != (other.rate, other.why, other.at_least_paise)


def _why_none(packs: Packs, asked: Asked, orders: list[Order]) -> str:
    place, employment, zone, _skill = asked
    if not any(order.place == place for order in packs.orders):
        return "no_place"
    known = zones(packs, place, employment)
    if known and zone not in known:
        return "no_zone"
    return "no_skill" if orders else "no_rate"
