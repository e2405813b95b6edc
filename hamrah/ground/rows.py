"""OwnedRow: what every row that belongs to an organisation has; OwnedKey: a key between such rows.

Not here: the policies themselves; the migration operation `Owned` (policies.py) writes them.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Func, Value
from django.db.models.functions import TruncDate

from hamrah.ground.context import current_organisation_id
from hamrah.ground.day import INDIA
from hamrah.ground.ids import new_id


def next_number(sequence: str) -> Func:
    """Database default: the next integer of a sequence. For `no`, used only in key tables."""
    return Func(Value(sequence), function="nextval", output_field=models.IntegerField())


def india_day(path: str) -> TruncDate:
    """The day in India of a moment's column."""
    return TruncDate(path, tzinfo=INDIA)


class OwnedKey(models.ForeignKey):
    """A foreign key inside one organisation. Its constraint is (organisation_id, column), written
    by `Owned`, because a plain foreign key looks past row policies (seen in a prototype)."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        super().__init__(to, on_delete, **options)


class Tiered:
    """Mixin: the sensitivity tier of each field (T0 public ... T5 danger), default for the rest.

    Pages, exports, logs and differences obey it; a test asks it of every field of every model.
    """

    TIERS: ClassVar[dict[str, int]] = {}
    TIER: ClassVar[int] = 2

    @classmethod
    def tier_of(cls, field: str) -> int:
        """Tier 0-5 of a field by name."""
        return cls.TIERS.get(field, cls.TIER)


class OwnedRow(Tiered, models.Model):
    """A row of one organisation. `version` counts its changes and `change` orders them (the
    transaction's id, so a reader can stop at a safe horizon); both are set by the database."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField(default=current_organisation_id, editable=False)
    version = models.IntegerField(db_default=1, editable=False)
    change = models.BigIntegerField(
        db_default=Func(function="ground_change", output_field=models.BigIntegerField()), editable=False
    )

    class Meta:
        abstract = True
