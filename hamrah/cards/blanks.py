"""The box of blank cards as the records know it: every print that used one up, every line of its book.

Not here: its arithmetic (rules/blanks.py), writing in the book (actions/blanks.py).
"""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from hamrah.cards.models import BlankLine, Card, PrintedCard, prints
from hamrah.cards.rules.blanks import BOUGHT, SPOILT, Box, shortage
from hamrah.cards.rules.life import ATTESTED

MONTH = timedelta(days=30)


def box_now() -> Box | None:
    """The box since its last count; None while nobody has counted it. Needs the organisation's context."""
    counted = BlankLine.objects.last_count()
    if counted is None:
        return None
    lines = BlankLine.objects.filter(at__gt=counted.at).aggregate(
        bought=Sum("how_many", filter=Q(kind=BOUGHT), default=0),
        spoilt=Sum("how_many", filter=Q(kind=SPOILT), default=0),
    )
    return Box(counted=counted.how_many, **lines, **_prints_since(counted.at))


def shortage_now(box: Box | None) -> str:
    """Whether the box runs short of blanks; nothing where it was never counted."""
    if box is None:
        return ""
    waiting = Card.objects.filter(state=ATTESTED).count()
    month = _prints_since(timezone.now() - MONTH)
    return shortage(box.left, waiting=waiting, in_a_month=sum(month.values()))


def _prints_since(moment: Any) -> dict[str, int]:
    """By the moment its batch was told: a card spoilt later in the drawer used its blank up then."""
    since = PrintedCard.objects.filter(batch__closed_at__gt=moment)
    counts: dict[str, int] = since.aggregate(
        printed=Count("id", filter=Q(outcome=prints.GOOD)),
        misprinted=Count("id", filter=Q(outcome=prints.SPOILT)),
    )
    return counts
