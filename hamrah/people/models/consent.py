"""Notice, consent per purpose, the basis of an import, attestation, and a minor's guardian.

Not here: what a purpose allows (rules/consent.py).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.files.models import Evidence
from hamrah.ground.rows import OwnedKey, OwnedRow


class Notice(OwnedRow):
    """The words read or played to her, by purpose, language and version; the hash proves which."""

    TIER = 0

    purpose = models.CharField(max_length=32)
    language = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    sha256 = models.BinaryField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "purpose", "language", "number"), name="notice_once"
            ),
        )


class Basis(OwnedRow):
    """What an office stated once about a register it brought in: paper consents it holds."""

    TIER = 2

    purposes = ArrayField(models.CharField(max_length=32))
    notice_version = models.CharField(max_length=40)
    held_by = models.CharField(max_length=120)
    filed_where = models.CharField(max_length=200)
    stated_by_id = models.UUIDField(null=True)
    stated_at = models.DateTimeField(auto_now_add=True)


class Consent(OwnedRow):
    """A worker's yes to one purpose: after which notice, how, before which witness; and its end.

    Withdrawal restricts now; erasure follows when the retention clock has run (DPDP Rules 2025, 8(3)).
    """

    TIER = 3

    person = OwnedKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=32)
    notice = OwnedKey(Notice)
    given_how = models.CharField(max_length=16)
    witness = models.CharField(max_length=120, blank=True)
    evidence = OwnedKey(Evidence, null=True)
    given_on = models.DateField()
    taken_by_id = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_how = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "purpose"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_live_consent_per_purpose",
            ),
        )


class Guardian(OwnedRow):
    """Why a minor may be registered: a verified guardian's consent, or a legal claim a lawyer recorded.
    A suspected guardian (one who may have brought the child to work) sees nothing."""

    TIER = 4

    person = OwnedKey("people.Person", on_delete=models.CASCADE, related_name="guardians")
    ground = models.CharField(max_length=16)
    name = models.CharField(max_length=120, blank=True)
    relation = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=16, blank=True)
    is_suspected = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    verified_by_id = models.UUIDField()
    verified_at = models.DateTimeField(auto_now_add=True)


class Attestation(OwnedRow):
    """One stamped sheet: who attested, at which office, on which day. It may attest forty people."""

    TIER = 3

    office = models.CharField(max_length=120)
    officer = models.CharField(max_length=120, blank=True)
    attested_on = models.DateField()
    sheet = OwnedKey(Evidence, null=True)


class Attested(OwnedRow):
    """A person on an attested sheet."""

    TIER = 3

    attestation = OwnedKey(Attestation, related_name="people")
    person = OwnedKey("people.Person", on_delete=models.CASCADE, related_name="attestations")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("attestation", "person"), name="attested_once_per_sheet"),
        )
