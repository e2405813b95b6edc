"""Imports as they happened: the file, its mapping, its rows and the rows refused.

Not here: reading a file (reading/, rows.py) or what a row becomes (the room whose verb takes it).
"""

from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow


class KeptMapping(OwnedRow):
    """How one register's columns were understood, for next month's file."""

    TIER = 2

    register = models.CharField(max_length=80)
    mapping = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "register"), name="one_mapping_a_register"),
        )


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, actor: Any) -> "ImportQuerySet":
        """The organisation's own imports."""
        return self.filter(organisation_id=actor.organisation_id)


class Import(OwnedRow):
    """One file brought in: by which verb, into which register, and what became of its rows.

    `state`: waiting (uploaded, to be looked at), running, done, failed, undone. `change` of a done
    import is the transaction in which its rows were written.
    """

    TIER = 2
    TIERS = {"content": 3}

    file_name = models.CharField(max_length=200)
    sha256 = models.BinaryField(max_length=32)
    content = models.BinaryField(null=True)
    register = models.CharField(max_length=80)
    verb = models.CharField(max_length=80)
    state = models.CharField(max_length=12, default="waiting")
    problem = models.CharField(max_length=300, blank=True)
    basis_id = models.UUIDField(null=True)
    mapping = models.JSONField(null=True)
    rows_read = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    updated = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    asked = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    wrote = models.BigIntegerField(null=True)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("organisation_id", "-made_at"), name="import_by_day"),)


class RegisterRow(models.Model):
    """Which record one row of an office's register became, so that next month's file finds it.

    `identity` hashes folded name + relation's name + village; `content` hashes the whole row; `number` is the
    register's own. Written by the hundred thousand: integers and ids, no differences.
    """

    TIER = 2

    id = models.UUIDField(primary_key=True)
    organisation_id = models.UUIDField()
    register = models.CharField(max_length=80)
    number = models.CharField(max_length=40, blank=True)
    identity = models.BigIntegerField()
    content = models.BigIntegerField()
    subject_id = models.UUIDField()
    imported = OwnedKey(Import, on_delete=models.CASCADE, related_name="rows", db_index=False)
    sheet = models.CharField(max_length=80)
    row = models.IntegerField()

    class Meta:
        indexes = (
            models.Index(fields=("organisation_id", "register", "identity"), name="row_by_identity"),
            models.Index(
                fields=("organisation_id", "register", "number"),
                name="row_by_number",
                condition=~models.Q(number=""),
            ),
            models.Index(fields=("imported",), name="row_by_import"),
        )

    @classmethod
    def tier_of(cls, field: str) -> int:
        """All of a register row is T2: no name stands here."""
        return cls.TIER


class ChangedRow(OwnedRow):
    """What a row of the register was before an import changed it, and where the file says so: with it the
    import can be taken back. Hashes and a number alone, as in the register row."""

    TIER = 2

    imported = OwnedKey(Import, on_delete=models.CASCADE, related_name="changes")
    register_row_id = models.UUIDField()
    number = models.CharField(max_length=40, blank=True)
    identity = models.BigIntegerField()
    content = models.BigIntegerField()
    sheet = models.CharField(max_length=80)
    row = models.IntegerField()

    class Meta:
        indexes = (models.Index(fields=("organisation_id", "register_row_id"), name="change_of_row"),)


class RefusedRow(OwnedRow):
    """A row that could not be taken, with its cells (Aadhaar numbers blanked), to be sent back."""

    TIER = 3

    imported = OwnedKey(Import, on_delete=models.CASCADE, related_name="refusals")
    sheet = models.CharField(max_length=80)
    row = models.IntegerField()
    column = models.CharField(max_length=120)
    value = models.TextField(null=True)
    code = models.CharField(max_length=60)
    limits = models.JSONField(default=dict)
    wrong = models.JSONField(default=list)
    cells = models.JSONField(default=list)

    class Meta:
        ordering = ("sheet", "row")
