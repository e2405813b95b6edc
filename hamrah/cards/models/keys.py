"""Keys that sign, and the lists on which a card's place says whether it still counts.

Not here: sealing a key (keys.py), the list as verifiers fetch it.
"""

from django.db import models

from hamrah.ground.rows import OwnedRow

CARDS, STATUS = "cards", "status"


class IssuerKey(OwnedRow):
    """The organisation's signing key: public half in clear, private half sealed (keys.py).

    `role`: cards, or status for the lists. `state`: signing, retired (its cards still count),
    compromised (what it signed from `distrusted_from` on counts nothing).
    """

    TIER = 0
    TIERS = {"sealed": 5}

    kid = models.BinaryField(max_length=8)
    public_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    role = models.CharField(max_length=8, default=CARDS, db_default=CARDS)
    state = models.CharField(max_length=12, default="signing")
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)
    distrusted_from = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "kid"), name="issuer_key_once"),
            models.UniqueConstraint(
                fields=("organisation_id", "role"),
                condition=models.Q(state="signing"),
                name="one_signing_key_a_role",
            ),
        )


class StatusList(OwnedRow):
    """One signed list of `places` cards' states. Its address is drawn at random: neither it nor a place
    tells which organisation issued a card under the network's name, or when."""

    TIER = 0

    slug = models.CharField(max_length=12)
    places = models.IntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "slug"), name="status_list_once"),)
