"""The log of who looked at whom, the budget of looks, and a second person's yes to more of them.

Not here: users and their roles (users.py), invented records that ring (canaries.py).
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils import timezone

from hamrah.access.models.canaries import marks_of, ring
from hamrah.access.models.users import User
from hamrah.ground.problem import Problem
from hamrah.ground.rows import OwnedRow, Tiered
from hamrah.ground.words import _

WINDOW = timedelta(hours=24)
# One statement for the log, the budget and the canaries: this runs on every page with names. Whoever was
# revealed to this user within a day costs nothing again; those of the day are read
# once. Beyond the budget nothing is written.
LOOK = """
WITH lately AS MATERIALIZED (
    SELECT person_id FROM access_revealed
    WHERE organisation_id = %(org)s::uuid AND user_id = %(user)s::uuid AND at > now() - interval '24 hours'
), fresh AS (
    SELECT DISTINCT asked.id FROM unnest(%(people)s::uuid[]) AS asked (id)
    WHERE %(counts)s::boolean AND NOT EXISTS (SELECT FROM lately WHERE person_id = asked.id)
), verdict AS (
    SELECT count(*) = 0 OR count(*) + (SELECT count(*) FROM lately) <= %(allowed)s::bigint AS is_open
    FROM fresh
), kept AS (
    INSERT INTO access_revealed (organisation_id, user_id, person_id, at)
    SELECT %(org)s::uuid, %(user)s::uuid, id, now() FROM fresh, verdict WHERE is_open
    ON CONFLICT (organisation_id, user_id, person_id) DO UPDATE SET at = now()
), logged AS (
    INSERT INTO access_reading (organisation_id, user_id, at, page, people)
    SELECT %(org)s::uuid, %(user)s::uuid, now(), %(page)s::varchar, %(people)s::uuid[]
    FROM verdict WHERE is_open
)
SELECT is_open, ARRAY(
    SELECT mark FROM access_canary WHERE mark = ANY(%(marks)s::bytea[]) AND ended_at IS NULL
) FROM verdict
"""


class Reading(Tiered, models.Model):
    """One look at names: who, on which page, at which people; of rows of a file, who are nobody yet, which
    import. Never changed."""

    TIER = 3

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    user_id = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)
    page = models.CharField(max_length=40)
    people = ArrayField(models.UUIDField())

    class Meta:
        indexes = (models.Index(fields=("organisation_id", "-at"), name="reading_by_day"),)


class Revealed(Tiered, models.Model):
    """That a person was shown to a user, and when this last counted against her budget. Derived from the
    log, so that counting a day's people reads an index and nothing else."""

    TIER = 3

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    user_id = models.UUIDField()
    person_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "user_id", "person_id"), name="revealed_once"),
        )
        indexes = (
            models.Index(
                fields=("organisation_id", "user_id", "at"), include=("person_id",), name="revealed_by_day"
            ),
        )


class MoreReadingsQuerySet(models.QuerySet["MoreReadings"]):
    def waiting(self) -> "MoreReadingsQuerySet":
        """Nobody has answered, and it was asked within a day."""
        return self.filter(agrees=None, asked_at__gt=timezone.now() - WINDOW)

    def in_force(self, user_id: Any) -> "MoreReadingsQuerySet":
        """Agreed, and its hours not over."""
        return self.filter(user_id=user_id, agrees=True, until_at__gt=timezone.now())


class MoreReadings(OwnedRow):
    """She asked to look at more people than her budget: why, how many more, for how many hours; and who
    else agreed, or did not. Both names stay."""

    TIER = 2

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    how_many = models.PositiveIntegerField()
    hours = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(auto_now_add=True)
    agrees = models.BooleanField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)

    objects: Any = MoreReadingsQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("user")),
                name="more_readings_need_a_second_person",
            ),
        )


def log_reading(actor: Any, *, page: str, people: list[UUID], counts: bool = True) -> None:
    """Write down that the actor was shown these people's names; to be asked before they are shown.

    The one door of the budget: raises `access.budget_spent` where they are more different people than she
    may look at in 24 hours. `counts=False`: whom she registered
    herself just now, and what a second person has agreed to already (an export). A canary among them rings.
    """
    if not people:
        return
    rings, is_open = _look(actor, page, people, counts, actor.readings_a_day)
    if not is_open:
        rings, is_open = _look(actor, page, people, counts, allowed_today(actor))
    if not is_open:
        raise Problem(
            "access.budget_spent",
            _("In 24 hours you may look at %(most)d different people, and these would be more."),
            most=allowed_today(actor),
        )
    if rings:
        ring(actor, page=page, marks=rings)


def _look(actor: Any, page: str, people: list[UUID], counts: bool, allowed: int) -> tuple[list[bytes], bool]:
    values = {
        "org": actor.organisation_id,
        "user": actor.user_id,
        "page": page,
        "people": list(people),
        "counts": counts,
        "allowed": allowed,
        "marks": marks_of(people),
    }
    with connection.cursor() as cursor:
        cursor.execute(LOOK, values)
        is_open, rings = cursor.fetchone()
    return [bytes(mark) for mark in rings], is_open


def looked_at_today(actor: Any) -> int:
    """How many different people count against her budget now."""
    return Revealed.objects.filter(user_id=actor.user_id, at__gt=timezone.now() - WINDOW).count()


def beyond_today(actor: Any, people: Collection[UUID]) -> int:
    """How many of these people are more than she may still look at now."""
    lately = Revealed.objects.filter(user_id=actor.user_id, at__gt=timezone.now() - WINDOW)
    seen = set(lately.values_list("person_id", flat=True))
    return max(0, len(seen.union(people)) - allowed_today(actor)) if set(people) - seen else 0


def allowed_today(actor: Any) -> int:
    """Her budget, with what others agreed to."""
    agreed = MoreReadings.objects.in_force(actor.user_id).aggregate(more=models.Sum("how_many"))["more"]
    return int(actor.readings_a_day + (agreed or 0))
