"""The book of the box of blank cards. Not here: blanks that went through the printer, which are prints."""

from typing import Any

from django.db import models

from hamrah.cards.rules.blanks import COUNTED
from hamrah.ground.rows import OwnedRow


class BlankLineQuerySet(models.QuerySet["BlankLine"]):
    def visible_to(self, actor: Any) -> "BlankLineQuerySet":
        """The organisation's book."""
        return self.filter(organisation_id=actor.organisation_id)

    def last_count(self) -> "BlankLine | None":
        """When the box was last counted."""
        return self.filter(kind=COUNTED).order_by("-at", "-id").first()


class BlankLine(OwnedRow):
    """A line of the book: so many blanks were `kind` bought, spoilt outside a print, or counted in the box.
    `expected`: what the book said at a count; none at the first."""

    TIER = 1
    TIERS = {"note": 2, "by_id": 2}

    kind = models.CharField(max_length=8)
    how_many = models.IntegerField()
    expected = models.IntegerField(null=True)
    note = models.CharField(max_length=120, blank=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = BlankLineQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(condition=models.Q(how_many__gte=0), name="blanks_not_below_nothing"),
        )
        indexes = (models.Index(fields=("organisation_id", "-at"), name="blank_line_by_moment"),)

    @property
    def more(self) -> int:
        """How many more were counted than the book said."""
        return 0 if self.expected is None else max(0, self.how_many - self.expected)

    @property
    def fewer(self) -> int:
        """How many fewer."""
        return 0 if self.expected is None else max(0, self.expected - self.how_many)
