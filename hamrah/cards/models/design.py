"""How an organisation's cards look. Not here: what they say, which is signed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground.rows import OwnedRow


class CardDesign(OwnedRow):
    """The one design of an organisation; without a row, the house's own. `logo` is safe (rules/logo.py)."""

    TIER = 0

    accent = models.CharField(max_length=7)
    languages = ArrayField(models.CharField(max_length=2))
    lines = ArrayField(models.CharField(max_length=12))
    back = models.CharField(max_length=120, blank=True)
    logo = models.BinaryField(null=True)
    set_by_id = models.UUIDField(null=True)
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id",), name="one_card_design"),)
