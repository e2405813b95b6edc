"""Pages of hand-overs: a new one, one as a story, the inbox, answering, taking back, the slip.

Not here: what may be given to whom (actions/handing.py).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.ids import is_id
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.services import actions, told
from hamrah.services.forms import AnswerForm, HandOverForm
from hamrah.services.kinds import kind_names
from hamrah.services.models import HandedPerson, HandOver
from hamrah.services.papers import slip_paper
from hamrah.services.slips import is_openable, spoken
from hamrah.services.stories import hand_over_told
from hamrah.services.views.directory import line_in
from hamrah.services.views.requests import family_of
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

LATEST, FOUND = 50, 5


@page("services.collect_letters")
def inbox(request: Asked) -> HttpResponse:
    """Letters are fetched, then: what came, what we sent, what goes on among ourselves."""
    came = actions.collect_letters(request.actor)
    rows = HandOver.objects.visible_to(request.actor).prefetch_related("people")[:LATEST]
    names = kind_names()
    shown = [
        (
            row,
            names.get(row.kind, row.kind_said),
            told.state_words(told.HAND_STATES, row.state),
            told.DIRECTIONS[row.direction],
        )
        for row in rows
    ]
    context = {"rows": shown, "came": came, "tier_words": told.TIERS}
    return render(request, "services/inbox.html", context)


@page("services.hand_over")
def new(request: Asked) -> HttpResponse:
    """Who, to whom, for what, which facts, with her yes."""
    people, found = chosen(request), looked_for(request)
    log_reading(request.actor, page="services.new_hand_over", people=[one.id for one in (*people, *found)])
    sent = request.method == "POST" and "send" in request.POST
    form = HandOverForm(request.POST if sent else None, actor=request.actor, initial=begun(request))
    if sent and form.is_valid():
        try:
            row = handed_over(request, people, form)
            messages.success(request, _("It is on its way."))
            return redirect(row)
        except Problem as problem:
            form.show(problem)
    family = family_of(request, people[0]) if people else []
    ids = {one.id for one in people}
    context: dict[str, Any] = {
        "form": form,
        "people": people,
        "found": [one for one in found if one.id not in ids],
        "family": [one for one in family if one.id not in ids],
        "words": request.POST.get("find", ""),
        "has_errors": sent,
    }
    return render(request, "services/new_hand_over.html", context)


def begun(request: Asked) -> dict[str, Any]:
    """What the form begins with; once somebody was added, all that was chosen before."""
    if request.method != "POST":
        return {"kind": request.GET.get("kind", ""), "columns": ["name", "village", "phone"]}
    return {**request.POST.dict(), "columns": request.POST.getlist("columns")}


def chosen(request: Asked) -> list[Person]:
    """Those ticked, in the order of the register."""
    said = [*request.GET.getlist("person"), *request.POST.getlist("person")]
    ids = {UUID(one) for one in said if is_id(one)}
    rows = Person.objects.visible_to(request.actor).standing().filter(id__in=list(ids)[: FOUND * 20])
    return list(rows.order_by("no"))


def looked_for(request: Asked) -> list[Person]:
    """Whom the typed words may mean: to be ticked too."""
    typed = line_in(request.POST, "find", 120).strip()
    if not typed:
        return []
    ids = [one.person_id for one in by_words(request.actor, typed, at_most=FOUND)]
    return list(Person.objects.visible_to(request.actor).standing().filter(id__in=ids))


def handed_over(request: Asked, people: list[Person], form: HandOverForm) -> HandOver:
    said = form.cleaned_data
    if said.get("override"):
        row = actions.override_consent(
            request.actor, command=command_of(request), people=people, handing=form.handing(),
            reason=said["reason"],
        )  # fmt: skip
    else:
        row = actions.hand_over(
            request.actor, command=command_of(request), people=people, handing=form.handing()
        )
    made: HandOver = row
    return made


@page("services.answer_hand_over")
def hand_over(request: Asked, id: UUID) -> HttpResponse:
    """One hand-over as a story, and what may be done with it."""
    return render(request, "services/hand_over.html", facts_of(request, one(request, id)))


def facts_of(request: Asked, row: HandOver) -> dict[str, Any]:
    facts = hand_over_told(request.actor, row)
    people = [one["person"].id for one in facts["people"] if one["person"]]
    log_reading(request.actor, page="services.hand_over", people=people)
    answers = ("accept", "decline", "finish") if row.direction != "in" else tuple(told.ANSWERS)
    is_receiver = row.direction in ("in", "slip") or row.by_id != request.actor.user_id
    answerable = row.direction != "out" and is_receiver
    return {
        **facts,
        "form": AnswerForm(),
        "is_openable": facts["slip"] is not None and is_openable(facts["slip"]),
        "tier_words": told.TIERS.get(row.tier, ""),
        "choices": [
            (answer, told.ANSWERS[answer])
            for answer in answers
            if answerable
            and (answer in facts["next"] or (answer == "wish" and row.is_granting and row.form == "referral"))
            and not (answer == "wish" and row.wished_at)
        ],
    }


def one(request: Asked, id: UUID) -> HandOver:
    rows = HandOver.objects.visible_to(request.actor).select_related("to_centre")
    found: HandOver = get_object_or_404(rows, id=id)
    return found


@require_POST
@page("services.answer_hand_over")
def answer(request: Asked, id: UUID) -> HttpResponse:
    row, form = one(request, id), AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.answer_hand_over(
            request.actor,
            command=command_of(request),
            hand_over=row,
            answer=said["answer"],
            words=said["words"],
        )
        messages.success(request, _("Your answer is on its way."))
    return redirect(row)


@require_POST
@page("services.revoke_hand_over")
def end(request: Asked, id: UUID) -> HttpResponse:
    row = one(request, id)
    reason = request.POST.get("reason", "")[:300]
    actions.revoke_hand_over(request.actor, command=command_of(request), hand_over=row, reason=reason)
    messages.success(request, _("It is taken back; they see nothing any more."))
    return redirect(row)


@require_POST
@page("services.new_code")
def slip(request: Asked, id: UUID) -> HttpResponse:
    """Link and code, shown this once; the paper with the link as a file inside the page's own form."""
    row = one(request, id)
    slip = row.slips.select_related("hand_over").first()
    if slip is None:
        return redirect(row)
    made = actions.new_code(request.actor, command=command_of(request), slip=slip)
    if not hasattr(made, "shown"):
        return redirect(row)
    token, code = made.shown
    link = request.build_absolute_uri(reverse("services:open", args=[token]))
    if "paper" in request.POST:
        paper = slip_paper(organisation_of(request.actor.organisation_id), made, link, request.LANGUAGE_CODE)
        response = HttpResponse(paper, content_type="application/pdf")
        response.headers["Content-Disposition"] = 'attachment; filename="slip.pdf"'
        return response
    shown = {**facts_of(request, row), "link": link, "code": spoken(code)}
    return render(request, "services/slip.html", shown)


