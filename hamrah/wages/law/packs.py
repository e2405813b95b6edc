"""Packs: orders of rates and facts of law, in memory. Not here: reading their files (reading.py).

Two times stand on every order: since when it applies, and since when it is known. `Packs.known(day)` is the
law as somebody could have known it that day.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.wages.law.rounding import half_up
from hamrah.wages.law.values import Cite

ANY = "any"
MONTH_DAYS = 26


@dataclass(frozen=True, slots=True)
class RateRow:
    """What one skill in one zone is to be paid; "" where the order knows no zones."""

    zone: str
    skill: str
    basic_paise: int
    allowance_paise: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One notification of minimum wages for one employment of one place.

    `holds_until`: from that day a later order is known or expected which is not on file, so nothing is said.
    `is_unseen`: it is known that this order came, not what it says. `is_own`: added by the organisation, and
    stronger than what was shipped for the same day.
    """

    place: str
    employment: str
    applies_from: date
    became_known: date
    rates: tuple[RateRow, ...]
    cite: Cite
    basis: str = "day"
    divisor: int = 1
    holds_until: date | None = None
    is_unseen: bool = False
    is_own: bool = False

    def daily_paise(self, row: RateRow) -> int:
        """A day's wage, rounded half up to the paisa; a month's is divided as the order says."""
        return half_up(row.basic_paise + row.allowance_paise, self.divisor)


@dataclass(frozen=True, slots=True)
class Fact:
    """One rule of law as plain values, from a day on."""

    topic: str
    applies_from: date
    values: Mapping[str, Any]
    cite: Cite


class Packs:
    """All orders and facts together, with what is looked up again and again kept."""

    def __init__(self, orders: Iterable[Order], facts: Iterable[Fact], factors: Mapping[int, int]) -> None:
        self.orders = tuple(sorted(orders, key=_order_of_orders))
        self.facts: dict[str, list[Fact]] = {}
        for fact in sorted(facts, key=lambda fact: fact.applies_from):
            self.facts.setdefault(fact.topic, []).append(fact)
        self.factors = dict(factors)
        self.kept: dict[Any, Any] = {}

    @property
    def version(self) -> str:
        """The digest of everything that counts here; equal packs have equal versions."""
        if "version" not in self.kept:
            said = json.dumps([_said(self.orders), _said(self.facts), self.factors], default=_said)
            self.kept["version"] = hashlib.sha256(said.encode()).hexdigest()[:16]
        version: str = self.kept["version"]
        return version

    def known(self, on: date) -> "Packs":
        """The law as it could be known that day."""
        key = ("known", min(on, self._last_known()))
        if key not in self.kept:
            orders = [order for order in self.orders if order.became_known <= on]
            facts = (fact for facts in self.facts.values() for fact in facts)
            same = len(orders) == len(self.orders)
            self.kept[key] = self if same else self._narrowed(orders, facts)
        packs: Packs = self.kept[key]
        return packs

    def _narrowed(self, orders: Iterable[Order], facts: Iterable[Fact]) -> "Packs":
        """Fewer orders of the same packs: named by the same version, which `known_on` narrows."""
        packs = Packs(orders, facts, self.factors)
        packs.kept["version"] = self.version
        return packs

    def _last_known(self) -> date:
        return max((order.became_known for order in self.orders), default=date.min)

    def with_own(self, orders: Iterable[Order]) -> "Packs":
        """These packs and an organisation's own orders."""
        own = tuple(replace(order, is_own=True) for order in orders)
        facts = (fact for facts in self.facts.values() for fact in facts)
        return Packs((*self.orders, *own), facts, self.factors)

    def fact(self, topic: str, on: date) -> Fact:
        """The rule of that day. Raises `wages.law_missing` for days before the first."""
        facts = self.facts.get(topic, [])
        at = bisect_right(facts, on, key=lambda fact: fact.applies_from)
        if not at:
            raise Problem(
                "wages.law_missing", "What the law said on %(day)s is not on file.", day=f"{on:%d-%m-%Y}"
            )
        return facts[at - 1]


def _order_of_orders(order: Order) -> tuple[Any, ...]:
    cite = order.cite.order
    return (order.place, order.employment, order.applies_from, order.is_own, order.became_known, cite)


def _said(value: Any) -> Any:
    """Whatever stands in packs, as something whose text is always the same."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _said(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_said(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _said(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
