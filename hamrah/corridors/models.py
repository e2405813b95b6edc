"""Villages whose list of who is away is kept for the panchayat or the nurse, and each list that was
asked for. Not here: who stands on one (village_list.py), what leaves (disclosures)."""

from typing import Any

from django.db import models

from hamrah.disclosures.models import Export
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Village


class VillageListQuerySet(models.QuerySet["VillageList"]):
    def visible_to(self, actor: Any) -> "VillageListQuerySet":
        """All of the organisation's; the row policy says which that is."""
        return self.filter(organisation_id=actor.organisation_id)

    def kept(self) -> "VillageListQuerySet":
        """Not ended."""
        return self.filter(ended_on=None)


class VillageList(OwnedRow):
    """A village of which a list is kept (gaon ki pravas suchi). No row: none is, which is the rule."""

    TIER = 2

    village = OwnedKey(Village, related_name="+")
    why = models.CharField(max_length=200)
    begun_by_id = models.UUIDField(null=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True)

    objects = VillageListQuerySet.as_manager()

    class Meta:
        ordering = ("-begun_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "village"),
                condition=models.Q(ended_on=None),
                name="one_list_a_village",
            ),
        )


class ListSheetQuerySet(models.QuerySet["ListSheet"]):
    def visible_to(self, actor: Any) -> "ListSheetQuerySet":
        """Those whose export she sees."""
        return self.filter(export__in=Export.objects.visible_to(actor))


class ListSheet(OwnedRow):
    """One list that goes out. To whom, why, who agreed and who took it out stand in its export."""

    TIER = 2

    of = OwnedKey(VillageList, on_delete=models.CASCADE, related_name="sheets")
    export = OwnedKey(Export, on_delete=models.CASCADE, related_name="+")

    objects = ListSheetQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "export"), name="one_sheet_an_export"),
        )
