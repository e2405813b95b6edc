"""What an employer did, as money or an order proves it. Not here: what somebody says of it (story.py)."""

from typing import Any

from django.db import models

from hamrah.cases.models.case import Case
from hamrah.employers.models import Party
from hamrah.ground.rows import OwnedKey, OwnedRow


class ConductQuerySet(models.QuerySet["Conduct"]):
    def visible_to(self, actor: Any) -> "ConductQuerySet":
        """All of the organisation's, until a second person has looked only for who works on cases."""
        own = self.filter(organisation_id=actor.organisation_id)
        return own if actor.may("cases.see") else own.filter(is_agreed=True)


class Conduct(OwnedRow):
    """What an employer did, as a payment, an order or a signed agreement proves; it counts once a second
    person agreed. No worker is named."""

    TIER = 3
    TIERS = {"what": 2, "proved_by": 2, "on": 2, "is_agreed": 2}

    party = OwnedKey(Party, related_name="conduct")
    case = OwnedKey(Case, related_name="conduct")
    what = models.CharField(max_length=16)
    proved_by = models.CharField(max_length=12)
    on = models.DateField()
    by_id = models.UUIDField(null=True)
    is_agreed = models.BooleanField(null=True)
    reviewed_by_id = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ConductQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "case", "party", "what"), name="conduct_once"),
        )
