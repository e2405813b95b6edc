"""Organisations, their centres and the places they know. Not here: users and roles (access)."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.rows import OwnedRow, Tiered, next_number
from hamrah.ground.words import _
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
    # What a card says of its issuer; never reveals union, health or violence work. With a host of its own
    # or of the network nothing of the organisation itself is said: name, phone and prefix stand here too.
    card_name = models.CharField(max_length=80, blank=True)
    card_name_local = models.CharField(max_length=80, blank=True, default="", db_default="")
    card_host = models.CharField(max_length=80, blank=True)
    card_phone = models.CharField(max_length=16, blank=True, default="", db_default="")
    card_prefix = models.CharField(max_length=2, blank=True, default="", db_default="")
    card_years = models.PositiveSmallIntegerField(default=2)
    made_at = models.DateTimeField(auto_now_add=True)
    # Invented from end to end. The database refuses a real organisation beside a demo's, and the reverse.
    is_demo = models.BooleanField(default=False, editable=False)
    # How many different people one of its staff may look at in 24 hours (access/models/readings.py).
    readings_a_day = models.PositiveIntegerField(default=200)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(card_host="")
                | ~(models.Q(card_name="") | models.Q(card_phone="") | models.Q(card_prefix="")),
                name="issuer_says_nothing_else",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def issuer_name(self) -> str:
        """The name a card shows."""
        return self.card_name or self.name


class LetterKey(OwnedRow):
    """The organisation's key for letters: whoever writes to it seals with the public half (letters.py)."""

    TIER = 0
    TIERS = {"sealed": 5}

    public_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id",), name="one_letter_key"),)


class Letter(Tiered, models.Model):
    """The one table that two organisations see: from, to, kind, a body only the receiver can open, state.

    Row policy: either may read it, only the sender inserts, only the receiver changes its state and, once it
    has had its day, empties its body.
    """

    TIER = 2
    TIERS = {"body": 5}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sender_id = models.UUIDField()
    receiver_id = models.UUIDField()
    kind = models.CharField(max_length=32)
    body = models.BinaryField()
    state = models.CharField(max_length=12, default="sent")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=("receiver_id", "state", "sent_at"), name="letter_by_receiver"),)


class Centre(OwnedRow):
    """An office of the organisation: where staff sit and workers walk in."""

    TIER = 0

    name = models.CharField(max_length=120)
    name_local = models.CharField(max_length=120, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True)
    phone = models.CharField(max_length=16, blank=True)

    def __str__(self) -> str:
        return self.name


class VillageQuerySet(models.QuerySet[Any]):
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
    # How it is compared: by its sounds (strict), and by what different scripts agree on (loose).
    folded = models.CharField(max_length=120, editable=False, db_default="")
    heard = models.CharField(max_length=120, editable=False, db_default="")

    objects = VillageQuerySet.as_manager()

    class Meta:
        constraints = (
            # Two villages of one block may sound alike; the directory's code tells them apart.
            models.UniqueConstraint(
                fields=("organisation_id", "kind", "parent", "folded"),
                condition=models.Q(lgd_code__isnull=True),
                nulls_distinct=False,
                name="village_once",
            ),
            models.UniqueConstraint(
                fields=("organisation_id", "kind", "lgd_code"),
                condition=models.Q(lgd_code__isnull=False),
                name="village_code_once",
            ),
        )
        indexes = (models.Index(fields=("organisation_id", "heard"), name="village_heard"),)

    def __str__(self) -> str:
        return self.name


class VillageDoubt(OwnedRow):
    """A row of a list of villages that was unclear, until a person decides: `answer` same, new, left_out.

    `above` is what the list said it lies in; `villages` and `places` may be meant. `mark` tells the
    row from others, so that the same list loaded again asks nothing twice.
    """

    TIER = 0

    mark = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    name_local = models.CharField(max_length=120, blank=True)
    lgd_code = models.IntegerField(null=True)
    above = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=24)
    parent = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    villages = ArrayField(models.UUIDField(), default=list)
    places = ArrayField(models.UUIDField(), default=list)
    answer = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = VillageQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "mark"), name="doubt_once"),)
        indexes = (
            models.Index(
                fields=("organisation_id", "name"), condition=models.Q(answer=""), name="doubt_open"
            ),
        )


def organisation_of(organisation_id: UUID) -> Organisation:
    """The organisation of an open context."""
    return Organisation.objects.get(pk=organisation_id)


def organisation_called(code: str) -> Organisation:
    """The organisation with this code. Raises `organisations.unknown_code`."""
    with context.opened(door="identify"):
        found = Organisation.objects.filter(code=code.upper()).first()
    if found is None:
        raise Problem(
            "organisations.unknown_code",
            _("There is no organisation %(code)s. Look with: hamrah org list"),
            code=code,
        )
    return found
