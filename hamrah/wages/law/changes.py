"""What an order changed: for which work, skill and days the rate is now another. Not here: the claims."""

from dataclasses import dataclass
from datetime import date, timedelta

from hamrah.wages.law.packs import ANY, Packs
from hamrah.wages.law.rates import Asked, Piece, line_of, piece_at
from hamrah.wages.law.values import Work


@dataclass(frozen=True, slots=True)
class Key:
    """Days on which a rate changed; `until` None: from then on. Zone "" stands for a place without zones,
    employment `any` for every work that has no order of its own."""

    place: str
    employment: str
    zone: str
    skill: str
    since: date
    until: date | None


def changed(before: Packs, after: Packs) -> tuple[Key, ...]:
    """Where the rate of a day differs between two packs. Costs what the packs name, not how many claims."""
    found = []
    for asked in sorted(_asked(before) | _asked(after)):
        found += _differing(asked, line_of(before, asked), line_of(after, asked))
    return tuple(found)


def touches(keys: tuple[Key, ...], work: Work) -> bool:
    """Must a claim for this work be worked out again?"""
    return any(_touches(key, work) for key in keys)


def _touches(key: Key, work: Work) -> bool:
    if (key.place, key.skill) != (work.place, work.skill):
        return False
    if key.employment not in (work.employment, ANY) or key.zone not in ("", work.zone):
        return False
    until = key.until or date.max
    return any(key.since <= day.on <= until for day in work.days) or any(
        one.since <= until and key.since <= one.until for one in work.stretches
    )


def _asked(packs: Packs) -> set[Asked]:
    return {
        (order.place, order.employment, row.zone, row.skill) for order in packs.orders for row in order.rates
    }


def _differing(asked: Asked, before: tuple[Piece, ...], after: tuple[Piece, ...]) -> list[Key]:
    turns = sorted({piece.since for piece in (*before, *after)})
    ends = [day - timedelta(days=1) for day in turns[1:]]
    keys: list[Key] = []
    for since, until in zip(turns, [*ends, None], strict=True):
        if _worth(piece_at(before, since)) == _worth(piece_at(after, since)):
            continue
        joins = keys and keys[-1].until and keys[-1].until + timedelta(days=1) == since
        keys.append(Key(*asked, keys.pop().since if joins else since, until))
    return keys


def _worth(piece: Piece) -> tuple[int, object] | None:
    """What a day is worth under a piece, and by which order: a new order for the same sum is cited anew."""
    return (piece.rate.daily_paise, piece.rate.cite) if piece.rate else None
