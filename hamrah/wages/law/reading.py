"""Reading the shipped packs (packs/), strictly: a wrong one stops here, with its place and day.

Not here: what an organisation adds (hamrah/wages/orders.py). Amounts are text ("359.30"): TOML's own numbers
with a point would be floats.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.wages.law.packs import MONTH_DAYS, Fact, Order, Packs
from hamrah.wages.law.schema import mark_of, rate_row, refuse_order
from hamrah.wages.law.values import Cite

PACKS = Path(__file__).parent / "packs"
CITED = ("act", "section", "order", "source", "mark", "known_since", "review_by", "verified_by")
ORDER_WORDS = {
    "applies_from",
    "became_known",
    "holds_until",
    "basis",
    "divisor",
    "is_unseen",
    "rates",
    *CITED,
}
FACT_WORDS = {"topic", "applies_from", "values", *CITED}


@cache
def shipped() -> Packs:
    """All shipped packs, read once."""
    orders = [order for path in sorted(PACKS.glob("*/*.toml")) for order in orders_of(path)]
    law = _toml(PACKS / "law.toml")
    return Packs(orders, facts_of(law), factors_of(law))


def orders_of(path: Path) -> Iterator[Order]:
    """The orders of one file; place and employment are its folder and its name."""
    said = _toml(path)
    for one in said["orders"]:
        yield order_of({**said.get("all", {}), **one}, place=path.parent.name, employment=path.stem)


def order_of(said: Mapping[str, Any], *, place: str, employment: str) -> Order:
    """One order as a file says it. Raises `wages.bad_pack`, with place, work and day."""
    where = f"{place}/{employment} {said.get('applies_from', '')}"
    _refuse_words(set(said) - ORDER_WORDS, where)
    basis = said.get("basis", "day")
    try:
        order = Order(
            place=place,
            employment=employment,
            applies_from=said["applies_from"],
            became_known=said.get("became_known", said["applies_from"]),
            rates=tuple(rate_row(*row) for row in said["rates"]),
            cite=_cite(said, known_since=said.get("became_known", said["applies_from"])),
            basis=basis,
            divisor=said.get("divisor", MONTH_DAYS) if basis == "month" else 1,
            holds_until=said.get("holds_until"),
            is_unseen=said.get("is_unseen", False),
        )
        refuse_order(order)
    except KeyError as missing:
        raise _bad(where, f"{missing.args[0]} is missing") from None
    except Problem as problem:
        raise _bad(where, str(problem)) from None
    return order


def facts_of(law: Mapping[str, Any]) -> Iterator[Fact]:
    for one in law["facts"]:
        where = f"law {one.get('topic', '')} {one.get('applies_from', '')}"
        _refuse_words(set(one) - FACT_WORDS, where)
        since = one.get("applies_from", date.min)
        try:
            yield Fact(one["topic"], since, one["values"], _cite({**one, "applies_from": since}, since))
        except KeyError as missing:
            raise _bad(where, f"{missing.args[0]} is missing") from None


def factors_of(law: Mapping[str, Any]) -> dict[int, int]:
    """Age -> factor in hundredths; 16 stands for all younger, 65 for all older."""
    return {int(age): hundredths(factor) for age, factor in law["factors"].items()}


def hundredths(text: str) -> int:
    """ "205.95" -> 20595."""
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def _cite(said: Mapping[str, Any], known_since: date) -> Cite:
    return Cite(
        act=said["act"],
        section=said["section"],
        order=said.get("order", ""),
        source=said["source"],
        mark=mark_of(said["mark"]),
        applies_from=said["applies_from"],
        known_since=known_since,
        review_by=said.get("review_by"),
        verified_by=said.get("verified_by", ""),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        raise _bad(path.name, str(wrong)) from None


def _refuse_words(unknown: set[str], where: str) -> None:
    if unknown:
        raise _bad(where, f"nobody knows the word {sorted(unknown)[0]}")


def _bad(where: str, what: str) -> Problem:
    return Problem("wages.bad_pack", "The law pack %(where)s is wrong: %(what)s.", where=where, what=what)
