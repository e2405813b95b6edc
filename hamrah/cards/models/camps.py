"""Renewal camps: a day and a place to which the holders of some villages are called.

Not here: renewing (actions/renewing.py). Whether a line is renewed is read from its card.
"""

from typing import Any

from django.db import models

from hamrah.cards.models.card import Card
from hamrah.ground.rows import OwnedKey, OwnedRow


class CampQuerySet(models.QuerySet["Camp"]):
    def visible_to(self, actor: Any) -> "CampQuerySet":
        """The organisation's camps."""
        return self.filter(organisation_id=actor.organisation_id)


class Camp(OwnedRow):
    """A renewal camp (navinikaran shivir)."""

    TIER = 2

    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    held_on = models.DateField()
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CampQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "name")

    def __str__(self) -> str:
        return self.name


class CampLine(OwnedRow):
    """A card due for renewal on the camp's list; `absent_at`: she was not there."""

    TIER = 2

    camp = OwnedKey(Camp, related_name="lines")
    card = OwnedKey(Card, related_name="camp_lines")
    absent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("camp", "card"), name="once_on_a_camps_list"),)
