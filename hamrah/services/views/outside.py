"""What an office without Hamrah sees: first nothing but a field for the code; then what was agreed, and three
answers. Reading changes nothing. Not here: link and code (slips.py).
"""

from contextlib import ExitStack
from typing import Any

from allauth.core.ratelimit import consume_or_429
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.access.models import sha256_of
from hamrah.disclosures.columns import offered
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.organisations.models import Organisation
from hamrah.services import actions, told
from hamrah.services.actions.slips import office_behind
from hamrah.services.closing import note_hand
from hamrah.services.giving import facts_of
from hamrah.services.kinds import kind_names
from hamrah.services.models import Slip
from hamrah.services.sealed import words_in
from hamrah.services.slips import is_openable, opens
from hamrah.web.asked import Asked

PASS_SECONDS = 30 * 60
SALT = "services.slip"


def opened(request: Asked, token: str) -> HttpResponse:
    """Open to everybody who has the link; one answer for a wrong link, a wrong code and a closed slip."""
    if request.method == "POST" and (refused := consume_or_429(request, action="slip")):
        return refused
    with ExitStack() as stack:
        found = slip_behind(stack, token)
        response = page_of(request, *found) if found else nothing_there(request)
    response.headers["Cache-Control"] = "no-store"
    return response


def slip_behind(stack: ExitStack, token: str) -> tuple[Organisation, Slip] | None:
    """The slip of this link, its organisation's context open. Every organisation is asked, each by itself."""
    wanted, found = sha256_of(token), None
    with context.opened(door="identify"):
        organisations = list(Organisation.objects.order_by("no"))
    for organisation in organisations:
        with context.opened(organisation_id=organisation.id):
            row = Slip.objects.filter(token_sha256=wanted).first()
            found = (organisation, row) if row else found
    if found is None:
        return None
    stack.enter_context(context.opened(organisation_id=found[0].id))
    return found[0], Slip.objects.select_related("hand_over").get(id=found[1].id)


def page_of(request: Asked, organisation: Organisation, slip: Slip) -> HttpResponse:
    if request.method != "POST" or not may_read(request, slip):
        return shut(request)
    problem, is_noted = None, False
    if answer := request.POST.get("answer"):
        try:
            words = request.POST.get("words", "")
            actions.answer_slip(office_behind(organisation), slip=slip, answer=answer, words=words)
            is_noted = True
            slip = Slip.objects.select_related("hand_over").get(id=slip.id)
        except Problem as refused:
            problem = refused
    return shown(request, organisation, slip, problem=problem, is_noted=is_noted)


def may_read(request: Asked, slip: Slip) -> bool:
    """The code, or within half an hour the pass that the page gave for it."""
    kept = request.POST.get("pass", "")
    if kept:
        try:
            given = signing.loads(kept, salt=SALT, max_age=PASS_SECONDS)
        except signing.BadSignature:
            return False
        return bool(given == f"{slip.id}/{slip.code}" and is_openable(slip))
    if not opens(slip, request.POST.get("code", "")):
        return False
    slip.looks += 1
    slip.save(update_fields=["looks"])
    note_hand(slip.hand_over, "opened", None)
    return True


def shown(request: Asked, organisation: Organisation, slip: Slip, **more: Any) -> HttpResponse:
    """What was agreed of each worker who has not taken it back."""
    row, giver = slip.hand_over, GiverOf(organisation)
    columns = [column for column in offered(giver) if column.name in row.columns]
    handed = list(row.people.filter(withdrawn_at=None).select_related("person"))
    labels = {column.name: column.label for column in columns}
    people = [
        [(labels[name], value) for name, value in one["facts"].items()]
        for one in (facts_of(giver, handed, columns) if row.is_granting else [])
    ]
    context_: dict[str, Any] = {
        "organisation": organisation,
        "row": row,
        "kind": kind_names().get(row.kind, row.kind_said),
        "need": words_in(row).get("need", "") if row.is_granting else "",
        "people": people,
        "state": told.state_words(told.HAND_STATES, row.state),
        "answers": [(code, told.ANSWERS[code]) for code in ("accept", "finish", "decline")],
        "pass": signing.dumps(f"{slip.id}/{slip.code}", salt=SALT),
        **more,
    }
    return render(request, "services/open.html", context_)


class GiverOf:
    """For whom the columns are read: the organisation itself, which agreed to give just these."""

    canaries: frozenset[Any] = frozenset()
    user_id = None

    def __init__(self, organisation: Organisation) -> None:
        self.organisation_id = organisation.id

    def may(self, verb: str, where: Any = None) -> bool:
        return True

    def only_centres(self, verb: str) -> None:
        return None


def nothing_there(request: Asked) -> HttpResponse:
    """No such link: the answer of a wrong code, and as slow."""
    if request.method == "POST":
        make_password(request.POST.get("code", ""))
    return shut(request)


def shut(request: Asked) -> HttpResponse:
    """The page that shows nothing but a field for the code."""
    return render(request, "services/open_code.html", {"is_wrong": request.method == "POST"})
