"""The money part of a case: offers, agreements, claims. Not here: payments and receipts (paying.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.cases import told_money as told
from hamrah.cases.actions import money
from hamrah.cases.claimed import said_by
from hamrah.cases.giving import giving
from hamrah.cases.hazri_shown import source_shown
from hamrah.cases.looking import note_look
from hamrah.cases.models import Agreement, Case, Claimant, Offer
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.money_forms import (
    MOST_PARTS,
    AccidentForm,
    AgreementForm,
    OfferForm,
    ReasonForm,
    WhereForm,
    in_rupees,
)
from hamrah.cases.money_shown import bars_of, claims_shown, people_ids, shown
from hamrah.cases.papers.of_rows import COMPUTATION
from hamrah.cases.rules.accidents import ACCIDENT, accident_kept
from hamrah.cases.rules.claims import KINDS, lacks
from hamrah.cases.rules.kinds import KINDS as KINDS_OF_CASES
from hamrah.cases.splitting import Proposal, proposal
from hamrah.cases.statements import sheet_of
from hamrah.cases.whereabouts import where_proposed
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages.law.packs import MONTH_DAYS
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, named_by
from hamrah.web.gate import page

# Of more workers than these a table is shown, each of them opens by herself.
SHEETS_SHOWN = 12


def money_of(request: Asked, case: Case) -> dict[str, Any]:
    """What the money part of the case's page needs (templates/cases/money/of_case.html)."""
    return shown(case)


def one_case(request: Asked, id: UUID) -> Case:
    found: Case = get_object_or_404(Case.objects.visible_to(request.actor), id=id)
    return found


@page("cases.see")
def claims(request: Asked, id: UUID) -> HttpResponse:
    """What each has to get, opened to its lines; and by which law, to work it out."""
    case = one_case(request, id)
    form = WhereForm(request.POST or None, initial=vars(where_proposed(case)))
    if request.method == "POST" and form.is_valid():
        try:
            new = money.work_out_claims(
                request.actor, command=command_of(request), case=case, where=form.where()
            )
            messages.success(request, _("Worked out.") if new else _("It says the same as before."))
            return redirect("cases:claims", case.id)
        except Problem as problem:
            form.show(problem)
    rows = claims_shown(case)
    note_look(request.actor, case, page="cases.claims", people=people_ids(rows))
    is_accident = KINDS_OF_CASES[case.kind].limit == ACCIDENT
    for row in rows:
        # After an accident nobody need know her days: the law asks for age, wage and loss.
        row["lacks"] = [] if is_accident else lacking(row["claimant"])
        row["source"] = source_shown(row["claimant"].hazri)
    worked_out = [(row["claimant"].id, row["claimant"].person.name) for row in rows if row["sheets"]]
    is_many, who = len(rows) > SHEETS_SHOWN, request.GET.get("who", "")
    opened = [row for row in rows if str(row["claimant"].id) == who] if is_many else rows
    for row in opened:
        row["sheets"] = [(claim, name, sheet_of(claim.statement)) for claim, name in row["sheets"]]
    return render(request, "cases/money/claims.html", {
        "case": case, "rows": opened, "form": form, "facts": facts_of_case(case),
        "many": rows if is_many else [],
        "is_accident": is_accident, "giving": giving(case, COMPUTATION, worked_out),
    })  # fmt: skip


@page("cases.work_out_accident")
def accident(request: Asked, id: UUID) -> HttpResponse:
    """What the law gives for an accident; with interest, by each reading of the day on which it begins."""
    rows = Claimant.objects.visible_to(request.actor).select_related("case", "person")
    row: Claimant = get_object_or_404(rows, id=id)
    note_look(request.actor, row.case, page="cases.accident", people=[row.person_id])
    form = AccidentForm(request.POST or None, initial=accident_first(row))
    if request.method == "POST" and form.is_valid():
        try:
            money.work_out_accident(
                request.actor, command=command_of(request), claimant=row, said=form.accident()
            )
            messages.success(request, _("Worked out."))
            return redirect("cases:claims", row.case_id)
        except Problem as problem:
            form.show(problem)
    return render(request, "cases/money/accident.html", {"claimant": row, "case": row.case, "form": form})


