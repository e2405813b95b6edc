"""What a phone of the field holds of cases: those that lie with its user, with her part of each worker.

Not here: what a phone may say (field.py, money_field.py). None of danger (T5) ever goes to a phone, nor what
workers told, which stands sealed; the rest is T4 and goes only with who may take it along.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.cases import field, money_field, told
from hamrah.cases.models import (
    AgreedWord,
    Case,
    CaseParty,
    CaseStep,
    Claimant,
    Hearing,
    OnCall,
    Payment,
    Proceeding,
    Receipt,
    Share,
)
from hamrah.cases.models.case import CaseQuerySet
from hamrah.cases.money_facts import facts_of
from hamrah.cases.receipts import left_of
from hamrah.cases.rules.kinds import DANGER_TIER, KINDS
from hamrah.cases.rules.limits import first_limit
from hamrah.cases.rules.steps import NOTED, STEPS
from hamrah.cases.stories import due_of
from hamrah.ground.field import Field, FieldList, FieldRecords, record

LAST_STEPS, WATCHES_AHEAD = 5, timedelta(days=14)


def along(actor: Any) -> CaseQuerySet:
    """Open cases that her phone may hold: hers, and those of the centres where she works."""
    rows = Case.objects.visible_to(actor).open().filter(tier__lt=DANGER_TIER)
    if not actor.may("cases.take_along"):
        return rows.none()
    only = actor.only_centres("cases.take_along")
    return rows.filter(Q(assigned_to_id=actor.user_id) | Q(centre__in=only or ()))


def claims(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """Each of these workers in each case: her days, her share, what she has in hand. Nobody else's."""
    seen = Claimant.objects.standing().filter(case__in=along(actor), person__in=people)
    rows = list(seen.select_related("case"))
    money = {
        one.claimant: one for facts in facts_of({r.case_id for r in rows}).values() for one in facts.claimants
    }
    words = set(AgreedWord.objects.filter(claimant__in=rows).values_list("claimant_id", flat=True))
    for row in rows:
        hers = money[row.id]
        yield record(
            id=row.id, person=row.person_id, version=row.version, case=row.case_id, since=row.since,
            until=row.until, half_days=row.half_days, rate_paise=row.rate_paise, basis=row.basis,
            due_paise=due_of(row), authority=row.authority, limit_on=row.limit_on,
            apart=row.settles_apart or None, share_paise=hers.agreed_paise,
            received_paise=hers.received_paise or None, verified=hers.verified,
            has_word=row.id in words or None,
        )  # fmt: skip


