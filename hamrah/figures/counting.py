"""Counting: every measure the actor may see, in one window. Not here: what a room counts (its measures)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hamrah.ground.room import rooms


@dataclass(frozen=True)
class Figure:
    """A measure with its value; days both inclusive."""

    code: str
    label: Any
    definition: Any
    value: int
    url: str


def figures_of(actor: Any, *, since: date, until: date) -> Iterator[Figure]:
    """Each measure counted from the records, in the order of the rooms."""
    for measure in (measure for room in rooms() for measure in room.measures):
        if actor.may(measure.verb):
            url = reverse(measure.url_name) if measure.url_name else ""
            value = measure.count(actor, since, until)
            yield Figure(measure.code, measure.label, measure.definition, value, url)
