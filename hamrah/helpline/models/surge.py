"""A surge: days in which far more people ring than can be talked with. Not here: what they ask for."""

from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedRow


class SurgeQuerySet(models.QuerySet["Surge"]):
    def visible_to(self, actor: Any) -> "SurgeQuerySet":
        """All of the organisation's."""
        return self.filter(organisation_id=actor.organisation_id)

    def on(self) -> "SurgeQuerySet":
        """The one that goes on, if any."""
        return self.filter(ended_at=None)


class Surge(OwnedRow):
    """While it goes on, volunteers note callers with three answers. At most one at a time."""

    TIER = 2

    name = models.CharField(max_length=80)
    began_at = models.DateTimeField()
    began_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)
    folded_at = models.DateTimeField(null=True)
    # How many lines it has; each line's own number, which the caller is told instead of a name on a list.
    lines = models.PositiveIntegerField(default=0)

    objects = SurgeQuerySet.as_manager()

    class Meta:
        ordering = ("-began_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id",), condition=models.Q(ended_at=None), name="one_surge_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.name
