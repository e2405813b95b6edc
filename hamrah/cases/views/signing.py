"""Signed papers of agreements and receipts taken in as evidence. Not here: printing (money_papers.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hamrah.cases.actions import money
from hamrah.cases.models import Agreement, Receipt
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.addresses import address_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@require_POST
@page("cases.keep_agreement_paper")
def agreement(request: Asked, id: UUID) -> HttpResponse:
    rows = Agreement.objects.visible_to(request.actor).select_related("case")
    row: Agreement = get_object_or_404(rows, id=id)
    return kept(request, money.keep_agreement_paper, row.case.get_absolute_url(), agreement=row)


@require_POST
@page("cases.keep_receipt_paper")
def receipt(request: Asked, id: UUID) -> HttpResponse:
    rows = Receipt.objects.visible_to(request.actor).select_related("payment__case")
    row: Receipt = get_object_or_404(rows, id=id)
    return kept(request, money.keep_receipt_paper, address_of("cases:payment", row.payment_id), receipt=row)


def kept(request: Asked, verb: Callable[..., Any], back: str, **row: Any) -> HttpResponse:
    """The file as it came; a refusal is said on the page where it was chosen."""
    file = request.FILES.get("file")
    content, name = (file.read(), file.name) if file else (b"", "")
    got_from = request.POST.get("got_from", "")[:120]
    try:
        verb(request.actor, command=command_of(request), content=content, name=name, got_from=got_from, **row)
        messages.success(request, _("Kept as it is, with its hash, among the proof of the case."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(back)
