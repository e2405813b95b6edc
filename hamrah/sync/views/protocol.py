"""The addresses at which open phones ask: enrol, contact, push, pull, lists, files. JSON in, JSON out.

Not here: what is done (pushing.py, pulling.py ...), what a locked phone asks (locked.py). No cookie is read:
whoever signs the request is asked.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from hamrah.access.actor import actor_for
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.sync.actions import enrol_phone
from hamrah.sync.actions.phones import Enrolling, invited, no_such_code
from hamrah.sync.contacting import contact, given, note_clock
from hamrah.sync.ending import wipe_order
from hamrah.sync.filing import OutOfPlace, stands, take_piece
from hamrah.sync.holding import MOST, holds, on_phone
from hamrah.sync.models import Partition
from hamrah.sync.pulling import MOST_A_PART, lists, pull
from hamrah.sync.pushing import push
from hamrah.sync.rules.cursor import MOST_LETTERS
from hamrah.sync.rules.wire import point_of_jwk, read_json, unpacked
from hamrah.sync.signing import (
    NotSigned,
    Signed,
    actor_of,
    not_signed,
    organisation_of,
    partition_of,
    problem_plain,
    signed,
    take_once,
)

STATUS = {
    "sync.too_large": 413,
    "sync.file_too_large": 413,
    "sync.piece_too_large": 413,
    "sync.not_json": 400,
}
Answer = Callable[..., dict[str, Any] | HttpResponse]


class Ended(Problem):
    """This phone no longer counts: status 403, and what it is ordered to do."""


def answered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A refusal as JSON with its status; never a page, never a redirect."""

    @csrf_exempt
    @wraps(view)
    def respond(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return view(request, **named)
        except Problem as problem:
            return refusal_of(problem)
        except OperationalError:
            # Two phones waited for each other, or the database was away: nothing of this was kept.
            transaction.set_rollback(True)
            return refused(Problem("sync.busy", _("The office is busy. The phone tries again.")), 503)

    return respond


def refusal_of(problem: Problem) -> JsonResponse:
    match problem:
        case Ended():
            return refused(problem, 403, **problem.values)
        case NotSigned():
            return refused(problem, 401)
        case OutOfPlace():
            return refused(problem, 409, have=problem.values["have"])
    status = 403 if problem.code == "verb.not_allowed" else STATUS.get(problem.code, 422)
    return refused(problem, status)


def refused(problem: Problem, status: int, **more: Any) -> JsonResponse:
    said = {"problem": problem_plain(problem), **more, "now": int(time.time())}
    response = JsonResponse(said, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def by_phone(view: Answer) -> Callable[..., HttpResponse]:
    """A view for a signed request of a phone in use: `view(request, partition, actor, **named)`."""

    @answered
    def respond(request: HttpRequest, **named: Any) -> HttpResponse:
        said = signed(request)
        with organisation_named(said):
            partition = partition_of(said)
            # Refused within the transaction: what a refusal writes (an order handed over, a broken file
            # dropped, the nonce) stays.
            try:
                return plain(_by_its_user(view, request, partition, said, named))
            except Problem as problem:
                return refusal_of(problem)

    return wraps(view)(respond)


def _by_its_user(
    view: Answer, request: HttpRequest, partition: Partition, said: Signed, named: dict[str, Any]
) -> dict[str, Any] | HttpResponse:
    refuse_ended(partition, said)
    actor = actor_of(partition)
    if actor is None:
        raise Problem("verb.not_allowed", _("You may not do this. Ask your coordinator."))
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        try:
            return view(request, partition, actor, **named)
        except Problem as problem:
            return refusal_of(problem)


def plain(said: dict[str, Any] | HttpResponse) -> HttpResponse:
    if isinstance(said, HttpResponse):
        return said
    response = JsonResponse({"now": int(time.time()), **said})
    response.headers["Cache-Control"] = "no-store"
    return response


def organisation_named(said: Signed) -> Any:
    """The context in which the key is looked for, before anything is believed."""
    organisation_id = organisation_of(said.place)
    if organisation_id is None:
        raise not_signed()
    return context.opened(organisation_id=organisation_id)


def refuse_ended(partition: Partition, said: Signed) -> None:
    """Tell a phone that no longer counts to stop, or to wipe itself, signed. Raises `sync.phone_ended`."""
    if partition.is_active:
        return
    words = _("This phone no longer counts. Take it to the office.")
    if not partition.phone.wipes:
        raise Ended("sync.phone_ended", words, order="stop")
    raise Ended("sync.phone_ended", words, order="wipe", signed=wipe_order(partition, nonce=said.nonce))


def body_of(request: HttpRequest) -> dict[str, Any]:
    return read_json(unpacked(request.body, request.headers.get("Content-Encoding", "")))


@answered
@require_POST
def enrol(request: HttpRequest) -> HttpResponse:
    """A phone that was shown a code: its key is its user's from now on."""
    said = signed(request)
    told = body_of(request)
    with organisation_named(said) as opened:
        enrolling = _enrolling(said, told)
        again = Partition.objects.select_related("phone", "user").filter(id=said.partition_id).first()
        found = invited(enrolling.code)
        if found is None or (again and bytes(again.public_key) != enrolling.public_key):
            raise no_such_code()
        take_once(said)
        with context.opened(door="identify"):
            actor = actor_for(found.user, code=said.place.upper(), device=str(enrolling.phone))
        if actor is None or actor.organisation_id != opened.organisation_id:
            raise no_such_code()
        partition = again if again and found.used_at else enrol_phone(actor, said=enrolling)
        note_clock(partition, told)
        partition.save(update_fields=["clock_off_s"])
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
            return plain(given(partition, actor))


def _enrolling(said: Signed, told: dict[str, Any]) -> Enrolling:
    """What the phone says of itself, by the very key it brings. Raises `sync.not_signed`,
    `sync.misread_phone`."""
    try:
        point = point_of_jwk(told.get("public_key"))
        phone = told["phone"]
        enrolling = Enrolling(
            code=str(told["code"])[:40], phone=UUID(phone["id"]), name=str(phone["name"]),
            partition=UUID(told["partition"]), public_key=point, build=str(told.get("build") or "")[:40],
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Problem("sync.misread_phone", _("What the phone says of itself cannot be read.")) from wrong
    if enrolling.partition != said.partition_id or not said.is_by(point):
        raise not_signed()
    return enrolling


@require_POST
@by_phone
def contacted(request: HttpRequest, partition: Partition, actor: Any) -> dict[str, Any]:
    """First in every round: how the phone stands, and what it is given anew."""
    return {
        **contact(partition, actor, body_of(request)),
        "holds": {"people": holds(partition), "most": MOST},
    }


@require_POST
@by_phone
def pushed(request: HttpRequest, partition: Partition, actor: Any) -> dict[str, Any]:
    """Commands, each answered by itself."""
    told = body_of(request)
    note_clock(partition, told)
    partition.save(update_fields=["clock_off_s"])
    return {"answers": push(partition, actor, told.get("commands"))}  # type: ignore[arg-type]


@require_GET
@by_phone
def pulled(request: HttpRequest, partition: Partition, actor: Any) -> dict[str, Any]:
    """The next part of what the phone lacks."""
    most = request.GET.get("most", "")
    asked = int(most) if most.isascii() and most.isdigit() and len(most) < 5 else MOST_A_PART
    return pull(partition, actor, since=request.GET.get("since", "")[:MOST_LETTERS], most=asked)


@require_GET
@by_phone
def listed(request: HttpRequest, partition: Partition, actor: Any) -> dict[str, Any]:
    """What is about nobody."""
    have = dict(one.split(":", 1) for one in request.GET.get("have", "").split(",") if ":" in one)
    return lists(actor, have)


@by_phone
def file(request: HttpRequest, partition: Partition, actor: Any, *, sha256: str) -> dict[str, Any]:
    """How much of a file has come; or its next piece."""
    name = bytes.fromhex(sha256)
    if request.method != "POST":
        return stands(partition, name)
    offset, size = (request.GET.get(one, "") for one in ("offset", "size"))
    if not all(one.isascii() and one.isdigit() and len(one) < 12 for one in (offset, size)):
        raise Problem("sync.misread", _("What the phone sent in %(name)s cannot be read."), name="offset")
    return take_piece(partition, name, offset=int(offset), size=int(size), piece=request.body)


@require_GET
@by_phone
def photo(request: HttpRequest, partition: Partition, actor: Any, *, person_id: UUID) -> HttpResponse:
    """The photo of somebody whom the phone holds."""
    held = on_phone(partition).filter(person_id=person_id).exists()
    row = (
        Person.objects.visible_to(actor).filter(id=person_id).select_related("photo").first()
        if held
        else None
    )
    if row is None or row.photo is None:
        raise Problem("verb.unknown_row", _("What this names is not in your register. Look again."))
    response = HttpResponse(bytes(row.photo.jpeg), content_type="image/jpeg")
    response.headers["Cache-Control"] = "no-store"
    return response
