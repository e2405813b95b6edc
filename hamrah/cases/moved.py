"""Claims that a change of the law moved, with what stood before. Not here: moving them (recomputing.py)."""

from typing import Any

from django.db.models import Case, OuterRef, Subquery, When

from hamrah.cases.models import Claim
from hamrah.wages.models import WageOrder


def moved(actor: Any, order: WageOrder | None = None) -> Any:
    """Claims that a change of the law moved, or this order alone; `was_paise` is what stood until then, None
    where a rate was missing."""
    rows = Claim.objects.visible_to(actor).filter(why="order")
    if order is not None:
        rows = rows.filter(order=order)
    same = Claim.objects.filter(claimant=OuterRef("claimant"), kind=OuterRef("kind"))
    ended = same.filter(replaced_at__lte=OuterRef("at")).order_by("-replaced_at")
    was = Subquery(ended.values(said=Case(When(is_whole=True, then="total_paise")))[:1])
    whose = rows.select_related("claimant__case", "claimant__person", "order")
    return whose.defer("work", "statement").annotate(was_paise=was).order_by("-at", "-id")
