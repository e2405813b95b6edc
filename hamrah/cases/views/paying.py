"""Payments in, through whose hands, and what each worker has of them. Not here: agreements (money.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.cases import told_money as told
from hamrah.cases.actions import money
from hamrah.cases.actions.money import ReceiptSaid
from hamrah.cases.actions.money.paying import is_over_desk
from hamrah.cases.giving import giving
from hamrah.cases.looking import note_look
from hamrah.cases.models import Agreement, Claimant, Payment, Receipt
from hamrah.cases.money_facts import facts_of_case, received_by
from hamrah.cases.money_forms import (
    ChequeForm,
    HandOnForm,
    PaymentForm,
    ReasonForm,
    ReceiptsForm,
    VerifyForm,
    WordForm,
    first_day,
    in_rupees,
    paise,
)
from hamrah.cases.money_shown import payment_shown
from hamrah.cases.papers.of_rows import RECEIPT
from hamrah.cases.receipts import number_of
from hamrah.cases.rules.allocation import proposed
from hamrah.ground.day import today
from hamrah.ground.numbers import rupees
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.services.receivers import colleagues
from hamrah.services.stories import names_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page


@page("cases.record_payment")
def new_payment(request: Asked, id: UUID) -> HttpResponse:
    """What came on an agreement."""
    rows = Agreement.objects.visible_to(request.actor).select_related("case")
    row: Agreement = get_object_or_404(rows, id=id)
    workers = [share.claimant for share in row.shares.select_related("claimant__person")]
    note_look(request.actor, row.case, page="cases.payment", people=[one.person_id for one in workers])
    others = [one for one in colleagues("cases.record_payment") if one.id != request.actor.user_id]
    begin = {"paid_on": first_day(row, today()), "mode": "cash", "to": "desk"}
    form = PaymentForm(request.POST or None, claimants=workers, colleagues=others, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            made = money.record_payment(
                request.actor, command=command_of(request), agreement=row, payment=form.payment()
            )
            messages.success(request, _("The payment is noted. Now say who has received what of it."))
            return redirect("cases:payment", made.id)
        except Problem as problem:
            form.show(problem)
    return render(request, "cases/money/new_payment.html", {"agreement": row, "case": row.case, "form": form})


def one_payment(request: Asked, id: UUID) -> Payment:
    rows = Payment.objects.visible_to(request.actor).select_related("case", "agreement", "worker__person")
    found: Payment = get_object_or_404(
        rows.annotate(received=Sum("receipts__amount_paise", default=0)), id=id
    )
    return found


@page("cases.see")
def payment(request: Asked, id: UUID) -> HttpResponse:
    """One payment: what became of it, who has it, and who has received what."""
    row = one_payment(request, id)
    return payment_page(request, row)


def payment_page(request: Asked, row: Payment, form: ReceiptsForm | None = None) -> HttpResponse:
    rows = row.receipts.select_related("claimant__person", "payment__case", "paper")
    rows = rows.defer("paper__content").prefetch_related("reversed_by")
    receipts = list(rows)
    workers = waiting_for(row)
    note_look(
        request.actor, row.case, page="cases.payment",
        people=[one.person_id for one in workers] + [one.claimant.person_id for one in receipts],
    )  # fmt: skip
    holdings = list(row.holdings.all())
    who = names_of([*(one.holder_id for one in holdings), *(one.second_id for one in holdings)])
    form = form or receipts_form(row, workers)
    holder = who.get(holdings[-1].holder_id, "") if holdings else ""
    return render(request, "cases/money/payment.html", {
        "case": row.case, "shown": payment_shown(row, holder), "row": row,
        "steps": [(told.STEPS.get(step.step, step.step), step) for step in row.steps.all()],
        "cheque_steps": told.cheque_steps(row.mode, row.state),
        "holdings": [(one, who.get(one.holder_id, ""), who.get(one.second_id, "")) for one in holdings],
        "receipts": [(one, number_of(one), told.HOWS.get(one.how, "")) for one in receipts],
        "form": form, "hands": [(one, form[f"got_{one.id}"]) for one in workers], "today": today(),
        "giving": giving(row.case, RECEIPT, [(one.id, whose(one)) for one in receipts if is_standing(one)]),
        "hand_on": HandOnForm(colleagues=colleagues("cases.record_payment")) if is_over_desk(row) else None,
    })  # fmt: skip


def is_standing(receipt: Receipt) -> bool:
    """Neither taken back nor the row that takes back."""
    return receipt.reverses_id is None and not receipt.reversed_by.all()


def whose(receipt: Receipt) -> str:
    """As it is ticked: the worker and her amount."""
    return f"{receipt.claimant.person.name}: {rupees(receipt.amount_paise)}"


def waiting_for(row: Payment) -> list[Claimant]:
    """Who may have a receipt of it: those of the agreement; of what went to one worker, she alone."""
    if row.worker is not None:
        return [row.worker]
    return [share.claimant for share in row.agreement.shares.select_related("claimant__person")]


def receipts_form(row: Payment, workers: list[Claimant], sent: Any = None) -> ReceiptsForm:
    """Each with what would be hers of it, to be changed."""
    begin: dict[str, Any] = {"received_on": max(row.paid_on, today()), "how": "thumb"}
    for id, amount in proposed_of(row).items():
        begin[f"got_{id}"] = in_rupees(amount)
    return ReceiptsForm(sent, claimants=workers, initial=begin)


def proposed_of(row: Payment) -> dict[UUID, int]:
    """What is left of a payment, shared by what is still owing to each. Of a leader's hand nothing is
    proposed: each worker says herself what reached her."""
    if row.to == "leader" or not row.is_counting:
        return {}
    shares = dict(row.agreement.shares.values_list("claimant_id", "amount_paise"))
    has = received_by(claimant__in=list(shares))
    owing = {id: share - has.get(id, 0) for id, share in shares.items()}
    if row.worker_id is not None:
        owing = {row.worker_id: owing.get(row.worker_id, 0)}
    return proposed(row.amount_paise - row.received, owing)  # type: ignore[attr-defined]


@require_POST
@page("cases.give_receipts")
def receipts(request: Asked, id: UUID) -> HttpResponse:
    row = one_payment(request, id)
    form = receipts_form(row, waiting_for(row), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        given = [
            ReceiptSaid(
                one, amount, said["received_on"], how=said["how"], called=said["called"], word=said["word"],
                reason=said["reason"],
            )
            for one, amount in form.received().items()
        ]  # fmt: skip
        try:
            money.give_receipts(request.actor, command=command_of(request), payment=row, receipts=given)
            messages.success(request, _("The receipts are written. Ask each worker herself later."))
            return redirect("cases:payment", row.id)
        except Problem as problem:
            form.show(problem)
    return payment_page(request, row, form)


@require_POST
@page("cases.note_cheque")
def cheque(request: Asked, id: UUID) -> HttpResponse:
    row, form = one_payment(request, id), ChequeForm(request.POST)
    if not form.is_valid():
        raise Problem("cases.no_such_choice", _("Choose one of these."))
    money.note_cheque(request.actor, command=command_of(request), payment=row, **form.cleaned_data)
    messages.success(request, _("Noted."))
    return redirect("cases:payment", row.id)


@require_POST
@page("cases.hand_cash_on")
def handing_on(request: Asked, id: UUID) -> HttpResponse:
    row = one_payment(request, id)
    form = HandOnForm(request.POST, colleagues=colleagues("cases.record_payment"))
    if not form.is_valid():
        raise Problem("cases.no_such_choice", _("Choose one of these."))
    money.hand_cash_on(request.actor, command=command_of(request), payment=row, **form.people())
    messages.success(request, _("Noted."))
    return redirect("cases:payment", row.id)


@require_POST
@page("cases.reverse_payment")
def payment_reversal(request: Asked, id: UUID) -> HttpResponse:
    row = one_payment(request, id)
    reason = said_in(ReasonForm(request.POST))
    money.reverse_payment(request.actor, command=command_of(request), payment=row, reason=reason)
    messages.success(request, _("Taken back. It stays to be seen, and counts no more."))
    return redirect("cases:payment", row.id)


@require_POST
@page("cases.reverse_receipt")
def receipt_reversal(request: Asked, id: UUID) -> HttpResponse:
    rows = Receipt.objects.visible_to(request.actor).select_related("payment__case")
    row: Receipt = get_object_or_404(rows, id=id)
    reason = said_in(ReasonForm(request.POST))
    money.reverse_receipt(request.actor, command=command_of(request), receipt=row, reason=reason)
    messages.success(request, _("Taken back. It stays to be seen, and counts no more."))
    return redirect("cases:payment", row.payment_id)


def said_in(form: Form) -> str:
    """The reason; the verb refuses where none is said."""
    return str(form.cleaned_data["reason"]) if form.is_valid() else ""


@page("cases.verify_with_worker")
def verification(request: Asked, id: UUID) -> HttpResponse:
    """Ask her herself."""
    rows = Claimant.objects.visible_to(request.actor).select_related("case", "person")
    row: Claimant = get_object_or_404(rows, id=id)
    note_look(request.actor, row.case, page="cases.verification", people=[row.person_id])
    form = VerifyForm(request.POST or None, initial={"how": "phone"})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            money.verify_with_worker(
                request.actor, command=command_of(request), claimant=row, told_paise=paise(said["amount"]),
                how=said["how"], threatened=said["threatened"], words=said["words"],
            )  # fmt: skip
            messages.success(request, _("Her word is noted."))
            return redirect(row.case)
        except Problem as problem:
            form.show(problem)
    money_of_hers = next(one for one in facts_of_case(row.case).claimants if one.claimant == row.id)
    told_before = [(one, told.VERIFIED_HOW.get(one.how, "")) for one in row.verifications.order_by("-at")]
    return render(request, "cases/money/verification.html", {
        "claimant": row, "case": row.case, "form": form, "hers": money_of_hers, "told_before": told_before,
        "phones": list(row.person.phones.all()), "word_form": WordForm(), "has_word": row.words.exists(),
    })  # fmt: skip


@require_POST
@page("cases.agree_word")
def word(request: Asked, id: UUID) -> HttpResponse:
    row: Claimant = get_object_or_404(
        Claimant.objects.visible_to(request.actor).select_related("case"), id=id
    )
    form = WordForm(request.POST)
    said = str(form.cleaned_data["word"]) if form.is_valid() else ""
    money.agree_word(request.actor, command=command_of(request), claimant=row, word=said)
    messages.success(request, _("The word is agreed. Nobody can read it here again."))
    return redirect("cases:verification", row.id)
