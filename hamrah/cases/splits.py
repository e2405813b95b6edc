"""Cases of a year by kind, sector, employer, corridor or centre, each row leading to its cases.

Counted over what the actor sees. Not here: figures for reports (measures.py), their money.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q

from hamrah.cases import told
from hamrah.cases.models import Case
from hamrah.ground.words import _
from hamrah.journeys.told import SECTORS

SHOWN = 40
# How a split is called, and the columns that make its rows.
BY: dict[str, tuple[Any, tuple[str, ...]]] = {
    "kind": (_("Kind"), ("kind",)),
    "sector": (_("Kind of work"), ("sector",)),
    "party": (_("Employer"), ("parties__party_id", "parties__party__name")),
    "corridor": (_("From where to where"), ("claimants__person__district__name", "place__name")),
    "centre": (_("Centre"), ("centre_id", "centre__name")),
}


@dataclass(frozen=True)
class Row:
    """One row: its words; how many were opened, closed, settled in full, in part; where they are listed."""

    label: Any
    opened: int
    closed: int
    full: int
    part: int
    query: str


def split_of(actor: Any, *, by: str, year: int) -> list[Row]:
    """Rows of cases told in that year, the most first."""
    since, until = date(year, 1, 1), date(year, 12, 31)
    cases = Case.objects.visible_to(actor).filter(opened_on__range=(since, until))
    found = cases.exclude(outcome="duplicate").order_by().values(*BY[by][1])
    counted = found.annotate(
        opened=Count("id", distinct=True),
        closed=Count("id", filter=~Q(closed_on=None), distinct=True),
        full=Count("id", filter=Q(outcome="full"), distinct=True),
        part=Count("id", filter=Q(outcome="partial"), distinct=True),
    )
    return [row_of(by, one) for one in counted.order_by(F("opened").desc(), *BY[by][1])[:SHOWN]]


def row_of(by: str, one: dict[str, Any]) -> Row:
    values = [one[name] for name in BY[by][1]]
    counts = {name: one[name] for name in ("opened", "closed", "full", "part")}
    return Row(label_of(by, values), **counts, query=query_of(by, values[0]))


def label_of(by: str, values: list[Any]) -> Any:
    if by == "kind":
        return told.KINDS.get(values[0], values[0])
    if by == "sector":
        return SECTORS.get(values[0], values[0]) or _("Not noted")
    if by == "corridor":
        return " → ".join(str(value or _("Not noted")) for value in values)
    return values[1] or _("Not noted")


def query_of(by: str, value: Any) -> str:
    """The list of these cases; a corridor has none."""
    if by == "corridor" or not value:
        return ""
    return "?" + urlencode({"whose": "all", by: value})
