"""The worklist: open cases, whichever is due first, page by page without counting. No names stand in it.

Not here: the page.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from hamrah.cases import told
from hamrah.cases.models import Case, CaseParty, Claimant
from hamrah.cases.models.case import CaseQuerySet
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.limits import warning_of
from hamrah.cases.who import names_of
from hamrah.ground.counts import counted
from hamrah.ground.day import INDIA, today
from hamrah.journeys.told import SECTORS
from hamrah.web.forms import id_of

A_PAGE = 25
OF_A_ROW = (
    *("number", "kind", "tier", "state", "step_no", "outcome", "assigned_to_id", "opened_on", "closed_on"),
    *("next_at", "next_what", "place_said", "sector", "made_at", "limit_on"),
)


@dataclass(frozen=True)
class Listed:
    """One row of the list."""

    case: Case
    kind: Any
    state: tuple[Any, str]
    next_what: Any
    is_overdue: bool
    workers: int
    whose: str
    limit: Any


@dataclass(frozen=True)
class Page:
    """Rows, and where the next page begins ("" where this is the last)."""

    rows: list[Listed]
    after: str


def cases_of(actor: Any, *, whose: str = "mine", centre: UUID | None = None) -> CaseQuerySet:
    """Mine, nobody's, or all that I see; of one centre."""
    rows = Case.objects.visible_to(actor)
    rows = rows.closed() if whose == "closed" else rows.open()
    if whose == "mine":
        rows = rows.filter(assigned_to_id=actor.user_id)
    elif whose == "nobody":
        rows = rows.filter(assigned_to_id=None)
    return rows.filter(centre_id=centre) if centre else rows


def narrowed(rows: CaseQuerySet, *, kind: str, sector: str, party: UUID | None) -> CaseQuerySet:
    """Of one kind, one kind of work, against one employer, as far as said."""
    rows = rows.filter(kind=kind) if kind in KINDS else rows
    rows = rows.filter(sector=sector) if sector in SECTORS else rows
    return rows.filter(id__in=CaseParty.objects.filter(party=party).values("case")) if party else rows


def page_of(rows: CaseQuerySet, *, after: str = "", closed: bool = False) -> Page:
    """Whichever is due first; closed ones the last closed first."""
    by = ("-closed_on", "-id") if closed else ("next_at", "id")
    found = list(beyond(rows, after, closed=closed).order_by(*by).only(*OF_A_ROW)[: A_PAGE + 1])
    last = found[A_PAGE - 1] if len(found) > A_PAGE else None
    at = last and (last.closed_on if closed else last.next_at)
    mark = f"{at.isoformat()}~{last.id}" if last and at else ""
    return Page(listed(found[:A_PAGE]), mark)


def beyond(rows: CaseQuerySet, after: str, *, closed: bool) -> CaseQuerySet:
    """Those after the last of the page before; all where the mark makes no sense."""
    if (mark := mark_of(after)) is None:
        return rows
    at, last = mark
    if closed:
        return rows.filter(Q(closed_on__lt=at.date()) | Q(closed_on=at.date(), id__lt=last))
    return rows.filter(next_at__gte=at).filter(Q(next_at__gt=at) | Q(id__gt=last))


def mark_of(text: str) -> tuple[datetime, UUID] | None:
    """The moment (or day) and the id of the last row of a page before; None where it makes no sense."""
    said, _sign, id = text.partition("~")
    try:
        at = parse_datetime(said)
    except ValueError:
        return None
    last = id_of(id)
    if at is None or last is None:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=INDIA)), last


def listed(cases: list[Case]) -> list[Listed]:
    """Rows in words, with how many workers each has: two statements for the page."""
    standing = Claimant.objects.filter(case__in=[case.id for case in cases], left_on=None).order_by()
    workers = dict(standing.values_list("case").annotate(n=Count("id")))
    who = names_of(case.assigned_to_id for case in cases)
    now = timezone.now()
    return [of(case, now, workers, who) for case in cases]


def of(case: Case, now: datetime, workers: Any, who: Any) -> Listed:
    warning = warning_of(case.limit_on, today=today()) if case.is_open else ""
    state = told.STATES if case.is_open else told.OUTCOMES
    return Listed(
        case=case,
        kind=told.KINDS.get(case.kind, case.kind),
        state=state.get(case.state if case.is_open else case.outcome, (case.state, "")),
        next_what=told.NEXTS.get(case.next_what, ""),
        is_overdue=case.is_overdue(now),
        workers=workers.get(case.id, 0),
        whose=who.get(case.assigned_to_id, ""),
        limit=told.LIMITS.get(warning),
    )


def how_many(actor: Any) -> tuple[int, int]:
    """How many open cases are hers, and how many of them are overdue; up to a little more than a thousand."""
    mine = cases_of(actor)
    found = counted([mine, mine.overdue(at=timezone.now())])
    return found[0], found[1]
