"""Pages of cases: opening one, one as a story. Not here: what is done in it (changing.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.access.models import log_reading
from hamrah.cases import actions, told
from hamrah.cases.actions.opening import on_call_now
from hamrah.cases.forms import CaseForm, CloseForm, EvidenceForm, StepForm, WorkerForm
from hamrah.cases.looking import note_look
from hamrah.cases.models import Case, Session
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.steps import FORUM
from hamrah.cases.stories import SHOWN, story_of
from hamrah.cases.views.money import money_of
from hamrah.cases.who import takers_of
from hamrah.employers.models import Party
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid, Registration
from hamrah.people.search import by_words
from hamrah.people.shown import shown
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, id_of, named_by
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

LOOKED_FOR = 8


@page("cases.open_case")
def new(request: Asked) -> HttpResponse:
    """One page: who, what about, against whom, how much, is it safe. Nothing else is needed to begin."""
    who = worker_meant(request)
    form = CaseForm(request.POST or None, initial=first_answers(request))
    worker = WorkerForm(request.POST or None) if who is None else None
    context: dict[str, Any] = {"groups": kind_groups(), "form": form, "worker": worker, "person": who}
    if request.method == "POST" and form.is_valid() and (worker is None or worker.is_valid()):
        try:
            return redirect(opened(request, form, worker, who))
        except Problem as problem:
            context |= answered(request, form, worker, problem)
    context["found"] = found(request) if who is None and "q" in request.GET else None
    return render(request, "cases/new.html", context)


def worker_meant(request: Asked) -> Person | None:
    """Whom the address or the form names."""
    id = id_of(request.POST.get("person", "") or request.GET.get("person", ""))
    if id is None:
        return None
    person: Person = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    log_reading(request.actor, page="cases.new", people=[person.id])
    return person


def first_answers(request: Asked) -> dict[str, Any]:
    """What the page that led here knows already."""
    kind = request.GET.get("kind", "")
    answers: dict[str, Any] = {"basis": "day", "channel": "walk_in", "party_role": "contractor"}
    answers["kind"] = kind if kind in KINDS else "unpaid_wages"
    if party := named_by(Party.objects.visible_to(request.actor), request.GET.get("party", "")):
        answers |= {"which": party.id, "party": party.name}
    if id_of(request.GET.get("call", "")):
        answers["channel"] = "helpline"
    return answers


def kind_groups() -> list[tuple[Any, list[tuple[str, Any, bool]]]]:
    return [
        (title, [(code, told.KINDS[code], KINDS[code].is_danger) for code in codes])
        for title, codes in told.KIND_GROUPS
    ]


def found(request: Asked) -> list[Any]:
    """Workers of the register who may be meant."""
    words = request.GET["q"]
    return shown(
        request.actor, by_words(request.actor, words, at_most=LOOKED_FOR), page="cases.new", words=words
    )


def opened(request: Asked, form: CaseForm, worker: WorkerForm | None, who: Person | None) -> str:
    """The case, and the worker registered with it where she was not; both or neither."""
    with transaction.atomic():
        person_id = who.id if who is not None else registered(request, worker)
        said = form.said(call_id=id_of(request.GET.get("call", "")), session_id=session_meant(request))
        case = actions.open_case(
            request.actor, command=command_of(request), said=said, claimants=[form.claimant(person_id)]
        )
    return after_opening(request, case)


def session_meant(request: Asked) -> UUID | None:
    row = named_by(Session.objects.visible_to(request.actor), request.GET.get("session", ""))
    return row.id if row else None


def registered(request: Asked, worker: WorkerForm | None) -> UUID:
    """A worker registered on the spot; with her yes she is in the register, without it a draft."""
    assert worker is not None
    said = worker.cleaned_data
    language = get_language() or "en"
    yes = tuple(ConsentSaid(purpose, language, "spoken") for purpose in ("register", "services"))
    others = [id for text in request.POST.getlist("not_she") if (id := id_of(text))]
    person = verb_named("people.register_worker")(
        request.actor,
        said=Registration(
            name=said["name"],
            relation="father" if said["relation_name"] else "",
            relation_name=said["relation_name"],
            village_said=said["village"],
            phones=(PhoneSaid(said["phone"], "own"),) if said["phone"] else (),
        ),
        consents=yes if said["agrees"] else (),
        not_the_same=[(other, "another person, asked at intake") for other in others],
    )
    found_id: UUID = person.id
    return found_id


def after_opening(request: Asked, case: Case) -> str:
    """Where one goes then. Who may not see such a case is told who has it now."""
    on_call = on_call_now(case.centre_id) if case.is_danger else None
    if on_call is not None:
        messages.warning(request, _("On call now: %(phone)s. Ring there at once.") % {"phone": on_call.phone})
    messages.success(
        request, _("Opened. Say this number to the worker: %(number)s") % {"number": case.number}
    )
    if Case.objects.visible_to(request.actor).filter(id=case.id).exists():
        return case.get_absolute_url()
    return "cases:new"


def answered(request: Asked, form: CaseForm, worker: WorkerForm | None, problem: Problem) -> dict[str, Any]:
    """A refusal beside its question; faces or employers to choose from where it names some."""
    if problem.code == "people.likely_same":
        ids = [UUID(other) for other in problem.values["others"]]
        log_reading(request.actor, page="cases.new", people=ids)
        return {"alike": list(Person.objects.visible_to(request.actor).filter(id__in=ids))}
    if problem.code == "cases.which_party":
        ids = [UUID(other) for other in problem.values["others"]]
        return {"parties": Party.objects.visible_to(request.actor).filter(id__in=ids)}
    shown_in = worker if worker is not None and problem.field in worker.fields else form
    shown_in.show(problem)
    return {}


@page("cases.see")
def case(request: Asked, id: UUID) -> HttpResponse:
    """One case: what is next, who claims, what was done."""
    return page_of(request, one(request, id))


def page_of(request: Asked, row: Case, *, refused: str = "", said: Any = None) -> HttpResponse:
    """The story; after a refusal with what was typed, in the form that was refused."""
    story = story_of(row)
    people = [each["row"].person_id for each in story["claimants"][:SHOWN]]
    # Whoever has the case is asked about each of them all day; others spend their budget.
    is_hers = row.assigned_to_id == request.actor.user_id
    note_look(request.actor, row, page="cases.case", people=people, counts=not is_hers)
    context = {
        **story,
        "limit_shown": SHOWN,
        "shown_claimant": id_of(request.GET.get("of", "")),
        "refused": refused,
        "said": said or {},
        "step_form": StepForm(),
        "close_form": CloseForm(),
        "evidence_form": EvidenceForm(),
        "takers": takers_of(row) if row.is_open and request.actor.may("cases.assign_case") else [],
        "money": money_of(request, row),
        "panels": panels_on("case", request, row),
        "forums": told.FORUMS.items(),
        "roles": told.ROLES.items(),
        "left_why": told.LEFT_WHY.items(),
        "authorities": [(code, text) for code, text in told.AUTHORITY.items() if code],
        "conducts": told.CONDUCTS.items(),
        "hearing_came": [(code, told.CAME[code]) for code in FORUM],
    }
    return render(request, "cases/case.html", context)


def one(request: Asked, id: UUID) -> Case:
    found: Case = get_object_or_404(
        Case.objects.visible_to(request.actor).select_related("centre", "place", "same_as", "session"), id=id
    )
    return found
