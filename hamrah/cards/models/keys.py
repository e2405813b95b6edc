"""Keys that sign, and the lists on which a card's place says whether it still counts.

Not here: sealing a key (keys.py), the list as verifiers fetch it.
"""

from django.db import models

from hamrah.ground.rows import OwnedRow

CARDS, STATUS = "cards", "status"
NEXT, SIGNING, RETIRED, COMPROMISED = "next", "signing", "retired", "compromised"


class IssuerKey(OwnedRow):
    """The organisation's signing key: public half in clear, private half sealed (keys.py).

    `role`: cards, or status for the lists. `state`: next (made ahead, so that the network's list can name
    it before it signs), signing, retired (its cards still count), compromised (what it signed from
    `distrusted_from` on counts nothing). `host`: the issuer it vouches for.
    """

    TIER = 0
    TIERS = {"sealed": 5}

    kid = models.BinaryField(max_length=8)
    public_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    role = models.CharField(max_length=8, default=CARDS, db_default=CARDS)
    host = models.CharField(max_length=60, db_default="")
    state = models.CharField(max_length=12, default=SIGNING)
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)
    distrusted_from = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "kid"), name="issuer_key_once"),
            models.UniqueConstraint(
                fields=("organisation_id", "host", "role"),
                condition=models.Q(state=SIGNING),
                name="one_signing_key_a_host",
            ),
            models.UniqueConstraint(
                fields=("organisation_id", "host", "role"),
                condition=models.Q(state=NEXT),
                name="one_next_key_a_host",
            ),
        )


class StatusList(OwnedRow):
    """One signed list of `places` cards' states. Its address is drawn at random: neither it nor a place
    tells which organisation issued a card under the network's name, or when."""

    TIER = 0

    host = models.CharField(max_length=60, db_default="")
    slug = models.CharField(max_length=12)
    places = models.IntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "slug"), name="status_list_once"),)

    @property
    def uri(self) -> str:
        """Where verifiers fetch it."""
        return f"https://{self.host}/s/{self.slug}"
