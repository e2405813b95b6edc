"""The journal of the house: commands seen, who did what, and the row differences beneath.

Not here: writing differences (SQL trigger, migration 0001) or filling the journal (verb.py).
"""

from django.db import models
from django.db.models import Func

from hamrah.ground.context import current_organisation_id
from hamrah.ground.ids import new_id
from hamrah.ground.rows import Tiered


def written_in() -> models.BigIntegerField:
    """The transaction that wrote a row: what the chain of the journal orders and bounds by."""
    return models.BigIntegerField(
        db_default=Func(function="ground_change", output_field=models.BigIntegerField()), editable=False
    )


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
    change = written_in()

    class Meta:
        indexes = (
            models.Index(fields=("organisation_id", "-at"), name="journal_by_day"),
            models.Index(fields=("organisation_id", "subject_id"), name="journal_by_subject"),
        )
        verbose_name_plural = "journal"


class Difference(Tiered, models.Model):
    """What a statement changed in one row: only the columns that changed, as they were and became.
    An insert is a marker. Sealed columns appear as they are stored: unreadable.

    Erasure empties `was` and `became` and leaves their salted hash, so that the chain still proves the rest;
    the salt goes too, or a telephone could be found again from its hash."""

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    journal_id = models.UUIDField(null=True)
    table = models.CharField(max_length=63, db_column="table_name")
    row_id = models.UUIDField()
    kind = models.CharField(max_length=1)
    was = models.JSONField(null=True)
    became = models.JSONField(null=True)
    change = written_in()
    salt = models.UUIDField(null=True)
    erased_sha256 = models.BinaryField(max_length=32, null=True)

    TIER = 3

    class Meta:
        indexes = (
            models.Index(fields=("organisation_id", "row_id"), name="difference_by_row"),
            models.Index(fields=("journal_id",), name="difference_by_journal"),
        )


class JournalSeal(Tiered, models.Model):
    """One link of an organisation's chain: what it wrote in transactions `since` up to `until` (not
    included), as two digests bound to the seal before. `leaves` name the first row that differs (proof.py).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation_id = models.UUIDField(default=current_organisation_id)
    number = models.IntegerField()
    day = models.DateField()
    since = models.BigIntegerField()
    until = models.BigIntegerField()
    journal_rows = models.IntegerField()
    journal_digest = models.BinaryField(max_length=32)
    journal_leaves = models.BinaryField()
    difference_rows = models.IntegerField()
    difference_digest = models.BinaryField(max_length=32)
    difference_leaves = models.BinaryField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "number"), name="journal_seal_once"),
        )


class LastingAct(Tiered, models.Model):
    """An act that must outlast the restore of an older backup (erasure, withdrawal, a card's end), sealed.
    Written with the act itself; its copy outside the database is the file of lasting.py."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation_id = models.UUIDField(default=current_organisation_id)
    command = models.UUIDField()
    sealed = models.BinaryField()

    TIERS = {"sealed": 5}

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "command"), name="lasting_act_once"),
        )
