"""Papers of money in the language that is asked for. Not here: what stands on them (papers/)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from hamrah.cases.looking import note_look
from hamrah.cases.models import Case
from hamrah.cases.papers.drawing import LANGUAGES, paper_pdf
from hamrah.cases.papers.of_rows import AGREEMENT, OF_MONEY, paper_of, rows_of
from hamrah.ground.paper import bound
from hamrah.web.asked import Asked
from hamrah.web.gate import page


@page("cases.see")
def papers(request: Asked, id: UUID, paper: str) -> HttpResponse:
    """Receipts, agreements or computations of a case in one PDF, each on pages of its own: those that were
    ticked, else all. Nothing is kept; it is posted so that whose they are stands in no address."""
    case: Case = get_object_or_404(Case.objects.visible_to(request.actor), id=id)
    if paper not in OF_MONEY:
        raise Http404
    said = request.POST or request.GET
    ticked = said.getlist("of")
    rows = [row for row in rows_of(case, paper) if not ticked or str(row.id) in ticked]
    if not rows:
        raise Http404
    drawn = [paper_of(paper, row) for row in rows]
    note_look(request.actor, case, page=f"cases.{paper}", people=people_of(case, paper, drawn))
    language = language_of(said.get("language"))
    pdfs = [paper_pdf(request.actor, one, language) for one, _claimant in drawn]
    return as_pdf(pdfs[0] if len(pdfs) == 1 else bound(pdfs), f"{paper}-{language}")


def people_of(case: Case, paper: str, drawn: list[Any]) -> list[UUID]:
    """Whose names stand on these papers."""
    if paper == AGREEMENT:
        return list(case.claimants.values_list("person_id", flat=True))
    return [claimant.person_id for _paper, claimant in drawn if claimant]


def language_of(asked: str | None) -> str:
    """As it was asked, else as the page speaks, else English."""
    said = asked or get_language() or "en"
    return said if said in LANGUAGES else "en"


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """Nobody keeps it on a shared machine."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