def accident_first(row: Claimant) -> dict[str, Any]:
    """As it was worked out before; else a day's rate as 26 days of a month."""
    last = row.worked_out.standing().filter(kind=ACCIDENT).first()
    if last is not None:
        said = accident_kept(last.work)
        wage = in_rupees(said.monthly_paise)
        return {**vars(said), "wage": wage, "loss": said.loss_percent}
    of = "death" if row.case.kind == "death" else "partial"
    daily = row.rate_paise if row.rate_paise and row.basis == "day" else None
    return {"of": of, "paid_on": today(), "wage": in_rupees(daily * MONTH_DAYS) if daily else None}


def lacking(claimant: Any) -> list[Any]:
    """What is still to be asked of her, in words."""
    said = said_by(claimant)
    codes = dict.fromkeys(code for kind in KINDS for code in lacks(said, kind))
    return [told.LACKS[code] for code in codes]


@page("cases.note_offer")
def offer(request: Asked, id: UUID) -> HttpResponse:
    """What the other side would pay."""
    case = one_case(request, id)
    form = OfferForm(request.POST or None, initial={"offered_on": today(), "how": "call"})
    if request.method == "POST" and form.is_valid():
        try:
            money.note_offer(request.actor, command=command_of(request), case=case, offer=form.offer())
            messages.success(request, _("The offer is noted."))
            return redirect(case)
        except Problem as problem:
            form.show(problem)
    return render(request, "cases/money/offer.html", {"case": case, "form": form})


@require_POST
@page("cases.answer_offer")
def offer_answer(request: Asked, id: UUID) -> HttpResponse:
    row = get_object_or_404(Offer.objects.visible_to(request.actor).select_related("case"), id=id)
    answer = request.POST.get("answer", "")
    money.answer_offer(request.actor, command=command_of(request), offer=row, answer=answer)
    messages.success(request, _("Noted."))
    return redirect(row.case)


@page("cases.agree")
def agreement(request: Asked, id: UUID) -> HttpResponse:
    """First the sum and how it is shared; then each share, to be looked at and changed; then it is kept."""
    case = one_case(request, id)
    claimants = list(case.claimants.standing().select_related("person"))
    note_look(request.actor, case, page="cases.agreement", people=[one.person_id for one in claimants])
    taken = named_by(case.offers.filter(answer=""), request.GET.get("offer", ""))
    form = AgreementForm(request.POST or None, claimants=claimants, initial=begins_with(taken))
    who = request.POST.getlist("who") or [str(one.id) for one in claimants if not one.settles_apart]
    split: Proposal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            said = form.agreement(who, offer=taken)
            if "keep" in request.POST:
                money.agree(request.actor, command=command_of(request), case=case, agreement=said)
                messages.success(request, _("The agreement is written down."))
                return redirect(case)
            split = proposal(case, said)
        except Problem as problem:
            form.show(problem)
    return render(request, "cases/money/agreement.html", {
        "case": case, "form": form, "who": who, "offer": taken, "split": split, "claimants": claimants,
        "rows": [(form[f"part_on_{n}"], form[f"part_{n}"]) for n in range(1, MOST_PARTS + 1)],
        "shares": [(one, form[f"share_{one.id}"], str(one.id) in who) for one in claimants],
        "bars": bars_of(split.amount_paise, facts_of_case(case)) if split else [],
    })  # fmt: skip


def begins_with(offer: Offer | None) -> dict[str, Any]:
    """What the form of an agreement shows first."""
    first: dict[str, Any] = {"agreed_on": today(), "form": "oral", "rule": "claim"}
    return first | {"amount": in_rupees(offer.amount_paise)} if offer else first


@require_POST
@page("cases.end_agreement")
def agreement_end(request: Asked, id: UUID) -> HttpResponse:
    row = get_object_or_404(Agreement.objects.visible_to(request.actor).select_related("case"), id=id)
    form = ReasonForm(request.POST)
    why = form.cleaned_data["reason"] if form.is_valid() else ""
    money.end_agreement(request.actor, command=command_of(request), agreement=row, why=why)
    messages.success(request, _("The agreement has ended. What was paid and received stays."))
    return redirect(row.case)
