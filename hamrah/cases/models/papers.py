"""Papers of cases that left the house, as they were. Not here: what stands on them (papers/)."""

from typing import Any

from django.db import models
from django.db.models import Q

from hamrah.cases.models.case import Case, Claimant
from hamrah.ground.rows import OwnedKey, OwnedRow


class SentLetterQuerySet(models.QuerySet["SentLetter"]):
    def visible_to(self, actor: Any) -> "SentLetterQuerySet":
        """Those of the cases that the actor sees."""
        return self.filter(case__in=Case.objects.visible_to(actor))

    def listed(self) -> "SentLetterQuerySet":
        """Without their bytes; `is_kept` until somebody who stands on it is erased."""
        return self.annotate(is_kept=~Q(pdf=b"")).defer("pdf").select_related("claimant__person")


class SentLetter(OwnedRow):
    """One paper as it was given out: which, in which language, to whom, how, and its very bytes. Never
    changed: a mistake is followed by another paper. `claimant`: whose alone it is, as her receipt is;
    `of_id`: the agreement, receipt or claimant of which a paper of money tells."""

    TIER = 4
    TIERS = {"letter": 2, "language": 2, "sent_on": 2, "how": 2, "claimant": 2, "of_id": 2}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="letters")
    letter = models.CharField(max_length=12)
    claimant = OwnedKey(Claimant, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    of_id = models.UUIDField(null=True)
    language = models.CharField(max_length=8)
    to_said = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=8)
    sent_on = models.DateField()
    pdf = models.BinaryField()
    sha256 = models.BinaryField(max_length=32)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SentLetterQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
