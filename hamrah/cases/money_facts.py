"""The money of cases, read from their rows into facts. Not here: what the facts mean (rules/money.py)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from hamrah.cases.models import (
    Agreement,
    Case,
    Claim,
    Claimant,
    Instalment,
    Offer,
    Payment,
    PaymentStep,
    Receipt,
    Share,
    Verification,
)
from hamrah.cases.rules.accidents import ACCIDENT
from hamrah.cases.rules.allocation import covered
from hamrah.cases.rules.money import (
    NONE,
    NOT_VERIFIED,
    SAYS_LESS,
    VERIFIED,
    ClaimantMoney,
    InstalmentMoney,
    MoneyFacts,
)
from hamrah.cases.rules.paying import COUNTS, DESK, LEADER, WAITING

WRITTEN = "written"


def facts_of_case(case: Case) -> MoneyFacts:
    """The money of one case."""
    return facts_of([case.id])[case.id]


def facts_of(case_ids: Iterable[UUID]) -> dict[UUID, MoneyFacts]:
    """The facts of each of these cases, in a fixed number of questions to the database."""
    ids = list(case_ids)
    workers = _workers(ids)
    if not workers:
        return dict.fromkeys(ids, NONE)
    offers, agreements, payments = _offers(ids), _agreements(ids), _payments(ids)
    return {
        id: MoneyFacts(
            claimants=tuple(workers.get(id, ())),
            **offers.get(id, {}),
            **_agreed(agreements.get(id, [])),
            **payments.get(id, {}),
        )
        for id in ids
    }


# -- her money -----------------------------------------------------------------------------------


def _workers(ids: Sequence[UUID]) -> dict[UUID, list[ClaimantMoney]]:
    """Case -> the money of each claimant, who left included."""
    rows = (
        Claimant.objects.filter(case__in=ids)
        .values_list("id", "case_id", "left_on")
        .order_by("made_at", "id")
    )
    claims, shares = _claims(ids), _shares(ids)
    received = received_by(claimant__case__in=ids)
    told = _told(ids)
    found: dict[UUID, list[ClaimantMoney]] = defaultdict(list)
    for id, case_id, left_on in rows:
        has = received.get(id, 0)
        found[case_id].append(
            ClaimantMoney(
                id,
                claimed_paise=_together(claims, id, "agreed"),
                minimum_paise=_together(claims, id, "minimum"),
                agreed_paise=shares.get(id),
                received_paise=has,
                verified=verified(told.get(id), has),
                has_left=left_on is not None,
            )
        )
    return found


def _claims(ids: Sequence[UUID]) -> dict[tuple[UUID, str], int]:
    rows = Claim.objects.standing().filter(claimant__case__in=ids, is_whole=True)
    return {(id, kind): paise for id, kind, paise in rows.values_list("claimant_id", "kind", "total_paise")}


def _together(claims: dict[tuple[UUID, str], int], id: UUID, kind: str) -> int | None:
    """A claim of wages and what the law gives for an accident: she asks for both."""
    found = [claims[key] for key in ((id, kind), (id, ACCIDENT)) if key in claims]
    return sum(found) if found else None


def _shares(ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = Share.objects.filter(claimant__case__in=ids, ended_on=None)
    return dict(rows.values_list("claimant_id", "amount_paise"))


def received_by(**which: Any) -> dict[UUID, int]:
    """Claimant -> what she has in her own hand: receipts less what was taken back."""
    rows = Receipt.objects.filter(**which).order_by().values_list("claimant_id")
    return dict(rows.annotate(paise=Sum("amount_paise")))


def _told(ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Claimant -> what she said last, and what our receipts said that day."""
    rows = Verification.objects.filter(claimant__case__in=ids).order_by("at", "id")
    found = rows.values_list("claimant_id", "told_paise", "known_paise")
    return {id: (told_paise, known_paise) for id, told_paise, known_paise in found}


