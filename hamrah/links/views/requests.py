"""Requests of all workers: what waits for us, what we wait for, one request as a story, and our terms.

Not here: asking a worker (asking.py).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.links import actions, told
from hamrah.links.findable import findable
from hamrah.links.forms import AnswerForm, TermsForm
from hamrah.links.models import Entry, Link, LinkRequest, Terms
from hamrah.links.posting import KINDS
from hamrah.links.rules.standing import is_overdue
from hamrah.links.shown import beside, facts_in_words, organisations, requests_shown, story
from hamrah.organisations import letters
from hamrah.people import told as people_told
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

A_PAGE = 30


@page("links.see")
def requests(request: Asked) -> HttpResponse:
    """What waits for us, what we wait for, and the last that were decided."""
    own = LinkRequest.objects.visible_to(request.actor).select_related("person")
    lists = {
        "to_answer": own.open().filter(is_ours=False).order_by("answer_by")[:A_PAGE],
        "sent": own.open().filter(is_ours=True).order_by("answer_by")[:A_PAGE],
        "decided": own.exclude(state="waiting")[:A_PAGE],
    }
    found = {name: requests_shown(rows) for name, rows in lists.items()}
    people = {row["row"].person_id for rows in found.values() for row in rows}
    log_reading(request.actor, page="links.requests", people=sorted(people))
    waiting = letters.waiting(request.actor.organisation_id, kind=KINDS).count()
    return render(request, "links/requests.html", {**found, "letters": waiting})


@require_POST
@page("links.take_letters")
def post(request: Asked) -> HttpResponse:
    """Open the letters that wait: a clerk does it as they come, a person where it could not."""
    done = actions.take_letters(request.actor, command=command_of(request))
    if done["unreadable"]:
        said = _("Letters that could not be read stay in the letter box: %(n)d.")
        messages.warning(request, said % {"n": done["unreadable"]})
    else:
        messages.success(request, _("The letters are opened."))
    return redirect("links:requests")


def request_of(request: Asked, id: UUID) -> LinkRequest:
    rows = LinkRequest.objects.visible_to(request.actor).select_related("person")
    found: LinkRequest = get_object_or_404(rows, id=id)
    return found


@page("links.see")
def one(request: Asked, id: UUID) -> HttpResponse:
    """One request as a story: who asks for whom, what she agreed to, what was told, each step."""
    return shown(request, request_of(request, id), AnswerForm())


def shown(request: Asked, row: LinkRequest, form: AnswerForm) -> HttpResponse:
    log_reading(request.actor, page="links.request", people=[row.person_id])
    pair = Link.objects.filter(person_id=row.person_id, other_id=row.other_id, ended_on=None)
    link = pair.filter(other_ref=row.other_ref).first() if row.other_ref else None
    context = {
        "row": row,
        "person": row.person,
        "other": organisations([row.other_id]).get(row.other_id),
        "state": told.state_words(row),
        "facts": beside(request.actor, row),
        "wants": facts_in_words(row.wants),
        "gives": facts_in_words(row.gives),
        "way": people_told.WAYS.get(row.how, ""),
        "story": story(row),
        "link": link,
        "form": form,
        "is_late": row.is_open and is_overdue(row.answer_by, today()),
    }
    return render(request, "links/request.html", context)


@require_POST
@page("links.answer_request")
def answer(request: Asked, id: UUID) -> HttpResponse:
    """Yes: what was agreed goes back, and both are linked. No: they hear no."""
    row, form = request_of(request, id), AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_request(
                request.actor, command=command_of(request), request=row, **form.cleaned_data
            )
            return redirect("links:request", row.id)
        except Problem as problem:
            form.show(problem)
    return shown(request, row, form)


@require_POST
@page("links.withdraw_request")
def withdrawal(request: Asked, id: UUID) -> HttpResponse:
    """She takes her consent back."""
    row = request_of(request, id)
    done = _("Taken back. The other organisation hears it.")
    return changed(request, done, "links:request", row.id, actions.withdraw_request, request=row)


@require_POST
@page("links.end_link")
def end(request: Asked, id: UUID) -> HttpResponse:
    """Unlink: both records stand alone again."""
    link = get_object_or_404(Link.objects.visible_to(request.actor), id=id)
    done = _("Unlinked. Each record stands alone again.")
    return changed(request, done, "links:hers", link.person_id, actions.end_link, link=link)


def changed(asked: Asked, done: Any, url: str, id: UUID, act: Any, **said: Any) -> HttpResponse:
    """One verb, and back; what is wrong is said above the page."""
    try:
        act(asked.actor, command=command_of(asked), **said)
        messages.success(asked, done)
    except Problem as problem:
        messages.error(asked, str(problem))
    return redirect(url, id)


@page("links.set_terms")
def terms(request: Asked) -> HttpResponse:
    """Who answers partners, whether anybody here may be found, and how many are."""
    now = Terms.now()
    form = TermsForm(request.POST or None, initial={"answers": now.answers, "is_sensitive": now.is_sensitive})
    if request.method == "POST" and form.is_valid():
        actions.set_terms(request.actor, command=command_of(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("links:terms")
    own = Entry.objects.filter(organisation_id=request.actor.organisation_id)
    context = {
        "form": form,
        "answers": told.ANSWERS.items(),
        "agreed": findable(request.actor).count(),
        "published": own.values("person").distinct().count(),
    }
    return render(request, "links/terms.html", context)


@require_POST
@page("links.publish_findable")
def publication(request: Asked) -> HttpResponse:
    """Bring up to date who may be found; the night does it too."""
    try:
        done = actions.publish_findable(request.actor, command=command_of(request))
        messages.success(request, _("Up to date: %(came)d came, %(went)d went.") % done)
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("links:terms" if request.actor.may("links.set_terms") else "links:requests")