@require_POST
@page("services.withdraw_hand_over")
def withdrawal(request: Asked, id: UUID) -> HttpResponse:
    handed = handed_one(request, id)
    actions.withdraw_hand_over(request.actor, command=command_of(request), handed=handed)
    messages.success(request, _("It is noted; what they have of her goes at the next contact."))
    return redirect(handed.hand_over)


def handed_one(request: Asked, id: UUID) -> HandedPerson:
    rows = HandedPerson.objects.filter(hand_over__in=HandOver.objects.visible_to(request.actor))
    found: HandedPerson = get_object_or_404(rows.select_related("hand_over", "person"), id=id)
    return found


@page("services.say_who")
def who(request: Asked, id: UUID) -> HttpResponse:
    """Which worker of ours it is: found by words, chosen with a tap; or registered first."""
    handed = handed_one(request, id)
    if request.method == "POST" and is_id(request.POST.get("person", "")):
        visible = Person.objects.visible_to(request.actor).standing()
        person = get_object_or_404(visible, id=request.POST["person"])
        actions.say_who(request.actor, command=command_of(request), handed=handed, person=person)
        messages.success(request, _("Noted; what she needs stands in the worklist."))
        return redirect(handed.hand_over)
    facts = hand_over_told(request.actor, handed.hand_over)
    hers = next(one for one in facts["people"] if one["row"].id == handed.id)
    words = line_in(request.GET, "words", 120) or hers["name"]
    ids = [found.person_id for found in by_words(request.actor, words, at_most=FOUND)] if words else []
    found = list(Person.objects.visible_to(request.actor).standing().filter(id__in=ids))
    log_reading(request.actor, page="services.who", people=[one.id for one in found])
    return render(request, "services/who.html", {**facts, "one": hers, "found": found, "words": words})
