"""The other side pays: cash, UPI, bank or cheque, to a worker, to a leader, over our desk.

Not here: what each worker then has in her hand (receiving.py).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.access.models import User
from hamrah.cases.actions.money.agreeing import not_a_claimant, refuse_amount, refuse_ended
from hamrah.cases.held import held, held_open, refuse_day, refuse_words
from hamrah.cases.models import Agreement, Case, Claimant, Holding, Payment, PaymentStep
from hamrah.cases.receipts import left_of, take_back_all
from hamrah.cases.rules.paying import (
    BOUNCED,
    CASH,
    CHEQUE,
    CHEQUE_STEPS,
    DESK,
    LEADER,
    REVERSED,
    WAITING,
    WORKER,
    first_state,
    refuse_payment_kind,
    state_after,
)
from hamrah.cases.standing import stand
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@dataclass(frozen=True)
class PaymentSaid:
    """One payment. `worker` where it went to one; `leader_said` who took it for the others; `reference`: of a
    cheque or transfer; `second`: who counted cash with us; `is_another`: really one more like the last."""

    amount_paise: int
    paid_on: date
    mode: str = CASH
    to: str = DESK
    worker: Claimant | None = None
    leader_said: str = ""
    reference: str = ""
    words: str = ""
    second: User | None = None
    is_another: bool = False


@verb("cases.record_payment")
def record_payment(actor: Any, *, agreement: Agreement, payment: PaymentSaid) -> Payment:
    """Record what was paid on an agreement. A cheque counts once it has cleared.

    Raises `cases.closed`, `cases.agreement_ended`, `cases.no_amount`, `cases.day_to_come`,
    `cases.paid_before_agreement`, `cases.no_cheque_number`, `cases.who_took_it`, `cases.not_a_claimant`,
    `cases.second_person`, `cases.payment_again`, `cases.more_than_agreed`.
    """
    case = held_open(actor, agreement.case)
    agreement.refresh_from_db()
    row = written(actor, case, agreement, payment)
    if payment.second is not None and is_over_desk(row):
        _hold(actor, row, actor.user_id, payment.second.id)
    stand(case)
    return row


def written(actor: Any, case: Case, agreement: Agreement, payment: PaymentSaid) -> Payment:
    """The row of a payment that can be. Raises what `record_payment` says."""
    refuse_ended(agreement)
    refuse_payment(agreement, payment)
    refuse_hands(actor, case, payment)
    refuse_again(agreement, payment)
    row: Payment = Payment.objects.create(
        case=case, agreement=agreement, number=case.payments.count() + 1, amount_paise=payment.amount_paise,
        paid_on=payment.paid_on, mode=payment.mode, to=payment.to,
        worker=payment.worker if payment.to == WORKER else None,
        leader_said=payment.leader_said.strip(), reference=payment.reference.strip(),
        words=refuse_words(payment.words), state=first_state(payment.mode), by_id=actor.user_id,
    )  # fmt: skip
    return row


def refuse_payment(agreement: Agreement, said: PaymentSaid) -> None:
    refuse_amount(said.amount_paise)
    refuse_payment_kind(said.mode, said.to)
    refuse_day(said.paid_on, field="paid_on")
    if said.paid_on < agreement.agreed_on:
        raise Problem(
            "cases.paid_before_agreement",
            _("This was paid before the agreement: note it with her claim, as part paid already."),
            field="paid_on",
        )
    if said.mode == CHEQUE and not said.reference.strip():
        raise Problem("cases.no_cheque_number", _("Write the number of the cheque."), field="reference")


def refuse_hands(actor: Any, case: Case, said: PaymentSaid) -> None:
    """Into whose hand: a worker of this case, a leader by name, or our desk with two who count."""
    if said.to == WORKER and (said.worker is None or said.worker.case_id != case.id):
        raise not_a_claimant()
    if said.to == LEADER and not said.leader_said.strip():
        raise Problem("cases.who_took_it", _("Say who took it for the others."), field="leader_said")
    is_cash = said.to == DESK and said.mode == CASH
    if is_cash and (said.second is None or said.second.id == actor.user_id):
        raise second_person()


def refuse_again(agreement: Agreement, said: PaymentSaid) -> None:
    """Two desks may note the same money; and more than was agreed is asked back."""
    standing = agreement.payments.exclude(state__in=(BOUNCED, REVERSED))
    same = standing.filter(
        amount_paise=said.amount_paise, paid_on=said.paid_on, mode=said.mode, to=said.to,
        reference=said.reference.strip(), worker=said.worker if said.to == WORKER else None,
    )  # fmt: skip
    if not said.is_another and same.exists():
        raise Problem(
            "cases.payment_again",
            _("The same payment is noted already. If this is another one, tick it."),
            field="is_another",
        )
    came = sum(standing.values_list("amount_paise", flat=True))
    if came + said.amount_paise > agreement.amount_paise and not said.words.strip():
        raise Problem(
            "cases.more_than_agreed",
            _("With this, more is paid than was agreed. If it is right, say why."),
            field="words",
        )


def is_over_desk(payment: Payment) -> bool:
    """Cash that we hold until each worker has hers."""
    return payment.to == DESK and payment.mode == CASH


def second_person() -> Problem:
    return Problem(
        "cases.second_person",
        _("Cash over our desk is counted by two. Name the colleague who counted with you."),
        field="second",
    )


@verb("cases.note_cheque")
def note_cheque(actor: Any, *, payment: Payment, step: str, on: date, words: str = "") -> Payment:
    """A cheque cleared, bounced, or was put in again. Receipts for one that bounces are taken back. Raises
    `cases.not_a_cheque`, `cases.no_such_cheque_step`, `cases.day_to_come`."""
    case = held_open(actor, payment.case)
    payment.refresh_from_db()
    if payment.mode != CHEQUE or step not in CHEQUE_STEPS:
        raise Problem("cases.not_a_cheque", _("This was not paid by cheque."))
    refuse_day(on, field="on")
    _step(actor, payment, step, state_after(payment.state, step), on=on, words=words)
    if payment.state == BOUNCED:
        take_back_all(actor, payment, str(_("The cheque bounced.")))
    stand(case)
    return payment


@verb("cases.reverse_payment")
def reverse_payment(actor: Any, *, payment: Payment, reason: str) -> Payment:
    """It was noted by mistake. It stays to be seen, counts no more, and its receipts are taken back. Raises
    `cases.say_why`, `cases.reversed_already`."""
    case = held(actor, payment.case)
    payment.refresh_from_db()
    why = refuse_words(reason, field="reason", needed=True)
    if payment.state == REVERSED:
        raise Problem("cases.reversed_already", _("This was taken back already."))
    _step(actor, payment, "reversed", REVERSED, on=today(), words=why)
    take_back_all(actor, payment, why)
    stand(case)
    return payment


def _step(actor: Any, payment: Payment, step: str, state: str, *, on: date, words: str) -> None:
    PaymentStep.objects.create(
        payment=payment, step=step, on=on, words=refuse_words(words), by_id=actor.user_id
    )
    payment.state = state
    payment.save(update_fields=["state"])


@verb("cases.hand_cash_on")
def hand_cash_on(actor: Any, *, payment: Payment, holder: User, second: User) -> Holding:
    """Cash we hold goes to a colleague, counted by two. Raises `cases.nothing_held`, `cases.second_person`,
    `cases.holds_it_already`."""
    held(actor, payment.case)
    payment.refresh_from_db()
    if not is_over_desk(payment) or payment.state in (REVERSED, WAITING) or left_of(payment) <= 0:
        raise Problem("cases.nothing_held", _("Of this payment we hold nothing."))
    if holder.id == second.id:
        raise second_person()
    last = payment.holdings.last()
    if last is not None and last.holder_id == holder.id:
        raise Problem("cases.holds_it_already", _("She holds it already."), field="holder")
    return _hold(actor, payment, holder.id, second.id)


def _hold(actor: Any, payment: Payment, holder_id: Any, second_id: Any) -> Holding:
    row: Holding = Holding.objects.create(
        payment=payment, holder_id=holder_id, second_id=second_id, counted_paise=left_of(payment),
        by_id=actor.user_id,
    )  # fmt: skip
    return row
