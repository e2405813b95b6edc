"""What came from phones: commands with their answers, files in pieces, unsent work brought by the office.

Not here: the rows that commands made; those stand in their rooms.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.ground.sealing import seal, unseal
from hamrah.sync.models.phones import Partition

DONE, CONFLICT, REFUSED, PARKED, DROPPED = "done", "conflict", "refused", "parked", "dropped"
# What a phone may forget: it will never be done again.
SETTLED = (DONE, CONFLICT, DROPPED)


class FieldCommand(OwnedRow):
    """One command of a phone: when it was said there (`said_at`, kept as said), when it came, and the answer.

    `sealed`: the command itself, only while it is parked. `waits_for`: commands it builds on. `files`: files
    of it still to come, by SHA-256 to what they are. `clock_off_s`: how far the phone's clock was off.
    """

    TIER = 2
    TIERS = {"sealed": 5, "entered_at": 3, "answer": 3}

    partition = OwnedKey(Partition, related_name="commands")
    command = models.UUIDField()
    counter = models.BigIntegerField()
    verb = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    digest = models.BinaryField(max_length=32)
    state = models.CharField(max_length=8)
    answer = models.JSONField(default=dict)
    waits_for = ArrayField(models.UUIDField(), default=list)
    sealed = models.BinaryField(default=bytes)
    files = models.JSONField(default=dict)
    said_at = models.DateTimeField(null=True)
    entered_at = models.CharField(max_length=120, blank=True)
    came_at = models.DateTimeField(auto_now_add=True)
    clock_off_s = models.BigIntegerField(default=0)
    is_rescued = models.BooleanField(default=False)

    class Meta:
        ordering = ("counter",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "command"), name="field_command_once"),
        )
        indexes = (
            models.Index(fields=("partition", "counter"), name="field_command_order"),
            models.Index(
                fields=("organisation_id", "partition"),
                condition=models.Q(state=PARKED),
                name="field_command_parked",
            ),
            models.Index(
                fields=("organisation_id",), condition=~models.Q(files={}), name="field_command_files"
            ),
        )

    def place(self) -> str:
        """What the sealed command is bound to."""
        return f"sync.command/{self.command}"


class FieldFile(OwnedRow):
    """A file as far as it has come (`have` bytes), named by its SHA-256; sealed, emptied once it is used."""

    TIER = 2
    TIERS = {"sealed": 5}

    sha256 = models.BinaryField(max_length=32)
    size = models.IntegerField()
    have = models.IntegerField(default=0)
    sealed = models.BinaryField(default=bytes)
    is_whole = models.BooleanField(default=False)
    partition = OwnedKey(Partition, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "partition", "sha256"), name="field_file_once"
            ),
        )

    def content(self) -> bytes:
        """What has come; nothing once it was used."""
        return unseal(settings.MASTER_KEY, bytes(self.sealed), place=self._place()) if self.sealed else b""

    def keep(self, content: bytes) -> None:
        """This much has come; to be saved."""
        self.sealed = seal(settings.MASTER_KEY, content, place=self._place())
        self.have = len(content)

    def _place(self) -> str:
        return f"sync.file/{self.id}"


class RescueBox(OwnedRow):
    """Unsent work sealed to the office: one command or file. `outcome`: "", then as commands are answered;
    or "forged", "unreadable"."""

    TIER = 2
    TIERS = {"box": 5, "answer": 3}

    partition = OwnedKey(Partition, related_name="boxes")
    box = models.BinaryField()
    box_sha256 = models.BinaryField(max_length=32)
    came_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True)
    opened_by_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    answer = models.JSONField(default=dict)

    class Meta:
        ordering = ("came_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "box_sha256"), name="rescue_box_once"),
        )
