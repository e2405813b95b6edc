"""Roles of an organisation's own: a name in its words, and which duties it is made of, since when.

Not here: what a duty holds (roles.py), who was given a role (users.py), composing one (actions/composing.py).
"""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower

from hamrah.access.roles import COMPOSABLE, DUTIES, ROLE_NAMES, composed
from hamrah.ground.rows import OwnedKey, OwnedRow


class OwnRoleRows(models.QuerySet["OwnRole"]):
    def standing(self) -> "OwnRoleRows":
        """Not retired; perhaps its first version still waits for a second person."""
        return self.filter(retired_at=None)

    def with_duties(self) -> Any:
        """Each with the `made_of` of its version in force; None where none ever was."""
        in_force = RoleVersion.objects.filter(role=OuterRef("pk"), since_at__isnull=False)
        return self.annotate(made_of=Subquery(in_force.order_by("-since_at").values("duties")[:1]))

    def in_force(self) -> Any:
        """Those that can be given, and that hold something today."""
        return self.standing().with_duties().filter(made_of__isnull=False)

    def holding(self, verb: str) -> Any:
        """Those in force of which a duty holds the verb."""
        return self.in_force().filter(made_of__overlap=[duty for duty in COMPOSABLE if verb in DUTIES[duty]])


class OwnRole(OwnedRow):
    """A role that the organisation named itself. Its name stays: another name is another role, or nobody
    could say what somebody was in March."""

    TIER = 2

    name = models.CharField(max_length=60)
    based_on = models.CharField(max_length=32)
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)

    objects = OwnRoleRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                F("organisation_id"), Lower("name"), condition=Q(retired_at=None), name="own_role_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def duties(self) -> tuple[str, ...]:
        """Of the version in force; none before the first one is agreed to."""
        if "made_of" in self.__dict__:  # asked with the row (with_duties)
            return tuple(self.__dict__["made_of"] or ())
        in_force = self.versions.filter(since_at__isnull=False).order_by("-since_at")
        return tuple(in_force.values_list("duties", flat=True).first() or ())

    def verbs(self) -> frozenset[str]:
        """What it holds today; a retired one holds nothing."""
        duties = self.duties() if self.retired_at is None else ()
        return composed(duties) if duties else frozenset()

    def based_on_name(self) -> Any:
        """The shipped role it began from, in words."""
        return ROLE_NAMES.get(self.based_on, self.based_on)


class RoleVersion(OwnedRow):
    """What a role is made of from a moment on, and why. Never edited, but followed by the next. Without
    `since_at` it is not, or was never, in force: it waits for a second person, or she said no."""

    TIER = 2

    role = OwnedKey(OwnRole, related_name="versions")
    duties = ArrayField(models.CharField(max_length=32))
    why = models.CharField(max_length=200)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)
    agrees = models.BooleanField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    since_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("organisation_id", "role"),
                condition=Q(agrees=None, since_at=None),
                name="role_version_waits_once",
            ),
            models.CheckConstraint(
                condition=~Q(agrees=True) | (Q(answered_by__isnull=False) & ~Q(answered_by=F("said_by"))),
                name="role_version_second_person",
            ),
        ]

    @classmethod
    def waiting(cls) -> models.QuerySet["RoleVersion"]:
        """Those that a second person has not answered yet, of roles that stand."""
        return cls.objects.filter(agrees=None, since_at=None, role__retired_at=None)

    def adds_to(self, before: Collection[str]) -> frozenset[str]:
        """What it lets its holders do that they could not before."""
        return composed(self.duties) - composed(before)
