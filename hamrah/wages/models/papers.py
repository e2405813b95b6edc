"""What came from her own phone, and papers we signed. Not here: reading or drawing them."""

from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person
from hamrah.wages.models.diaries import Diary
from hamrah.wages.models.terms import Terms


class Brought(OwnedRow):
    """What a worker showed from her own phone, word for word, and the key of the phone that signed it."""

    TIER = 4
    TIERS = {"digest": 2, "made_at": 2, "by_id": 2}

    diary = OwnedKey(Diary, related_name="brought")
    digest = models.BinaryField(max_length=32)
    content = models.BinaryField()
    phone_key = models.BinaryField(max_length=65)
    said_at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("made_at",)
        constraints = (models.UniqueConstraint(fields=("organisation_id", "digest"), name="brought_once"),)


class PaperQuerySet(models.QuerySet["DaysPaper"]):
    def visible_to(self, actor: Any) -> "PaperQuerySet":
        """Those of people whom the actor may see."""
        return self.filter(person__in=Person.objects.visible_to(actor))


class DaysPaper(OwnedRow):
    """A paper we gave: a certificate of days, or a diary as it stood (`kind`: rules/papers.py). `signed`: the
    COSE message in its code; `pdf`: the paper exactly as it was given."""

    TIER = 4
    TIERS = {
        "kind": 2,
        "number": 2,
        "since": 2,
        "until": 2,
        "halves": 2,
        "made_at": 2,
        "by_id": 2,
        "given_on": 2,
    }

    person = OwnedKey(Person, related_name="days_papers")
    kind = models.CharField(max_length=8)
    number = models.CharField(max_length=16)
    since = models.DateField()
    until = models.DateField()
    halves = models.IntegerField()
    trade = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8)
    signed = models.BinaryField()
    pdf = models.BinaryField()
    given_on = models.DateField()
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "number"), name="days_paper_number"),
        )


class GivenSlipQuerySet(models.QuerySet["GivenSlip"]):
    def visible_to(self, actor: Any) -> "GivenSlipQuerySet":
        """Those of terms of people whom the actor may see."""
        return self.filter(terms__in=Terms.objects.visible_to(actor))

    def kept(self) -> "GivenSlipQuerySet":
        """Those whose bytes no erasure has taken."""
        return self.exclude(pdf=b"")


class GivenSlip(OwnedRow):
    """A terms slip as it was given to her: in which language, its very bytes and their hash."""

    TIER = 4
    TIERS = {"language": 2, "given_on": 2, "by_id": 2, "made_at": 2}

    terms = OwnedKey(Terms, related_name="given")
    language = models.CharField(max_length=8)
    pdf = models.BinaryField()
    sha256 = models.BinaryField(max_length=32)
    given_on = models.DateField()
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = GivenSlipQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
