"""What the gateway tells us: a missed call, an answer, what became of a message. Nobody signs in here.

A request is believed by its signature (rules/signed.py), a delivery by its address; one told twice counts
once. Whatever is wrong with a request, the answer is the same. Not here: sending (gateway.py).
"""

import json
import time
from datetime import datetime
from typing import Any

from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hamrah.access.actor import Actor
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.helpline import actions
from hamrah.helpline.gateway import message_of
from hamrah.helpline.models import Message
from hamrah.helpline.rules.messages import says_stop
from hamrah.helpline.rules.signed import is_signed
from hamrah.organisations.models import Organisation
from hamrah.web.asked import Asked
from hamrah.web.forms import id_of

HEARS = frozenset(
    {"helpline.hear_gateway", "helpline.note_missed", "helpline.stop_messages", "helpline.note_delivery"}
)
LONGEST_BODY = 4_000


@csrf_exempt
@require_POST
def heard(request: Asked, code: str) -> HttpResponse:
    """A missed call {"id", "kind": "missed", "from", "at"} or an answer {"id", "kind": "answer", "from",
    "text"}.
    """
    if refused := consume_or_429(request, action="gateway"):
        return refused
    body = request.body[: LONGEST_BODY + 1]
    signed = request.headers.get("X-Hamrah-Signature", "")
    actor = gateway_of(code)
    is_true = len(body) <= LONGEST_BODY and is_signed(
        settings.GATEWAY_KEY, body, signed, now=int(time.time())
    )
    said = _read(body)
    if not is_true or actor is None or said is None:
        return HttpResponse(status=404)
    try:
        with context.opened(organisation_id=actor.organisation_id):
            take_in(actor, said)
    except Problem as problem:
        return HttpResponse(problem.code, status=422, content_type="text/plain")
    return HttpResponse(status=204)


def take_in(actor: Actor, said: dict[str, Any]) -> None:
    """All of it or nothing: an event that could not be taken is not told before."""
    if not actions.hear_gateway(actor, event=str(said.get("id", "")), kind=str(said.get("kind", ""))):
        return
    number = str(said.get("from", ""))
    if said["kind"] == "missed":
        actions.note_missed(actor, number=number, at=_moment(said.get("at")))
    elif says_stop(str(said.get("text", ""))):
        actions.stop_messages(actor, number=number, how="word")


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _moment(text: Any) -> datetime | None:
    """The moment told, where it is one; else now."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at if at.tzinfo else None


def gateway_of(code: str) -> Actor | None:
    """The gateway acting for one organisation: hears, and reads nothing."""
    with context.opened(door="identify"):
        organisation = Organisation.objects.filter(code=code.upper()[:8]).first()
    if organisation is None:
        return None
    return Actor(
        user_id=None,
        organisation_id=organisation.id,
        organisation_no=organisation.no,
        organisation_code=organisation.code,
        name="gateway",
        permissions=HEARS,
        device="gateway",
    )


@csrf_exempt
@require_POST
def delivery(request: Asked, token: str) -> HttpResponse:
    """What became of one message, told to the address that was given with it: {"came":
    "delivered"|"failed"}.
    """
    if refused := consume_or_429(request, action="gateway"):
        return refused
    named, said = message_of(token), _read(request.body[:LONGEST_BODY])
    actor, id = (gateway_of(named[0]), id_of(named[1])) if named else (None, None)
    if actor is None or id is None or said is None:
        return HttpResponse(status=404)
    with context.opened(organisation_id=actor.organisation_id):
        row = Message.objects.filter(id=id).first()
        if row is None or said.get("came") not in ("delivered", "failed"):
            return HttpResponse(status=404)
        actions.note_delivery(actor, message=row, came=said["came"])
    return HttpResponse(status=204)
