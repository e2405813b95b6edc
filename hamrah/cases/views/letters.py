"""Letters of a case: looked at in any language, given out, kept as they were. Not here: their words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.cases import actions
from hamrah.cases.forms import LetterForm
from hamrah.cases.looking import note_look
from hamrah.cases.models import Case, SentLetter
from hamrah.cases.papers.drawing import LANGUAGES
from hamrah.cases.papers.letter import LETTERS
from hamrah.cases.papers.of_case import letter_of
from hamrah.cases.told_letters import HINTS, HOWS, NAMES
from hamrah.cases.views.cases import one
from hamrah.cases.views.money_papers import printed
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
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
        "case": case, "form": form, "languages": LANGUAGES.items(), "given": list(_given(case)),
        "kinds": [(code, NAMES[code], HINTS[code]) for code in LETTERS],
    })  # fmt: skip


@page("cases.see")
def preview(request: Asked, id: UUID, letter: str) -> HttpResponse:
    """The letter as it would be today. Nothing is kept."""
    case = one(request, id)
    if letter not in LETTERS:
        raise Http404
    log_claimants(request, case, "cases.letter_preview")
    language = request.GET.get("language") or get_language() or "en"
    return printed(request, letter_of(request.actor, case, letter, language=language))


@page("cases.see")
def sent(request: Asked, id: UUID) -> HttpResponse:
    """The very bytes that were given out."""
    rows = SentLetter.objects.visible_to(request.actor).exclude(pdf=b"").select_related("case")
    row: SentLetter = get_object_or_404(rows, id=id)
    log_claimants(request, row.case, "cases.sent_letter")
    answer = HttpResponse(bytes(row.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{row.letter}-{row.case.number}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def log_claimants(request: Asked, case: Case, name: str) -> None:
    people = list(case.claimants.values_list("person_id", flat=True))
    note_look(request.actor, case, page=name, people=people)


def _given(case: Case) -> Any:
    for row in case.letters.all():
        yield row, NAMES.get(row.letter, row.letter), HOWS.get(row.how, row.how)
