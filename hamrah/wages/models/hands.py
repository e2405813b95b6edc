"""Who put a hand to something: read it aloud, signed, thumbed. Not here: what was signed."""

from django.db import models

from hamrah.files.models import Evidence
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.wages.models.diaries import Diary
from hamrah.wages.models.terms import Terms


class PutQuerySet(models.QuerySet["Put"]):
    def shown(self) -> "PutQuerySet":
        """Each hand once: as it was noted, or with the picture that came after it."""
        there = models.Q(terms=models.OuterRef("terms")) | models.Q(
            diary=models.OuterRef("diary"), month=models.OuterRef("month")
        )
        same = {name: models.OuterRef(name) for name in ("who", "how", "name_said", "on")}
        proved = Put.objects.filter(there, **same).exclude(proof=None)
        return self.exclude(models.Q(proof=None) & models.Exists(proved))


class Put(OwnedRow):
    """A hand put to something (`who`, `how`: rules/hands.py): terms read aloud, signed or thumbed, or the
    days of a month. `stood`: a digest of what stood there then, so that a later change is told from it."""

    TIER = 3
    TIERS = {"stood": 2, "on": 2, "month": 2}

    terms = OwnedKey(Terms, null=True, related_name="hands")
    diary = OwnedKey(Diary, null=True, related_name="hands")
    month = models.DateField(null=True)
    who = models.CharField(max_length=12)
    how = models.CharField(max_length=12)
    language = models.CharField(max_length=8, blank=True)
    name_said = models.CharField(max_length=120, blank=True)
    proof = OwnedKey(Evidence, null=True, related_name="+")
    on = models.DateField()
    stood = models.BinaryField(max_length=16)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PutQuerySet.as_manager()

    class Meta:
        ordering = ("made_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(terms=None) ^ models.Q(diary=None), name="hand_put_to_one_thing"
            ),
        )
