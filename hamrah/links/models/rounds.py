"""What the hub keeps: its key of the round, everybody's entries, and a book of who asked how much.

Seen through the door "match" alone (hub.py); of entries an organisation also sees its own. Not here: looking.
"""

from django.db import models

from hamrah.ground.ids import new_id
from hamrah.ground.rows import OwnedKey, Tiered
from hamrah.people.models import Person


class Round(Tiered, models.Model):
    """A key and its time. When it is over key and entries are deleted: no filter outlives its round."""

    TIER = 2
    TIERS = {"sealed": 5}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    no = models.IntegerField(unique=True)
    sealed = models.BinaryField()
    public_key = models.BinaryField(max_length=32)
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField()


class Tally(Tiered, models.Model):
    """How much a member organisation asked of the hub on a day: nobody but the hub can write it smaller."""

    TIER = 2

    id = models.BigAutoField(primary_key=True)
    member_id = models.UUIDField()
    day = models.DateField()
    evaluated = models.IntegerField(default=0)
    looked = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member_id", "day"), name="tally_once_a_day"),)


class Entry(Tiered, models.Model):
    """One of a findable worker's pair keys, turned by the oblivious function into a tag, and her veil
    under it. Derived: written anew each round, and gone with it."""

    TIER = 3
    TIERS = {"id": 2, "organisation_id": 0, "round_no": 2}

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    round_no = models.IntegerField()
    tag = models.BigIntegerField()
    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")
    person_version = models.IntegerField()
    veil = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=("round_no", "tag"), name="entry_by_tag"),)
