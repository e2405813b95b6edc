"""The log of who looked at whom. Not here: users and their roles (users.py)."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from hamrah.ground.rows import Tiered


class Reading(Tiered, models.Model):
    """One look at names: who, on which page, at which people. Never changed."""

    TIER = 3

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    user_id = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)
    page = models.CharField(max_length=40)
    people = ArrayField(models.UUIDField())

    class Meta:
        indexes = (models.Index(fields=("organisation_id", "-at"), name="reading_by_day"),)


def log_reading(actor: Any, *, page: str, people: list[UUID]) -> None:
    """Write down that the actor was shown these people's names."""
    if not people:
        return
    with connection.cursor() as cursor:  # on every page with names: the model's own way costs twice as much
        cursor.execute(
            "INSERT INTO access_reading (organisation_id, user_id, at, page, people) "
            "VALUES (%s, %s, now(), %s, %s)",
            [actor.organisation_id, actor.user_id, page, people],
        )
