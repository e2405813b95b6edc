"""Relief: what callers of a surge need, a line each. Not here: the surge (surge.py)."""

from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.helpline.models.calls import Call
from hamrah.helpline.models.surge import Surge


class ReliefQuerySet(models.QuerySet["Relief"]):
    def visible_to(self, actor: Any) -> "ReliefQuerySet":
        """All of the organisation's; volunteers hold no page that reads them."""
        return self.filter(organisation_id=actor.organisation_id)

    def open(self) -> "ReliefQuerySet":
        """Not brought yet."""
        return self.filter(ticked_at=None)


class Relief(OwnedRow):
    """Where, how many, what is needed. `no`: its number within the surge, which stands on printed lists
    instead of a name. `place_key`: lines of one place stand together by it. `sealed`: name and words."""

    TIER = 2
    TIERS = {"number": 4, "mark": 4, "sealed": 5, "place_said": 3, "place_key": 3}

    surge = OwnedKey(Surge, related_name="reliefs", db_index=False)
    no = models.PositiveIntegerField()
    place_said = models.CharField(max_length=120)
    place_key = models.CharField(max_length=120)
    people = models.PositiveIntegerField(default=1)
    need = models.CharField(max_length=16)
    number = models.BinaryField(default=bytes)
    mark = models.BinaryField(null=True)
    sealed = models.BinaryField(default=bytes)
    noted_by_id = models.UUIDField(null=True)
    noted_at = models.DateTimeField()
    ticked_at = models.DateTimeField(null=True)
    ticked_by_id = models.UUIDField(null=True)
    call = OwnedKey(Call, null=True, related_name="+", db_index=False)

    objects = ReliefQuerySet.as_manager()

    class Meta:
        ordering = ("place_key", "no")
        constraints = (models.UniqueConstraint(fields=("surge", "no"), name="relief_number_once"),)
        indexes = (models.Index(fields=("surge", "place_key", "no"), name="relief_by_place"),)
