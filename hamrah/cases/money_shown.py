"""The money of a case as its page tells it. Not here: the pages (views/), how it stands (rules/money.py)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum

from hamrah.cases import told_money as told
from hamrah.cases.giving import giving
from hamrah.cases.models import Agreement, Case, Claim, Claimant, Offer, Payment
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.papers.of_rows import AGREEMENT
from hamrah.cases.rules.accidents import ACCIDENT
from hamrah.cases.rules.allocation import covered
from hamrah.cases.rules.claims import share_of
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.money import NOT_VERIFIED, SAYS_LESS, ClaimantMoney, InstalmentMoney, MoneyFacts
from hamrah.ground.day import today
from hamrah.ground.words import _
from hamrah.services.stories import names_of


@dataclass(frozen=True)
class Worker:
    """One claimant on the page: who, her money, what she says of it."""

    claimant: Claimant
    money: ClaimantMoney
    verified: tuple[Any, str]


@dataclass(frozen=True)
class Bar:
    """A sum as a share of a claim; `length` of a hundred, however much more it is."""

    label: Any
    percent: int
    claim_paise: int

    @property
    def length(self) -> int:
        return min(100, self.percent)


def shown(case: Case) -> dict[str, Any]:
    """Everything the money part of a case's page says."""
    facts = facts_of_case(case)
    workers = workers_of(case, facts)
    return {
        "case": case,
        "facts": facts,
        "is_accident": KINDS[case.kind].limit == ACCIDENT,
        "settlement": told.SETTLEMENTS[facts.settlement],
        "workers": workers,
        "to_ask": sum(one.money.verified == NOT_VERIFIED and one.money.received_paise > 0 for one in workers),
        "says_less": any(one.money.verified == SAYS_LESS for one in workers),
        "offers": [
            (offer, told.OFFER_ANSWERS[offer.answer], bars_of(offer.amount_paise, facts))
            for offer in offers_of(case)
        ],
        "agreements": agreements_of(case),
        "payments": payments_of(case),
        "unbound": any(one.agreed_paise is None for one in facts.still_in),
    }


def workers_of(case: Case, facts: MoneyFacts) -> list[Worker]:
    """Each claimant with her money; her words "not asked" only once there is money to be asked about."""
    rows = {row.id: row for row in case.claimants.select_related("person")}
    return [
        Worker(rows[one.claimant], one, told.VERIFIED[one.verified])
        for one in facts.claimants
        if one.claimant in rows
    ]


def offers_of(case: Case) -> list[Offer]:
    """Open ones first, the latest on top."""
    rows = case.offers.order_by("-offered_on", "-at")
    return sorted(rows, key=lambda offer: offer.answer != "")


def bars_of(paise: int, facts: MoneyFacts) -> list[Bar]:
    """A sum as a share of both claims, as far as they are worked out."""
    claims = ((told.CLAIMS["agreed"], facts.claimed_paise), (told.CLAIMS["minimum"], facts.minimum_paise))
    return [
        Bar(label, percent, claim)
        for label, claim in claims
        if (percent := share_of(paise, claim)) is not None
    ]


def agreements_of(case: Case) -> list[dict[str, Any]]:
    """Each agreement with its schedule, those in force first."""
    rows = case.agreements.select_related("paper").defer("paper__content")
    rows = rows.prefetch_related("instalments", "shares").order_by("-ended_on", "-agreed_on", "-at")
    came = dict(
        case.payments.counting().order_by().values_list("agreement").annotate(paise=Sum("amount_paise"))
    )
    return [
        {
            "row": row,
            "form": told.FORMS[row.form],
            "rule": told.RULES[row.rule],
            "people": len(row.shares.all()),
            "parts": schedule_of(row, came.get(row.id, 0)),
            "came": came.get(row.id, 0),
            "giving": giving(case, AGREEMENT, [(row.id, "")] if row.is_in_force else []),
        }
        for row in sorted(rows, key=lambda one: not one.is_in_force)
    ]


def schedule_of(agreement: Agreement, came_paise: int) -> list[tuple[InstalmentMoney, Any, str]]:
    """Its parts with their standing in a word."""
    plain = [InstalmentMoney(one.number, one.due_on, one.amount_paise) for one in agreement.instalments.all()]
    return [(part, *_standing(part, today())) for part in covered(plain, came_paise)]


def _standing(part: InstalmentMoney, on: date) -> tuple[Any, str]:
    if part.is_paid:
        return _("Came"), "good"
    if part.is_late(on):
        return (_("Late, came in part"), "bad") if part.covered_paise else (_("Late"), "bad")
    return (_("Came in part"), "warn") if part.covered_paise else (_("To come"), "")


def payments_of(case: Case) -> list[dict[str, Any]]:
    """Every payment, the latest first: its standing, and what of it no worker has yet."""
    rows = list(
        case.payments.annotate(received=Sum("receipts__amount_paise", default=0))
        .select_related("worker__person")
        .prefetch_related("steps", "holdings")
        .order_by("-number")
    )
    holders = names_of(holder_of(row) for row in rows)
    return [payment_shown(row, holders.get(holder_of(row), "")) for row in rows]


def holder_of(payment: Payment) -> UUID | None:
    """Who of us has the cash now."""
    hands = list(payment.holdings.all())
    return hands[-1].holder_id if hands else None


def payment_shown(row: Any, holder: str) -> dict[str, Any]:
    """`row` knows what was `received` of it."""
    left = row.amount_paise - row.received
    return {
        "row": row,
        "mode": told.MODES[row.mode],
        "to": told.RECEIVERS[row.to],
        "state": told.PAYMENTS[row.state],
        "left": left if row.is_counting else 0,
        "holder": holder if left > 0 and row.is_counting else "",
        "bounced": sum(step.step == "bounced" for step in row.steps.all()),
    }


def claims_shown(case: Case) -> list[dict[str, Any]]:
    """Each claimant with both claims as they stand, opened to their lines."""
    claims: dict[tuple[UUID, str], Claim] = {}
    for claim in Claim.objects.standing().filter(claimant__case=case):
        claims[claim.claimant_id, claim.kind] = claim
    return [
        {
            "claimant": one,
            "sheets": sheets_of(claims.get((one.id, kind)) for kind in told.CLAIMS),
            "agreed": claims.get((one.id, "agreed")),
            "minimum": claims.get((one.id, "minimum")),
        }
        for one in case.claimants.standing().select_related("person")
    ]


def sheets_of(claims: Iterable[Claim | None]) -> list[tuple[Claim, Any]]:
    """The claims that there are, with what they are called."""
    return [(claim, told.CLAIMS[claim.kind]) for claim in claims if claim is not None]


def people_ids(rows: Sequence[Any]) -> list[UUID]:
    """Whose names a page shows, for the read log."""
    return [row.claimant.person_id if isinstance(row, Worker) else row["claimant"].person_id for row in rows]
