"""Cards issued and the keys that sign them. Not here: what a card says (rules/) and its look (drawing/)."""

from typing import Any

from django.db import models

from hamrah.files.models import Photo
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person

LIVE = ("attested", "printed", "handed_over")


class IssuerKey(OwnedRow):
    """The organisation's signing key: public half in clear, private half sealed (keys.py)."""

    TIER = 0
    TIERS = {"sealed": 5}

    kid = models.BinaryField(max_length=8)
    public_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    state = models.CharField(max_length=12, default="signing")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "kid"), name="issuer_key_once"),
            models.UniqueConstraint(
                fields=("organisation_id",),
                condition=models.Q(state="signing"),
                name="one_signing_key",
            ),
        )


class CardQuerySet(models.QuerySet["Card"]):
    def visible_to(self, actor: Any) -> "CardQuerySet":
        """Cards of the people the actor may see: a restricted worker's card is at no desk."""
        return self.filter(person__in=Person.objects.visible_to(actor))

    def live(self) -> "CardQuerySet":
        """Cards that a verifier shall find valid, whatever the day."""
        return self.filter(state__in=LIVE)


class Card(OwnedRow):
    """One card of a person: its number, the signed text of its code, and where in its life it is.

    `state`: attested (signed), printed, handed_over; lost, surrendered, revoked, replaced.
    """

    TIER = 3
    TIERS = {"number": 2, "state": 2, "status_index": 0}

    person = OwnedKey(Person, related_name="cards")
    number = models.CharField(max_length=16)
    status_index = models.IntegerField()
    key = OwnedKey(IssuerKey, related_name="+")
    photo = OwnedKey(Photo, null=True, related_name="+")
    text = models.TextField()
    state = models.CharField(max_length=12, default="attested")
    issued_at = models.DateTimeField()
    expires_on = models.DateField()
    issued_by_id = models.UUIDField(null=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "number"), name="card_number_once"),
            models.UniqueConstraint(fields=("organisation_id", "status_index"), name="status_index_once"),
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(state__in=LIVE), name="one_live_card_a_person"
            ),
        )


class CardStep(OwnedRow):
    """One change in a card's life: which, when, by whom."""

    TIER = 2

    card = OwnedKey(Card, related_name="steps")
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=200, blank=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
