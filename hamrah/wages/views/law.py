"""Pages of the law: a question, places, one work's rates, rules. Not here: notifications (orders.py)."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.wages import law_shown, law_words
from hamrah.wages.forms.law import AskForm, KnownForm
from hamrah.wages.law import rate_at, wire
from hamrah.wages.models import WageOrder
from hamrah.wages.orders import packs_of
from hamrah.web.asked import Asked
from hamrah.web.gate import page

ANCHOR_AGES = range(16, 66)


@page("wages.see_law")
def law(request: Asked) -> HttpResponse:
    """What is a day worth, there, for this work, on that day? And all that is on file."""
    packs, on = packs_of(request.actor), today()
    asks = "place" in request.GET
    form = AskForm(request.GET if asks else None, initial={"on": on, "skill": "unskilled"})
    context = {
        "form": form,
        "answer": _answered(form, packs) if asks and form.is_valid() else None,
        "places": law_shown.places(packs, on),
        "waiting": WageOrder.objects.visible_to(request.actor).waiting().count(),
    }
    return render(request, "wages/law/law.html", context)


def _answered(form: AskForm, packs: Any) -> dict[str, Any] | None:
    """The rate with its order, or None with the refusal in the form."""
    said = dict(form.cleaned_data)
    try:
        rate = rate_at(packs, **said, known=today())
    except Problem as problem:
        form.show(problem)
        return None
    stale = bool(rate.cite.review_by and said["on"] > rate.cite.review_by)
    return {
        "rate": rate,
        "on": said["on"],
        "is_stale": stale,
        "work": law_words.EMPLOYMENTS[said["employment"]],
        "place": law_words.PLACES[said["place"]],
        "skill": law_words.SKILLS[said["skill"]],
        "mark": law_words.MARKS[rate.cite.mark],
        "act": law_words.act_of(rate.cite.act),
        "rates": (said["place"], said["employment"]),
    }


@page("wages.see_law")
def rates(request: Asked, place: str, employment: str) -> HttpResponse:
    """One work's rates from the first to the last, as they are known today or were on another day."""
    form = KnownForm(request.GET or None)
    known = form.cleaned_data.get("known") if form.is_valid() else None
    packs = packs_of(request.actor).known(known or today())
    rows = law_shown.history(packs, place, employment, known or today())
    if not rows and not law_shown.history(packs_of(request.actor), place, employment, today()):
        raise Http404
    context = {
        "rows": rows,
        "form": form,
        "known": known,
        "code": place,
        "work_code": employment,
        "place": law_words.PLACES[place],
        "work": law_words.EMPLOYMENTS[employment],
    }
    return render(request, "wages/law/rates.html", context)


@page("wages.see_law")
def rules(request: Asked) -> HttpResponse:
    """What else the law says, before and after the Codes, and the factors of ages."""
    packs = packs_of(request.actor)
    factors = [(age, f"{packs.factors[age] // 100}.{packs.factors[age] % 100:02d}") for age in ANCHOR_AGES]
    return render(request, "wages/law/rules.html", {"rules": law_shown.rules(packs), "factors": factors})


@page("wages.see_law")
def packs_file(request: Asked) -> HttpResponse:
    """All of it as JSON, as static/wages/field/later/law.js reads it."""
    return JsonResponse(wire(packs_of(request.actor)))