def cases(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """The cases of these workers, the same under each of them: how it stands, what is next, by when."""
    pairs = Claimant.objects.standing().filter(case__in=along(actor), person__in=people)
    of_case: dict[UUID, list[UUID]] = defaultdict(list)
    for case_id, person_id in pairs.values_list("case_id", "person_id"):
        of_case[case_id].append(person_id)
    for row in Case.objects.filter(id__in=of_case):
        facts = _case(row)
        yield from (facts | {"person": str(person)} for person in of_case[row.id])


def _case(row: Case) -> dict[str, Any]:
    standing = row.claimants.standing()
    return record(
        id=row.id, version=row.version, number=row.number, kind_code=row.kind, state=row.state, safe=row.safe,
        opened_on=row.opened_on, next_at=row.next_at, next_what=row.next_what, place_said=row.place_said,
        assigned_to=row.assigned_to_id, workers=standing.count(),
        limit_on=first_limit(standing.values_list("limit_on", flat=True)),
        parties=list(_parties(row)), steps=list(_steps(row)), payments=list(_payments(row)),
        proceedings=list(_proceedings(row)),
    )  # fmt: skip


def _parties(row: Case) -> Iterator[dict[str, Any]]:
    for one in row.parties.select_related("party"):
        yield record(id=one.id, name=one.party.name, role=one.role)


def _steps(row: Case) -> Iterator[dict[str, Any]]:
    """The last steps, without a word of what was said."""
    last = CaseStep.objects.filter(case=row, what__in=(*NOTED, "filing", "hearing")).order_by("-at", "-id")
    for one in last[:LAST_STEPS]:
        yield record(what=one.what, came=one.came, on=one.on)


def _payments(row: Case) -> Iterator[dict[str, Any]]:
    """Money that came and of which somebody is still to have hers."""
    for one in Payment.objects.counting().filter(case=row):
        if (left := left_of(one)) > 0:
            yield record(
                id=one.id, number=one.number, mode=one.mode, to=one.to, paid_on=one.paid_on, left_paise=left,
                worker=one.worker_id,
            )  # fmt: skip


def _proceedings(row: Case) -> Iterator[dict[str, Any]]:
    """Applications that run, with the days of which nothing is told yet."""
    for one in row.proceedings.filter(ended_on=None).prefetch_related("hearings"):
        waiting = sorted((day for day in one.hearings.all() if not day.came), key=lambda day: day.at)
        days = [record(id=day.id, at=day.at, where_said=day.where_said) for day in waiting]
        yield record(id=one.id, forum=one.forum, number=one.number, hearings=days)


# -- what is about nobody ------------------------------------------------------------------------


def kinds(actor: Any) -> Iterator[dict[str, Any]]:
    """Kinds of case in the order in which somebody looks for them, and which of them are danger."""
    if actor.may("cases.open_case"):
        for group, (_title, codes) in enumerate(told.KIND_GROUPS):
            for code in codes:
                kind = KINDS[code]
                yield record(
                    code=code, group=str(group), danger=kind.is_danger or None, money=kind.is_money or None,
                    hours=kind.hours,
                )  # fmt: skip


def steps(actor: Any) -> Iterator[dict[str, Any]]:
    """What can be done, what can come of it, and of what the other side hears."""
    if actor.may("cases.note_step"):
        for code in (*NOTED, "hearing"):
            step = STEPS[code]
            yield record(code=code, came=list(step.results), contact=step.is_contact or None, days=step.days)


def on_call(actor: Any) -> Iterator[dict[str, Any]]:
    """Who is rung in danger, by number alone: now, and while the phone may be without a network."""
    if actor.may("cases.open_case"):
        now = timezone.now()
        rows = OnCall.objects.filter(ends_at__gt=now, starts_at__lt=now + WATCHES_AHEAD).order_by(
            "-starts_at"
        )
        for row in rows:
            yield record(since=row.starts_at, until=row.ends_at, phone=row.phone, centre=row.centre_id)


def of_her_cases(actor: Any, since: datetime) -> Iterable[tuple[UUID, datetime]]:
    """Workers of the cases that lie with her, and of those in her centres that lie with nobody."""
    mine = Q(case__assigned_to_id=actor.user_id)
    if actor.only_centres("cases.take_along") is not None:
        mine |= Q(case__assigned_to_id=None)
    rows = Claimant.objects.standing().filter(mine, case__in=along(actor))
    now = timezone.now()
    return ((person, now) for person in rows.values_list("person_id", flat=True))


OF_CASE = "case__claimants__person_id"
FIELD = Field(
    verbs=(*field.VERBS, *money_field.VERBS),
    records=(
        FieldRecords(
            "claim", (Claimant, (Share, "claimant__person_id"), (AgreedWord, "claimant__person_id")), claims
        ),
        FieldRecords(
            "case",
            (
                (Case, "claimants__person_id"), (CaseParty, OF_CASE), (CaseStep, OF_CASE), (Payment, OF_CASE),
                (Receipt, f"payment__{OF_CASE}"), (Proceeding, OF_CASE), (Hearing, f"proceeding__{OF_CASE}"),
            ),
            cases,
        ),
    ),
    whom=(of_her_cases,),
    lists=(FieldList("case_kinds", kinds), FieldList("case_steps", steps), FieldList("on_call", on_call)),
)  # fmt: skip
