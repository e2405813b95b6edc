"""Organisations, their centres and the places they know. Not here: users and roles (access)."""

from typing import Any
from uuid import UUID

from django.db import models

from hamrah.ground.ids import new_id
from hamrah.ground.rows import OwnedKey, OwnedRow, Tiered, next_number
from hamrah.places.models import Place


class Organisation(Tiered, models.Model):
    """A body with data of its own. `no` is internal, used only in key tables. Public facts: T0."""

    TIER = 0

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    no = models.IntegerField(unique=True, editable=False, db_default=next_number("organisations_no"))
    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=120)
    name_local = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="hi")
    phone = models.CharField(max_length=16, blank=True)
    helpline = models.CharField(max_length=16, blank=True)
    # What a card says of its issuer; never reveals union, health or violence work (card.md 0).
    card_name = models.CharField(max_length=80, blank=True)
    card_host = models.CharField(max_length=80, blank=True)
    card_years = models.PositiveSmallIntegerField(default=2)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def issuer_name(self) -> str:
        """The name a card shows."""
        return self.card_name or self.name


class Centre(OwnedRow):
    """An office of the organisation: where staff sit and workers walk in."""

    TIER = 0

    name = models.CharField(max_length=120)
    name_local = models.CharField(max_length=120, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True)
    phone = models.CharField(max_length=16, blank=True)

    def __str__(self) -> str:
        return self.name


class VillageQuerySet(models.QuerySet["Village"]):
    def visible_to(self, actor: Any) -> "VillageQuerySet":
        """All of the organisation's; the row policy says which that is."""
        return self.filter(organisation_id=actor.organisation_id)


class Village(OwnedRow):
    """A village, hamlet, labour stand or worksite as this organisation calls it."""

    TIER = 2

    name = models.CharField(max_length=120)
    name_local = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=16, default="village")
    parent = models.ForeignKey(Place, models.PROTECT, null=True)
    lgd_code = models.IntegerField(null=True)
    folded = models.CharField(max_length=120, editable=False, db_default="")

    objects = VillageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "kind", "parent", "folded"),
                nulls_distinct=False,
                name="village_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


def organisation_of(organisation_id: UUID) -> Organisation:
    """The organisation of an open context."""
    return Organisation.objects.get(pk=organisation_id)


__all__ = ["Centre", "Organisation", "OwnedKey", "Village", "organisation_of"]
