"""Letters and papers of a case: looked at in any language, given out, kept as they were. Not here: words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.cases import actions
from hamrah.cases.giving import given_out
from hamrah.cases.giving_forms import LetterForm, PapersForm
from hamrah.cases.looking import note_look
from hamrah.cases.models import Case, SentLetter
from hamrah.cases.papers.drawing import LANGUAGES, paper_pdf
from hamrah.cases.papers.letter import LETTERS
from hamrah.cases.papers.of_case import letter_of
from hamrah.cases.papers.of_rows import AGREEMENT, OF_MONEY, RECEIPT, rows_of
from hamrah.cases.told_letters import HINTS, NAMES
from hamrah.cases.views.cases import one
from hamrah.cases.views.money_papers import as_pdf, language_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.addresses import address_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("cases.see")
def letters(request: Asked, id: UUID) -> HttpResponse:
    """The six, to be looked at; one given out; and what was given out before."""
    case = one(request, id)
    form = LetterForm(request.POST or None, initial={"language": get_language() or "en"})
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.give_letter(
                request.actor, command=command_of(request), case=case, **form.cleaned_data
            )
            messages.success(request, _("It is kept as it was given out."))
            return redirect("cases:letters", given.case_id)
        except Problem as problem:
            form.show(problem)
    return render(request, "cases/letters.html", {
        "case": case, "form": form, "languages": LANGUAGES.items(), "given": given_out(case),
        "kinds": [(code, NAMES[code], HINTS[code]) for code in LETTERS],
    })  # fmt: skip


@page("cases.see")
def preview(request: Asked, id: UUID, letter: str) -> HttpResponse:
    """The letter as it would be today. Nothing is kept."""
    case = one(request, id)
    if letter not in LETTERS:
        raise Http404
    log_claimants(request, case, "cases.letter_preview")
    language = language_of(request.GET.get("language"))
    drawn = letter_of(request.actor, case, letter, language=language)
    return as_pdf(paper_pdf(request.actor, drawn, language), f"{letter}-{language}")


@require_POST
@page("cases.give_papers")
def give_papers(request: Asked, id: UUID, paper: str) -> HttpResponse:
    """Papers of money given out; a refusal is said where they were chosen."""
    case = one(request, id)
    if paper not in OF_MONEY:
        raise Http404
    rows = list(rows_of(case, paper))
    form = PapersForm(request.POST, choices=[(str(row.id), "") for row in rows])
    if not form.is_valid():
        raise Problem("cases.no_such_choice", _("Choose one of these."))
    try:
        actions.give_papers(
            request.actor, command=command_of(request), case=case, paper=paper, **form.cleaned_data
        )
        messages.success(request, _("It is kept as it was given out."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(where_given(case, paper, [row for row in rows if row.id in form.cleaned_data["of"]]))


def where_given(case: Case, paper: str, rows: list[Any]) -> str:
    """The page from which such a paper is given out."""
    if paper == AGREEMENT:
        return f"{case.get_absolute_url()}#money"
    if paper == RECEIPT and rows:
        return address_of("cases:payment", rows[0].payment_id)
    return address_of("cases:claims", case.id)


@page("cases.see")
def sent(request: Asked, id: UUID) -> HttpResponse:
    """The very bytes that were given out."""
    rows = SentLetter.objects.visible_to(request.actor).exclude(pdf=b"").select_related("case", "claimant")
    row: SentLetter = get_object_or_404(rows, id=id)
    if row.claimant is None:
        log_claimants(request, row.case, "cases.sent_letter")
    else:
        note_look(request.actor, row.case, page="cases.sent_letter", people=[row.claimant.person_id])
    return as_pdf(bytes(row.pdf), f"{row.letter}-{row.case.number}")


def log_claimants(request: Asked, case: Case, name: str) -> None:
    people = list(case.claimants.values_list("person_id", flat=True))
    note_look(request.actor, case, page=name, people=people)
