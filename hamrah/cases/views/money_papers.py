"""Papers of money in the language that is asked for. Not here: what stands on them (papers/)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from hamrah.cases.looking import note_look
from hamrah.cases.models import Agreement, Claimant, Receipt
from hamrah.cases.papers.drawing import LANGUAGES, Paper, paper_pdf
from hamrah.cases.papers.of_rows import agreement_paper, computation_paper, receipt_paper
from hamrah.web.asked import Asked
from hamrah.web.gate import page


@page("cases.see")
def receipt(request: Asked, id: UUID) -> HttpResponse:
    """Her receipt, and nobody else's amount."""
    rows = Receipt.objects.visible_to(request.actor).select_related("payment__case", "claimant__person")
    row: Receipt = get_object_or_404(rows, id=id, reverses=None, reversed_by=None)
    note_look(request.actor, row.payment.case, page="cases.receipt", people=[row.claimant.person_id])
    return printed(request, receipt_paper(row))


@page("cases.see")
def agreement(request: Asked, id: UUID) -> HttpResponse:
    row: Agreement = get_object_or_404(
        Agreement.objects.visible_to(request.actor).select_related("case"), id=id
    )
    people = row.shares.values_list("claimant__person_id", flat=True)
    note_look(request.actor, row.case, page="cases.agreement", people=list(people))
    return printed(request, agreement_paper(row))


@page("cases.see")
def computation(request: Asked, id: UUID) -> HttpResponse:
    """How her claims are worked out, each line with its rule."""
    rows = Claimant.objects.visible_to(request.actor).select_related("case", "person")
    row: Claimant = get_object_or_404(rows, id=id)
    note_look(request.actor, row.case, page="cases.computation", people=[row.person_id])
    return printed(request, computation_paper(row))


def printed(request: Asked, paper: Paper) -> HttpResponse:
    """The paper in the language of the address, else of the page. Nobody keeps it on a shared machine."""
    asked = request.GET.get("language") or get_language() or "en"
    language = asked if asked in LANGUAGES else "en"
    answer = HttpResponse(paper_pdf(request.actor, paper, language), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{paper.name}-{language}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
