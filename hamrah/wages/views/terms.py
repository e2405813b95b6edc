"""Pages of terms: writing a slip, one as it stands, who signed it, on paper.

Not here: what cannot be promised (rules/terms.py).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys.models import Spell
from hamrah.journeys.panels import place_of
from hamrah.people.models import Person
from hamrah.wages import actions, stories, told
from hamrah.wages.forms.terms import FIELD_OF, GivingForm, HandForm, ReadForm, TermsForm
from hamrah.wages.models import GivenSlip, Terms
from hamrah.wages.papers.slip import LANGUAGES, slip_paper
from hamrah.wages.views.diaries import ASKED, worker
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

JOURNEYS = 5


@page("wages.write_terms")
def new(request: Asked, person: UUID) -> HttpResponse:
    """Before she goes: who hires, for what, how much."""
    who = worker(request, person)
    initial = {"rate_basis": "day", "trade": who.occupation, "sector": who.sector}
    return _written(request, who, None, initial)


@page("wages.see_pay")
def anew(request: Asked, id: UUID) -> HttpResponse:
    """A new version beside the one that stands."""
    terms = one(request, id)
    return _written(request, terms.person, terms, TermsForm.of(terms))


def _written(request: Asked, who: Person, before: Terms | None, initial: dict[str, Any]) -> HttpResponse:
    form, asks = TermsForm(request.POST or None, initial=initial, spells=journeys(request, who)), False
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.write_terms(
                request.actor, command=command_of(request), person=who, said=form.said(request.actor),
                before=before, is_sure=form.cleaned_data["is_sure"],
            )  # fmt: skip
            messages.success(request, _("The terms are written. Now read them aloud to her."))
            sees = request.actor.may("wages.see_pay", who)
            return redirect("wages:slip", row.id) if sees else redirect("wages:of_worker", who.id)
        except Problem as problem:
            asks = problem.code in ASKED
            _show(form, problem)
    context = {"form": form, "person": who, "before": before, "asks": asks}
    return render(request, "wages/terms.html", context)


def journeys(request: Asked, who: Person) -> list[tuple[str, str]]:
    """Her last journeys, for the choice to which of them the terms belong."""
    rows = Spell.objects.visible_to(request.actor).filter(person__in=who.records)
    rows = rows.select_related("destination", "stand")[:JOURNEYS]
    return [
        (str(one.id), f"{place_of(one)} {one.left_on:%m/%Y}" if one.left_on else place_of(one))
        for one in rows
    ]


def _show(form: Form, problem: Problem) -> None:
    field = FIELD_OF.get(problem.field or "", problem.field)
    form.add_error(field if field in form.fields else None, str(problem))


@page("wages.see_pay")
def slip(request: Asked, id: UUID) -> HttpResponse:
    """A slip as it stands, its earlier versions, and who put a hand to it."""
    return _shown(request, one(request, id))


def _shown(request: Asked, terms: Terms, **tried: Form) -> HttpResponse:
    context = {
        **stories.told_slip(terms),
        "person": terms.person,
        "payer": terms.payer.name if terms.payer else terms.payer_said,
        "sector": told.SECTORS.get(terms.sector, terms.sector),
        "rest_day": told.REST_DAYS.get(terms.rest_day, ""),
        "food": told.FOOD_STAY.get(terms.food, ""),
        "stay": told.FOOD_STAY.get(terms.stay, ""),
        "paid_when": told.PAID_WHEN.get(terms.paid_when, ""),
        "paid_how": told.PAID_HOW.get(terms.paid_how, ""),
        "hands": stories.hands_of_terms(terms),
        "newer": Terms.objects.filter(before=terms).first(),
        "made_by": stories.names_of([terms.made_by_id]).get(terms.made_by_id, ""),
        "read": ReadForm(initial={"language": get_language()}),
        "hand": HandForm(),
        "giving": GivingForm(initial={"language": get_language()}, auto_id="giving-%s"),
        "given": stories.given_slips(terms),
        "refused": next(iter(tried), ""),
        **tried,
    }
    return render(request, "wages/slip.html", context)


@require_POST
@page("wages.read_terms_aloud")
def read_aloud(request: Asked, id: UUID) -> HttpResponse:
    terms, form = one(request, id), ReadForm(request.POST)
    if form.is_valid():
        actions.read_terms_aloud(request.actor, command=command_of(request), terms=terms, **form.cleaned_data)
        messages.success(request, _("It is noted that she heard it."))
        return redirect(terms)
    return _shown(request, terms, read=form)


@require_POST
@page("wages.sign_terms")
def sign(request: Asked, id: UUID) -> HttpResponse:
    terms, form = one(request, id), HandForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.sign_terms(request.actor, command=command_of(request), terms=terms, hand=form.said())
            messages.success(request, _("It is noted who signed."))
            return redirect(terms)
        except Problem as problem:
            form.show(problem)
    return _shown(request, terms, hand=form)


@page("wages.see_pay")
def slip_on_paper(request: Asked, id: UUID) -> HttpResponse:
    """The slip as it would be today, in the language that is asked for. Nothing is kept."""
    terms = one(request, id)
    asked = (request.POST or request.GET).get("language", "")
    language = asked if asked in LANGUAGES else get_language() or "en"
    return pdf(slip_paper(request.actor, terms, language), "terms")


@require_POST
@page("wages.give_slip")
def give_slip(request: Asked, id: UUID) -> HttpResponse:
    """She gets it on paper; what she got is kept."""
    terms = one(request, id)
    try:
        language = request.POST.get("language", "")
        actions.give_slip(request.actor, command=command_of(request), terms=terms, language=language)
        messages.success(request, _("It is kept as it was given out."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(terms)


@page("wages.see_pay")
def given_slip(request: Asked, id: UUID) -> HttpResponse:
    """The very bytes that were given to her."""
    rows = GivenSlip.objects.visible_to(request.actor).kept().select_related("terms")
    row: GivenSlip = get_object_or_404(rows, id=id)
    log_reading(request.actor, page="wages.terms", people=[row.terms.person_id])
    return pdf(bytes(row.pdf), f"terms-{row.language}")


@page("wages.see_pay")
def proof(request: Asked, id: UUID, evidence: UUID) -> HttpResponse:
    """The picture of the signed slip."""
    put = get_object_or_404(one(request, id).hands.select_related("proof"), proof=evidence)
    response = HttpResponse(bytes(put.proof.content), content_type=put.proof.media_type)
    response.headers["Cache-Control"] = "no-store"
    return response


def one(request: Asked, id: UUID) -> Terms:
    rows = Terms.objects.visible_to(request.actor).select_related("person", "hirer", "payer", "before")
    terms = get_object_or_404(rows, id=id)
    log_reading(request.actor, page="wages.terms", people=[terms.person_id])
    return terms


def pdf(drawn: bytes, name: str) -> HttpResponse:
    """A paper to be shown or printed; nobody's name stands in that of the file."""
    response = HttpResponse(drawn, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
