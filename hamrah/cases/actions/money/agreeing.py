"""What the other side offers, and what is agreed: spoken or written, in how many parts, for whom how much.

Not here: how a sum is shared (rules/splits.py), what is then paid (paying.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from hamrah.cases.agreed import claims_and_days, shares_of
from hamrah.cases.held import held_open, refuse_day, refuse_words
from hamrah.cases.models import Agreement, Case, Claimant, Instalment, Offer, Share
from hamrah.cases.rules.allocation import Scheduled, refuse_schedule
from hamrah.cases.rules.splits import BY_CLAIM
from hamrah.cases.standing import stand
from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.ground.numbers import rupees
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

OFFERED_HOW = ("call", "meeting", "letter", "forum")
ANSWERS = ("refused", "lapsed")
FORMS = ("oral", "written")


@dataclass(frozen=True)
class OfferSaid:
    """How much the other side would pay, said when and how; for one claimant, or for all."""

    amount_paise: int
    offered_on: date
    how: str = "call"
    words: str = ""
    claimant: Claimant | None = None


@dataclass(frozen=True)
class AgreementSaid:
    """What was agreed. `who`: ids of the claimants it is for (none: all who are still in and in no other);
    `shares`: id -> paise, by hand; `parts`: days and amounts (none: all of it on the day itself).
    `why_above`: the reason of a sum above the claim."""

    amount_paise: int
    agreed_on: date
    form: str = "oral"
    rule: str = BY_CLAIM
    who: tuple[str, ...] = ()
    shares: Mapping[str, int] = field(default_factory=dict)
    parts: tuple[Scheduled, ...] = ()
    is_final: bool = False
    place_said: str = ""
    witnesses: tuple[str, ...] = ()
    why_above: str = ""
    paper: Evidence | None = None
    offer: Offer | None = None


@verb("cases.note_offer")
def note_offer(actor: Any, *, case: Case, offer: OfferSaid) -> Offer:
    """Note what the other side offers. Raises `cases.closed`, `cases.no_amount`, `cases.day_to_come`,
    `cases.no_such_choice`, `cases.not_a_claimant`, `cases.too_long_words`."""
    row = held_open(actor, case)
    refuse_amount(offer.amount_paise)
    refuse_day(offer.offered_on, field="offered_on")
    refuse_choice(offer.how, OFFERED_HOW, field="how")
    if offer.claimant is not None and offer.claimant.case_id != row.id:
        raise not_a_claimant()
    made: Offer = Offer.objects.create(
        case=row, claimant=offer.claimant, amount_paise=offer.amount_paise, offered_on=offer.offered_on,
        how=offer.how, words=refuse_words(offer.words), by_id=actor.user_id,
    )  # fmt: skip
    stand(row)
    return made


@verb("cases.answer_offer")
def answer_offer(actor: Any, *, offer: Offer, answer: str) -> Offer:
    """The workers refused it, or its day passed. An offer is accepted by an agreement. Raises
    `cases.no_such_choice`, `cases.answered_already`."""
    refuse_choice(answer, ANSWERS, field="answer")
    case = held_open(actor, offer.case)
    offer.refresh_from_db()
    if offer.answer:
        raise Problem("cases.answered_already", _("This offer has its answer already."))
    answered(actor, offer, answer)
    stand(case)
    return offer


def answered(actor: Any, offer: Offer, answer: str) -> None:
    offer.answer, offer.answered_on, offer.answered_by_id = answer, today(), actor.user_id
    offer.save(update_fields=["answer", "answered_on", "answered_by_id"])


@verb("cases.agree")
def agree(actor: Any, *, case: Case, agreement: AgreementSaid) -> Agreement:
    """Write down an agreement with its shares and its parts.

    Raises `cases.closed`, `cases.no_amount`, `cases.day_to_come`, `cases.no_such_choice`,
    `cases.not_a_claimant`, `cases.agreed_already`, `cases.above_claim`, and what sharing and schedule raise.
    """
    row = held_open(actor, case)
    refuse_agreement(agreement)
    claimants = claimants_for(row, agreement.who)
    claims, days = claims_and_days(claimants)
    refuse_above(agreement, claims)
    shares = shares_of(agreement.rule, agreement.amount_paise, agreement.shares, claims, days)
    parts = agreement.parts or (Scheduled(agreement.agreed_on, agreement.amount_paise),)
    refuse_schedule(agreement.amount_paise, parts, agreement.agreed_on)
    made = written(actor, row, agreement, shares, parts)
    if agreement.offer is not None and agreement.offer.case_id == row.id and not agreement.offer.answer:
        answered(actor, agreement.offer, "accepted")
    stand(row)
    return made


def refuse_agreement(said: AgreementSaid) -> None:
    refuse_amount(said.amount_paise)
    refuse_day(said.agreed_on, field="agreed_on")
    refuse_choice(said.form, FORMS, field="form")
    refuse_words(said.place_said, field="place_said")
    refuse_words(said.why_above, field="why_above")


def refuse_above(said: AgreementSaid, claims: Mapping[str, int]) -> None:
    """More than was ever claimed is asked back, and stands with a reason. Raises `cases.above_claim`."""
    whole = sum(claims.values())
    if whole and said.amount_paise > whole and not said.why_above.strip():
        raise Problem(
            "cases.above_claim",
            _("This is more than the claim of %(whole)s. If it is right, say why."),
            field="why_above",
            whole=rupees(whole),
        )


def claimants_for(case: Case, who: Sequence[str]) -> list[Claimant]:
    """Those named; else all who are still in, do not settle apart and are in no agreement. Raises
    `cases.not_a_claimant`, `cases.agreed_already`."""
    rows = case.claimants.standing()
    bound = set(
        Share.objects.filter(claimant__case=case, ended_on=None).values_list("claimant_id", flat=True)
    )
    if not who:
        free = [one for one in rows if one.id not in bound and not one.settles_apart]
        if not free:
            raise agreed_already()
        return free
    named = [one for one in rows if str(one.id) in set(who)]
    if len(named) != len(set(who)):
        raise not_a_claimant()
    if any(one.id in bound for one in named):
        raise agreed_already()
    return named


def written(
    actor: Any, case: Case, said: AgreementSaid, shares: Mapping[str, int], parts: Sequence[Scheduled]
) -> Agreement:
    """The rows of an agreement."""
    row: Agreement = Agreement.objects.create(
        case=case, offer=said.offer, form=said.form, amount_paise=said.amount_paise, agreed_on=said.agreed_on,
        rule=said.rule, is_final=said.is_final, place_said=said.place_said.strip(), paper=said.paper,
        witnesses=[name.strip() for name in said.witnesses if name.strip()],
        why_above=said.why_above.strip(), by_id=actor.user_id,
    )  # fmt: skip
    Share.objects.bulk_create(
        Share(agreement=row, claimant_id=UUID(id), amount_paise=paise) for id, paise in shares.items()
    )
    Instalment.objects.bulk_create(
        Instalment(agreement=row, number=number, due_on=part.due_on, amount_paise=part.amount_paise)
        for number, part in enumerate(sorted(parts, key=lambda one: one.due_on), start=1)
    )
    return row


@verb("cases.end_agreement")
def end_agreement(actor: Any, *, agreement: Agreement, why: str) -> Agreement:
    """It was broken, or another takes its place. What was paid and received for it stays. Raises
    `cases.agreement_ended`, `cases.say_why`."""
    case = held_open(actor, agreement.case)
    agreement.refresh_from_db()
    refuse_ended(agreement)
    agreement.ended_why = refuse_words(why, field="why", needed=True)
    agreement.ended_on, agreement.ended_by_id = today(), actor.user_id
    agreement.save(update_fields=["ended_why", "ended_on", "ended_by_id"])
    agreement.shares.update(ended_on=today())
    stand(case)
    return agreement


def refuse_ended(agreement: Agreement) -> None:
    if not agreement.is_in_force:
        raise Problem("cases.agreement_ended", _("This agreement has ended already."))


def refuse_amount(paise: int) -> None:
    if paise <= 0:
        raise Problem("cases.no_amount", _("Say an amount above nothing."), field="amount")


def refuse_choice(word: str, known: Sequence[str], *, field: str) -> None:
    if word not in known:
        raise Problem("cases.no_such_choice", _("Choose one of these."), field=field)


def not_a_claimant() -> Problem:
    return Problem("cases.not_a_claimant", _("She does not claim in this case, or has left it."), field="who")


def agreed_already() -> Problem:
    return Problem(
        "cases.agreed_already",
        _("There is an agreement for her already. End it first, or choose those without one."),
        field="who",
    )
