"""What proves it, and in whose hands it was when. Not here: the files themselves (files)."""

from django.db import models

from hamrah.cases.models.case import Case, Claimant
from hamrah.files.models import Evidence
from hamrah.ground.rows import OwnedKey, OwnedRow


class CaseEvidence(OwnedRow):
    """One piece of evidence: a file with its hash, or a thing that lies in a cupboard (`file` empty)."""

    TIER = 4
    TIERS = {"sort": 2, "got_on": 2}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="evidence")
    claimant = OwnedKey(Claimant, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    sort = models.CharField(max_length=16)
    file = OwnedKey(Evidence, null=True, related_name="+")
    said = models.CharField(max_length=200, blank=True)
    got_on = models.DateField()
    got_from = models.CharField(max_length=120, blank=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("made_at", "id")


class EvidenceHand(OwnedRow):
    """From this moment a piece of evidence is with this colleague, or with this office. Never changed."""

    TIER = 4
    TIERS = {"at": 2, "on": 2}

    evidence = OwnedKey(CaseEvidence, on_delete=models.CASCADE, related_name="hands")
    holder_id = models.UUIDField(null=True)
    holder_said = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("at", "id")
