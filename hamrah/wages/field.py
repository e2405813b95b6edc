"""Wages on a phone of the field: the law, to be asked without a signal. Not here: working it out (law/)."""

from collections.abc import Iterator
from typing import Any

from hamrah.ground.field import Field, FieldList
from hamrah.wages.law import wire
from hamrah.wages.orders import packs_of


def law(actor: Any) -> Iterator[dict[str, Any]]:
    """The whole law as one row: orders, rules, factors."""
    if actor.may("wages.see_law"):
        yield wire(packs_of(actor))


FIELD = Field(lists=(FieldList("wage_law", law),))
