"""The journal of the house: commands seen, who did what, and the row differences beneath.

Not here: writing differences (SQL trigger, migration 0001) or filling the journal (verb.py).
"""

from django.db import models

from hamrah.ground.context import current_organisation_id
from hamrah.ground.ids import new_id
from hamrah.ground.rows import Tiered


class CommandSeen(Tiered, models.Model):
    """One command of one organisation, inserted first, so that doing it twice does it once."""

    organisation_id = models.UUIDField(default=current_organisation_id)
    command = models.UUIDField()
    verb = models.CharField(max_length=80)
    user_id = models.UUIDField(null=True)
    digest = models.BinaryField(max_length=32)
    outcome = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "command"), name="command_once_per_organisation"
            ),
        )


class Journal(Tiered, models.Model):
    """Who did which verb, for which organisation, on what, when, from which device. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation_id = models.UUIDField(default=current_organisation_id)
    at = models.DateTimeField(auto_now_add=True)
    user_id = models.UUIDField(null=True)
    device = models.CharField(max_length=80, blank=True)
    verb = models.CharField(max_length=80)
    command = models.UUIDField()
    subject_kind = models.CharField(max_length=80, blank=True)
    subject_id = models.UUIDField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("organisation_id", "-at"), name="journal_by_day"),
            models.Index(fields=("organisation_id", "subject_id"), name="journal_by_subject"),
        )
        verbose_name_plural = "journal"


class Difference(Tiered, models.Model):
    """What a statement changed in one row: only the columns that changed, as they were and became.
    An insert is a marker. Sealed columns appear as they are stored: unreadable."""

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    journal_id = models.UUIDField(null=True)
    table = models.CharField(max_length=63, db_column="table_name")
    row_id = models.UUIDField()
    kind = models.CharField(max_length=1)
    was = models.JSONField(null=True)
    became = models.JSONField(null=True)

    TIER = 3

    class Meta:
        indexes = (
            models.Index(fields=("organisation_id", "row_id"), name="difference_by_row"),
            models.Index(fields=("journal_id",), name="difference_by_journal"),
        )
