"""What each worker has in her own hand: receipts, also from afar, and what she says when she is asked.

Not here: payments (paying.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import check_password, make_password

from hamrah.cases.actions.money.agreeing import not_a_claimant, refuse_choice
from hamrah.cases.held import held, refuse_day, refuse_words
from hamrah.cases.models import AgreedWord, Claimant, Payment, Receipt, Verification
from hamrah.cases.money_facts import received_by
from hamrah.cases.receipts import left_of, next_number, take_back
from hamrah.cases.rules.allocation import refuse_receipt
from hamrah.cases.rules.paying import CALL_BACK, HOWS, VERIFIED_HOW, WORKER
from hamrah.cases.standing import stand
from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Phone

SHORTEST_WORD = 3


@dataclass(frozen=True)
class ReceiptSaid:
    """One worker received this much. From afar (`call_back`): the number of hers that was called, and the
    word agreed with her before. `reason`: of more than her share."""

    claimant: Claimant
    amount_paise: int
    received_on: date
    how: str = "thumb"
    called: str = ""
    word: str = ""
    reason: str = ""
    paper: Evidence | None = None


@verb("cases.give_receipts")
def give_receipts(actor: Any, *, payment: Payment, receipts: Sequence[ReceiptSaid]) -> list[str]:
    """Workers received their parts of one payment; answers the ids of the receipts, in order.

    Raises `cases.nobody_received`, `cases.not_cleared`, `cases.not_a_claimant`, `cases.paid_to_another`,
    `cases.no_such_choice`, `cases.day_to_come`, `cases.received_before_paid`, what the call-back and the sums
    raise. Either all of them stand, or none.
    """
    case = held(actor, payment.case)
    payment.refresh_from_db()
    refuse_paying(payment, receipts)
    has = received_by(claimant__case=case)
    shares = dict(payment.agreement.shares.values_list("claimant_id", "amount_paise"))
    given = []
    for said in receipts:
        owing = max(0, shares.get(said.claimant.id, 0) - has.get(said.claimant.id, 0))
        given.append(received(actor, payment, said, owing))
        has[said.claimant.id] = has.get(said.claimant.id, 0) + said.amount_paise
    stand(case)
    return [str(row.id) for row in given]


def refuse_paying(payment: Payment, receipts: Sequence[ReceiptSaid]) -> None:
    if not receipts:
        raise Problem("cases.nobody_received", _("Say who received how much."), field="receipts")
    if not payment.is_counting:
        raise Problem(
            "cases.not_cleared",
            _("This payment does not count yet: a cheque is no money until it has cleared."),
        )


def received(actor: Any, payment: Payment, said: ReceiptSaid, owing_paise: int) -> Receipt:
    """One receipt, of which `owing_paise` are still hers. Raises what `give_receipts` says."""
    refuse_whose(payment, said)
    refuse_choice(said.how, HOWS, field="how")
    refuse_day(said.received_on, field="received_on")
    if said.received_on < payment.paid_on:
        raise Problem(
            "cases.received_before_paid", _("She cannot have it before it was paid."), field="received_on"
        )
    reason = refuse_words(said.reason, field="reason")
    if said.how == CALL_BACK:
        refuse_unproved(said)
    left = left_of(payment)
    refuse_receipt(amount_paise=said.amount_paise, left_paise=left, owing_paise=owing_paise, reason=reason)
    row: Receipt = Receipt.objects.create(
        payment=payment, claimant=said.claimant, number=next_number(payment), amount_paise=said.amount_paise,
        received_on=said.received_on, how=said.how, called=said.called if said.how == CALL_BACK else "",
        reason=reason, paper=said.paper, by_id=actor.user_id,
    )  # fmt: skip
    return row


def refuse_whose(payment: Payment, said: ReceiptSaid) -> None:
    """Only who claims in this case has a receipt; of what was paid to one worker, she alone."""
    if said.claimant.case_id != payment.case_id:
        raise not_a_claimant()
    if payment.to == WORKER and payment.worker_id != said.claimant.id:
        raise Problem("cases.paid_to_another", _("This was paid to another worker of the case."), field="who")


def refuse_unproved(said: ReceiptSaid) -> None:
    """From afar she is known by her number and by the word. Raises `cases.unknown_number`, `cases.no_word`,
    `cases.wrong_word`."""
    hers = Phone.objects.filter(person=said.claimant.person_id, number=_digits(said.called))
    if not said.called.strip() or not hers.exists():
        raise Problem(
            "cases.unknown_number",
            _("Call her back at a number that is hers in the register. This one is not."),
            field="called",
        )
    agreed = said.claimant.words.last()
    if agreed is None:
        raise Problem("cases.no_word", _("No word was agreed with her. Meet her, or agree one when you do."))
    if not check_password(_spoken(said.word), agreed.word):
        raise Problem("cases.wrong_word", _("This is not the word that was agreed with her."), field="word")


def _digits(text: str) -> str:
    """A number as the register keeps it: the last ten digits."""
    return "".join(sign for sign in text if sign.isdigit())[-10:]


def _spoken(word: str) -> str:
    """However it was written: small letters, one space."""
    return " ".join(word.casefold().split())


@verb("cases.agree_word")
def agree_word(actor: Any, *, claimant: Claimant, word: str) -> Claimant:
    """Agree a word with her while she is here, by which she is known on the telephone later; the latest
    counts. Raises `cases.short_word`."""
    held(actor, claimant.case)
    if len(_spoken(word)) < SHORTEST_WORD:
        raise Problem("cases.short_word", _("A word has at least three letters."), field="word")
    AgreedWord.objects.create(claimant=claimant, word=make_password(_spoken(word)), by_id=actor.user_id)
    return claimant


@verb("cases.reverse_receipt")
def reverse_receipt(actor: Any, *, receipt: Receipt, reason: str) -> Receipt:
    """She has it not after all, or it was written by mistake. The receipt stays, with what takes it back.
    Raises `cases.say_why`, `cases.reversed_already`."""
    case = held(actor, receipt.payment.case)
    why = refuse_words(reason, field="reason", needed=True)
    if receipt.reverses_id is not None or receipt.reversed_by.exists():
        raise Problem("cases.reversed_already", _("This was taken back already."))
    row = take_back(actor, receipt, why)
    stand(case)
    return row


@verb("cases.verify_with_worker")
def verify_with_worker(
    actor: Any, *, claimant: Claimant, told_paise: int, how: str, threatened: bool = False, words: str = ""
) -> Verification:
    """Ask her herself what she has in hand, never the contractor. Raises `cases.no_such_choice`,
    `cases.told_less_than_nothing`."""
    case = held(actor, claimant.case)
    refuse_choice(how, VERIFIED_HOW, field="how")
    if told_paise < 0:
        raise Problem("cases.told_less_than_nothing", _("Write what she has; nothing is 0."), field="told")
    row: Verification = Verification.objects.create(
        claimant=claimant, told_paise=told_paise, how=how, threatened=threatened, words=refuse_words(words),
        known_paise=received_by(claimant=claimant).get(claimant.id, 0), on=today(), by_id=actor.user_id,
    )  # fmt: skip
    stand(case)
    return row
