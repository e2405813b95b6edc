"""Verbs on notifications of wages: added by one who reads the gazette, checked by another, withdrawn.

Not here: what an order must be (law/schema.py), what it changes (law/changes.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.wages.law.packs import Order, RateRow
from hamrah.wages.law.schema import mark_of, refuse_order
from hamrah.wages.law.values import Cite
from hamrah.wages.models import WageOrder
from hamrah.wages.orders import packs_of, recompute

ACT, SECTION = "Code on Wages 2019", "s. 6, s. 8"
# A notification may come before the day on which it begins, but not years.
AHEAD = timedelta(days=400)
MOST_AT_ONCE = 500


@dataclass(frozen=True)
class OrderSaid:
    """A notification as somebody read it. Amounts in paise; `divisor`: days of a month, for a month's."""

    place: str
    employment: str
    applies_from: date
    became_known: date
    rates: tuple[RateRow, ...]
    title: str
    source: str
    mark: str = "V"
    basis: str = "day"
    divisor: int = 1
    holds_until: date | None = None
    review_by: date | None = None
    act: str = ACT
    section: str = SECTION


@verb("wages.add_orders")
def add_orders(actor: Any, *, orders: Sequence[OrderSaid]) -> list[str]:
    """Add notifications, which count once another person has checked them; answers their ids. All or none.

    Raises those of law/schema.py, `wages.order_days`, `wages.order_unsaid`, `wages.order_known`,
    `wages.order_too_many`.
    """
    if not 1 <= len(orders) <= MOST_AT_ONCE:
        raise Problem(
            "wages.order_too_many", _("From 1 to %(most)s notifications at a time."), most=MOST_AT_ONCE
        )
    for said in orders:
        refuse_said(said)
        _refuse_known(actor, said)
    rows = [_row(actor, said) for said in orders]
    WageOrder.objects.bulk_create(rows)
    return [str(row.id) for row in rows]


@verb("wages.review_order")
def review_order(actor: Any, *, order: WageOrder, is_accepted: bool, words: str = "") -> WageOrder:
    """A second person compared it with the source. Accepted, it counts at once, also in open claims.

    Raises `wages.order_own`, `wages.order_decided`, `wages.order_why`.
    """
    order = _locked(actor, order)
    if order.state != "waiting":
        raise Problem("wages.order_decided", _("This notification is decided already."))
    if order.added_by_id == actor.user_id:
        raise Problem(
            "wages.order_own", _("You added it yourself. Somebody else compares it with the gazette.")
        )
    if not is_accepted:
        _refuse_silence(words)
    before = packs_of(actor)
    order.decision = WageOrder.ACCEPTED if is_accepted else WageOrder.DECLINED
    order.decided_by_id, order.decided_at, order.decided_words = actor.user_id, timezone.now(), words
    order.save(update_fields=["decision", "decided_by_id", "decided_at", "decided_words"])
    return _with_claims(actor, order, before) if is_accepted else order


@verb("wages.withdraw_order")
def withdraw_order(actor: Any, *, order: WageOrder, words: str) -> WageOrder:
    """It was wrong: it counts no longer, but stays. Raises `wages.order_decided`, `wages.order_why`."""
    order = _locked(actor, order)
    if order.state in ("withdrawn", "declined"):
        raise Problem("wages.order_decided", _("This notification is decided already."))
    _refuse_silence(words)
    before = packs_of(actor)
    order.withdrawn_by_id, order.withdrawn_at, order.withdrawn_words = actor.user_id, timezone.now(), words
    order.save(update_fields=["withdrawn_by_id", "withdrawn_at", "withdrawn_words"])
    return _with_claims(actor, order, before)


def refuse_said(said: OrderSaid) -> Order:
    """What it is as an order of the law; the Problem of the first thing that cannot be."""
    if not (said.title.strip() and said.source.strip() and said.act.strip() and said.section.strip()):
        raise Problem(
            "wages.order_unsaid",
            _("Say what the notification is called and where it was read."),
            field="source",
        )
    if said.became_known > today() or said.applies_from > today() + AHEAD:
        raise Problem(
            "wages.order_days", _("These days cannot be right. Look at them again."), field="became_known"
        )
    order = _as_law(said)
    refuse_order(order)
    return order


def _as_law(said: OrderSaid) -> Order:
    mark = mark_of(said.mark)
    cite = Cite(said.act, said.section, said.title, said.source, mark, said.applies_from, said.became_known)
    return Order(
        said.place, said.employment, said.applies_from, said.became_known, tuple(said.rates), cite,
        said.basis, said.divisor, said.holds_until,
    )  # fmt: skip


def _refuse_known(actor: Any, said: OrderSaid) -> None:
    same = WageOrder.objects.visible_to(actor).filter(
        place=said.place,
        employment=said.employment,
        applies_from=said.applies_from,
        became_known=said.became_known,
        withdrawn_at=None,
    )
    if same.exclude(decision=WageOrder.DECLINED).exists():
        raise Problem(
            "wages.order_known",
            _("A notification for this work, of these days, stands there already. Withdraw it first."),
            field="applies_from",
        )


def _row(actor: Any, said: OrderSaid) -> WageOrder:
    rates = [[row.zone, row.skill, row.basic_paise, row.allowance_paise] for row in said.rates]
    plain = {name: getattr(said, name) for name in said.__dataclass_fields__ if name != "rates"}
    return WageOrder(**plain, rates=rates, added_by_id=actor.user_id)


def _locked(actor: Any, order: WageOrder) -> WageOrder:
    """Two who decide at once: the second finds it decided."""
    return WageOrder.objects.visible_to(actor).select_for_update().get(id=order.id)


def _with_claims(actor: Any, order: WageOrder, before: Any) -> WageOrder:
    order.claims_changed = recompute(actor, before, order)
    order.save(update_fields=["claims_changed"])
    return order


def _refuse_silence(words: str) -> None:
    if not words.strip():
        raise Problem("wages.order_why", _("Say why, in a few words."), field="words")
