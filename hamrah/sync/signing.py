"""Whose request this is: the key that signed it, once, lately; and whether she and the phone still count.

Not here: what the request asks. A stranger, a forger and another organisation's phone get one answer.
"""

import hashlib
import re
import time as clock
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from hamrah.access.actor import Actor, actor_for
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation
from hamrah.sync.models import NonceSeen, Partition
from hamrah.sync.rules.wire import is_signed_by, signed_text, unb64

SECONDS_OFF = 300
KEPT = timedelta(hours=1)
NONCE = re.compile(r"[A-Za-z0-9_-]{22}")


class NotSigned(Problem):
    """The request is nobody's: status 401."""


@dataclass(frozen=True)
class Signed:
    """What a request says of itself before anything of it is believed. `place` is the organisation's id or,
    to enrol, its code."""

    place: str
    partition_id: UUID
    time: str
    nonce: str
    signature: bytes
    text: bytes

    def is_by(self, point: bytes) -> bool:
        return is_signed_by(point, self.signature, self.text)


def signed(request: HttpRequest) -> Signed:
    """Read the headers. Raises `sync.not_signed`, `sync.clock`."""
    said = request.headers.get("Hamrah-Partition", "")
    place, _slash, partition = said.partition("/")
    time, nonce = request.headers.get("Hamrah-Time", ""), request.headers.get("Hamrah-Nonce", "")
    try:
        partition_id = UUID(partition)
        signature = unb64(request.headers.get("Hamrah-Signature"))
        seconds = int(time)
    except ValueError as wrong:
        raise not_signed() from wrong
    if not NONCE.fullmatch(nonce):
        raise not_signed()
    text = signed_text(
        method=request.method or "", path=request.get_full_path(), body=request.body,
        time=time, nonce=nonce, partition=said,
    )  # fmt: skip
    if abs(clock.time() - seconds) > SECONDS_OFF:
        raise NotSigned("sync.clock", _("The phone's clock was off. It signs again with the right time."))
    return Signed(place, partition_id, time, nonce, signature, text)


def partition_of(said: Signed) -> Partition:
    """The user's part of a phone whose key signed this, once. Needs the context of the organisation it
    names. Raises `sync.not_signed`, `sync.replayed`."""
    row = Partition.objects.select_related("phone", "user").filter(id=said.partition_id).first()
    if row is None or not said.is_by(bytes(row.public_key)):
        raise not_signed()
    take_once(said)
    return row


def take_once(said: Signed) -> None:
    """Raises `sync.replayed` where this very request came before; what is older than an hour is forgotten,
    because its time is refused by then."""
    id = UUID(bytes=hashlib.sha256(f"{said.partition_id}/{said.nonce}".encode()).digest()[:16])
    statement = (
        "INSERT INTO sync_nonceseen (id, organisation_id, at) VALUES (%s, %s, now()) ON CONFLICT DO NOTHING"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [id, context.current_organisation_id()])
        is_new = cursor.rowcount == 1
    if not is_new:
        raise NotSigned("sync.replayed", _("This was sent before. The phone signs each attempt anew."))


def not_signed() -> NotSigned:
    return NotSigned("sync.not_signed", _("This phone is not known here. Enrol it again in the office."))


def organisation_of(place: str) -> UUID | None:
    """The id of the organisation that a request names by id, or by code to enrol."""
    try:
        return UUID(place)
    except ValueError:
        return Organisation.objects.filter(code=place.upper()).values_list("id", flat=True).first()


def actor_of(partition: Partition) -> Actor | None:
    """The partition's user with her roles as they are now; None where she has none any more, or may not sign
    in. A phone is the first step of sign-in only: nothing opens on it that asks for the second."""
    if not partition.user.is_active:
        return None
    with context.opened(door="identify"):
        code = Organisation.objects.values_list("code", flat=True).get(id=partition.organisation_id)
        return actor_for(partition.user, code=code, device=str(partition.phone_id))


def forget_old_nonces() -> None:
    NonceSeen.forget(timezone.now() - KEPT)


def problem_plain(problem: Problem) -> dict[str, Any]:
    """A refusal as a phone reads it, in its user's language."""
    values = {
        name: str(value) if not isinstance(value, int | list) else value
        for name, value in problem.values.items()
    }
    return {"code": problem.code, "message": str(problem), "field": problem.field, "values": values}