def verified(told: tuple[int, int] | None, received_paise: int) -> str:
    """Whether her own word is what our receipts say. Where they changed since, or she has more than they
    say, she is asked again."""
    if told is None:
        return NOT_VERIFIED
    told_paise, known_paise = told
    if told_paise == received_paise:
        return VERIFIED
    return SAYS_LESS if told_paise < received_paise == known_paise else NOT_VERIFIED


# -- what was offered and agreed -----------------------------------------------------------------


def _offers(ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    found: dict[UUID, dict[str, Any]] = {}
    rows = Offer.objects.filter(case__in=ids, claimant=None).order_by("offered_on", "at", "id")
    for case_id, paise, answer in rows.values_list("case_id", "amount_paise", "answer"):
        said = found.setdefault(case_id, {"offers": 0, "offered_paise": None})
        said["offers"] += 1
        said["offered_paise"] = said["offered_paise"] if answer else paise
    return found


def _agreements(ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """Case -> its agreements in force, each with its instalments covered by what came for it."""
    came = dict(
        Payment.objects.counting()
        .filter(agreement__case__in=ids)
        .order_by()
        .values_list("agreement_id")
        .annotate(paise=Sum("amount_paise"))
    )
    parts: dict[UUID, list[InstalmentMoney]] = defaultdict(list)
    for row in Instalment.objects.filter(agreement__case__in=ids, agreement__ended_on=None):
        parts[row.agreement_id].append(InstalmentMoney(row.number, row.due_on, row.amount_paise))
    found: dict[UUID, list[Any]] = defaultdict(list)
    for agreement in Agreement.objects.in_force().filter(case__in=ids):
        schedule = covered(parts[agreement.id], came.get(agreement.id, 0))
        found[agreement.case_id].append((agreement, schedule))
    return found


def _agreed(agreements: Sequence[tuple[Agreement, tuple[InstalmentMoney, ...]]]) -> dict[str, Any]:
    if not agreements:
        return {}
    signed = [one.agreed_on for one, _parts in agreements if one.form == WRITTEN]
    return {
        "agreed_on": max(one.agreed_on for one, _parts in agreements),
        "signed_on": max(signed, default=None),
        "agreed_paise": sum(one.amount_paise for one, _parts in agreements),
        "instalments": tuple(part for _one, parts in agreements for part in parts),
    }


# -- what was paid -------------------------------------------------------------------------------


def _payments(ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    counts = Q(state=COUNTS)
    rows = Payment.objects.filter(case__in=ids).order_by().values("case_id")
    sums = rows.annotate(
        paid=Sum("amount_paise", filter=counts, default=0),
        waiting=Sum("amount_paise", filter=Q(state=WAITING), default=0),
        leader=Sum("amount_paise", filter=counts & Q(to=LEADER), default=0),
        desk=Sum("amount_paise", filter=counts & Q(to=DESK, mode="cash"), default=0),
    )
    handed = _handed_out(ids)
    bounced = _bounced(ids)
    return {
        row["case_id"]: {
            "paid_paise": row["paid"],
            "waiting_paise": row["waiting"],
            "bounced": bounced.get(row["case_id"], 0),
            "with_leader_paise": row["leader"] - handed.get((row["case_id"], LEADER), 0),
            "over_desk_paise": row["desk"] - handed.get((row["case_id"], DESK), 0),
        }
        for row in sums
    }


def _handed_out(ids: Sequence[UUID]) -> dict[tuple[UUID, str], int]:
    """(case, to whom it was paid) -> what workers have receipts for, of money that counts. Of what came over
    our desk only cash: nobody holds a transfer."""
    ours = ~Q(payment__to=DESK) | Q(payment__mode="cash")
    rows = Receipt.objects.filter(ours, payment__case__in=ids, payment__state=COUNTS)
    sums = rows.order_by().values_list("payment__case_id", "payment__to").annotate(paise=Sum("amount_paise"))
    return {(case_id, to): paise for case_id, to, paise in sums}


def _bounced(ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = PaymentStep.objects.filter(payment__case__in=ids, step="bounced").order_by()
    return dict(rows.values_list("payment__case_id").annotate(times=Count("pk")))
