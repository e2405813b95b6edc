"""What a phone asks that nobody opens: whether it is to be wiped, and to bring its unsent work, sealed.

Not here: what an open phone asks (protocol.py).
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from hamrah.ground import context
from hamrah.sync.boxes import boxes_in, keep_boxes, not_a_rescue, refuse_too_many_waiting
from hamrah.sync.ending import refuse_other_order, wipe_order
from hamrah.sync.models import Partition
from hamrah.sync.signing import NONCE, not_signed, partition_of, signed
from hamrah.sync.views.protocol import answered, body_of, organisation_named, plain


@answered
@require_GET
def standing(request: HttpRequest, organisation_id: UUID, id: UUID) -> HttpResponse:
    """Whether this user's part of a phone is to be wiped. Nobody signs: her key is locked in with her work.
    The answer is signed instead, over the asker's own nonce. Whoever is in use, seized or unknown gets one
    and the same, so that it tells nothing to who guesses."""
    nonce = request.GET.get("nonce", "")
    if not NONCE.fullmatch(nonce):
        raise not_signed()
    with context.opened(organisation_id=organisation_id):
        row = Partition.objects.select_related("phone").filter(id=id, phone__wipes=True).first()
        if row is None:
            return plain({"order": ""})
        return plain({"order": "wipe", "signed": wipe_order(row, nonce=nonce)})


@answered
@require_POST
def rescued(request: HttpRequest) -> HttpResponse:
    """Work sealed to the office, from a phone in whatever state: it gives nothing away."""
    order = request.headers.get("Hamrah-Order", "")
    return plain({"taken": _by_order(request, order) if order else _by_key(request)})


def _by_key(request: HttpRequest) -> int:
    said = signed(request)
    with organisation_named(said):
        partition = partition_of(said)
        whose, boxes = boxes_in(body_of(request), organisation_id=partition.organisation_id)
        # Whoever works on the phone now brings what another user of it, or she before, could not send.
        if whose.phone_id != partition.phone_id:
            raise not_a_rescue()
        return keep_boxes(whose, boxes)


def _by_order(request: HttpRequest, order: str) -> int:
    """From a phone that nobody opened: the order to wipe itself is its leave to bring first what it holds."""
    told = body_of(request)
    organisation_id = _organisation_in(told)
    with context.opened(organisation_id=organisation_id):
        whose, boxes = boxes_in(told, organisation_id=organisation_id)
        refuse_other_order(order, whose)
        refuse_too_many_waiting(whose)
        return keep_boxes(whose, boxes)


def _organisation_in(told: dict[str, Any]) -> UUID:
    try:
        return UUID(told["organisation"])
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise not_a_rescue() from wrong
