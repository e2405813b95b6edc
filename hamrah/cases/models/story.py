"""The other side, who saw it, and what was done step by step. Not here: proof, forums."""

from typing import Any

from django.db import models

from hamrah.cases.models.case import Case, Claimant
from hamrah.cases.models.forums import Proceeding
from hamrah.employers.models import Party
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person


class CasePartyQuerySet(models.QuerySet["CaseParty"]):
    def cautioned(self, on: Any) -> "CasePartyQuerySet":
        """Those to whom nobody is to be referred today, said later and longer than the case was open."""
        ended = models.Q(caution_until=None) | models.Q(caution_until__gt=on)
        return self.filter(ended, caution_from__lte=on)


class CaseParty(OwnedRow):
    """One of the contractor's chain against whom a case is, and as what (rules/parties.py).

    `caution_from`, `caution_until`: the days on which placement begins and ends to see "do not refer";
    neither is the day on which the case was opened or closed.
    """

    TIER = 3
    TIERS = {"role": 2, "caution_from": 4, "caution_until": 4}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="parties")
    party = OwnedKey(Party, related_name="cases")
    role = models.CharField(max_length=16)
    caution_from = models.DateField(null=True)
    caution_until = models.DateField(null=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CasePartyQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "case", "party", "role"), name="case_party_once"
            ),
        )


class Witness(OwnedRow):
    """Somebody who saw it: a worker of the register, or somebody whose name is sealed with what she saw."""

    TIER = 4
    TIERS = {"sealed": 5}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="witnesses")
    person = OwnedKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField(default=bytes)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("made_at", "id")


class CaseStep(OwnedRow):
    """One thing that was done: what (rules/steps.py), what came of it, on which day, by whom, and what is
    next. Never changed. What was said is sealed."""

    TIER = 2
    TIERS = {"sealed": 5}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=16)
    came = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)
    party = OwnedKey(CaseParty, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    claimant = OwnedKey(Claimant, null=True, related_name="+", db_index=False)
    proceeding = OwnedKey(Proceeding, null=True, related_name="+", db_index=False)
    next_at = models.DateTimeField(null=True)
    next_what = models.CharField(max_length=16, blank=True)
    sealed = models.BinaryField(default=bytes)

    class Meta:
        ordering = ("at", "id")
