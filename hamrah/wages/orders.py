"""The law as an organisation has it: what is shipped, and its own checked notifications. Not here: verbs.

`RECOMPUTES`: rooms above put a function there, `f(actor, keys, order=row) -> how many claims changed`, which
works open claims out again where a rate is now another.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Sum

from hamrah.access.models import User
from hamrah.ground.room import rooms
from hamrah.wages.law import Cite, Key, Order, Packs, RateRow, changed, shipped
from hamrah.wages.models import WageOrder

Recompute = Callable[..., int]
RECOMPUTES: list[Recompute] = []
# The packs last made for an organisation, and of which rows: made anew when these are others.
_MADE: dict[UUID, tuple[Any, Packs]] = {}
MADE_AT_MOST = 256


def packs_of(actor: Any) -> Packs:
    """The law for this organisation; one small question to the database, the rest is kept."""
    own = WageOrder.objects.visible_to(actor).counting()
    seen = own.aggregate(Count("id"), Max("change"), Sum("version"))
    if not seen["id__count"]:
        return shipped()
    made = _MADE.get(actor.organisation_id)
    if made is None or made[0] != seen:
        made = (seen, shipped().with_own(orders_of_rows(own)))
        if len(_MADE) >= MADE_AT_MOST:
            _MADE.clear()
        _MADE[actor.organisation_id] = made
    return made[1]


def orders_of_rows(rows: Any) -> list[Order]:
    """Rows as orders of the law, each with who checked it."""
    found = list(rows)
    names = dict(User.objects.filter(id__in={row.decided_by_id for row in found}).values_list("id", "name"))
    return [order_of_row(row, verified_by=names.get(row.decided_by_id, "")) for row in found]


def order_of_row(row: WageOrder, *, verified_by: str = "") -> Order:
    cite = Cite(
        act=row.act,
        section=row.section,
        order=row.title,
        source=row.source,
        mark=row.mark,
        applies_from=row.applies_from,
        known_since=row.became_known,
        review_by=row.review_by,
        verified_by=verified_by,
    )
    return Order(
        place=row.place,
        employment=row.employment,
        applies_from=row.applies_from,
        became_known=row.became_known,
        rates=tuple(RateRow(*rate) for rate in row.rates),
        cite=cite,
        basis=row.basis,
        divisor=row.divisor,
        holds_until=row.holds_until,
        is_own=True,
    )


def would_change(actor: Any, row: WageOrder) -> tuple[Key, ...]:
    """What accepting this notification would change."""
    before = packs_of(actor)
    return changed(before, before.with_own([order_of_row(row)]))


def recompute(actor: Any, before: Packs, order: WageOrder) -> int:
    """Open claims worked out again wherever the law is another than `before` since `order` was decided."""
    keys = changed(before, packs_of(actor))
    rooms()  # Whoever runs without pages has not read the faces of the rooms above yet.
    return sum(work_out(actor, keys, order=order) for work_out in RECOMPUTES) if keys else 0
