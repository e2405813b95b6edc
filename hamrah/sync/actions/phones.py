"""A phone is enrolled for somebody, and ends: given back, lost, seized. Not here: what it asks."""

import hashlib
import os
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from hamrah.access.actor import actor_for
from hamrah.access.models import User
from hamrah.ground import context, sealing
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.sync.models import FieldPhone, Invitation, Partition
from hamrah.sync.models.phones import ACTIVE

LIVES = timedelta(minutes=15)
# No I, L, O or U: it is read aloud, and typed where a camera fails.
SIGNS, CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 16
SHARE_BYTES = 32
LOST, SEIZED, RETURNED = "lost", "seized", "returned"
ENDS = (LOST, SEIZED, RETURNED)
LONGEST_NAME = 80


@dataclass(frozen=True)
class Enrolling:
    """What a phone says of itself when it is enrolled. `code` as it was shown; `public_key`: 65 bytes."""

    code: str
    phone: UUID
    name: str
    partition: UUID
    public_key: bytes
    build: str = ""


@verb("sync.invite_phone")
def invite_phone(actor: Any, *, user: User) -> Invitation:
    """Show a code by which one phone is enrolled for a user within a quarter of an hour; `shown` holds it,
    this once. Earlier codes for her end. Raises `sync.not_for_others`, `sync.no_field_work`."""
    if user.id != actor.user_id and not actor.may("sync.see_phones"):
        raise Problem("sync.not_for_others", _("You can enrol a phone for yourself only."))
    refuse_without_field_work(actor, user)
    Invitation.objects.filter(user=user, used_at=None).update(until_at=timezone.now())
    code = "".join(secrets.choice(SIGNS) for _sign in range(CODE_SIGNS))
    row = Invitation.objects.create(
        code_sha256=digest_of(code), user=user, made_by_id=actor.user_id, until_at=timezone.now() + LIVES
    )
    row.shown = grouped(code)  # type: ignore[attr-defined]
    return row


def refuse_without_field_work(actor: Any, user: User) -> None:
    """Only whose role works in the field has a phone. Raises `sync.no_field_work`."""
    with context.opened(door="identify"):
        theirs = actor_for(user, code=actor.organisation_code)
    if theirs is None or not user.is_active or not theirs.may("sync.enrol_phone"):
        raise Problem(
            "sync.no_field_work", _("Her role has no work in the field. Give her one first."), field="user"
        )


def grouped(code: str) -> str:
    """Four signs and four: as it is read aloud."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest_of(code: str) -> bytes:
    """What is kept of a code, however it was typed."""
    typed = "".join(sign for sign in code.upper() if sign in SIGNS)
    return hashlib.sha256(typed.encode()).digest()


def invited(code: str) -> Invitation | None:
    """The invitation that a code opens, used or not, within its time."""
    rows = Invitation.objects.select_related("user").filter(until_at__gt=timezone.now())
    return rows.filter(code_sha256=digest_of(code)).first()


@verb("sync.enrol_phone")
def enrol_phone(actor: Any, *, said: Enrolling) -> Partition:
    """The phone's key is hers from now on. Raises `sync.no_such_code` (wrong, used, too old),
    `sync.name_phone`, `sync.phone_ended_here`."""
    found = (
        Invitation.objects.select_for_update(of=("self",)).filter(code_sha256=digest_of(said.code)).first()
    )
    if found is None or found.user_id != actor.user_id or found.used_at or found.until_at < timezone.now():
        raise no_such_code()
    phone = _phone_called(said)
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    row = Partition(
        id=said.partition, phone=phone, user_id=actor.user_id, public_key=said.public_key, build=said.build
    )
    row.share = sealing.seal(settings.MASTER_KEY, os.urandom(SHARE_BYTES), place=share_place(row.id))
    row.save(force_insert=True)
    return row


def _phone_called(said: Enrolling) -> FieldPhone:
    name = " ".join(said.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Problem(
            "sync.name_phone", _("Give the phone a name by which the office knows it."), field="name"
        )
    phone, _is_new = FieldPhone.objects.get_or_create(id=said.phone, defaults={"name": name})
    if not phone.is_active:
        raise Problem(
            "sync.phone_ended_here", _("This phone was reported lost or given back. Ask the office.")
        )
    return phone


def no_such_code() -> Problem:
    """One answer for a code that is wrong, used or too old."""
    return Problem(
        "sync.no_such_code", _("This code opens nothing. Let the office show a new one."), field="code"
    )


def share_place(partition_id: UUID) -> str:
    return f"sync.share/{partition_id}"


def share_of(partition: Partition) -> bytes:
    """The server's half of the key of her records on the phone."""
    return sealing.unseal(settings.MASTER_KEY, bytes(partition.share), place=share_place(partition.id))


@verb("sync.end_phone")
def end_phone(actor: Any, *, phone: FieldPhone, how: str, why: str = "") -> FieldPhone:
    """A phone no longer counts, for anybody on it: `how` lost (wiped at next contact, its cards end), seized
    (stopped; a wipe waits for advice), returned. Its share of the key is destroyed, its lease of cards ended.

    Raises `sync.no_such_end`, `sync.ended_already`, `sync.not_for_others`.
    """
    if how not in ENDS:
        raise Problem("sync.no_such_end", _("Say what happened to the phone."), field="how")
    refuse_others_phone(actor, phone)
    phone = FieldPhone.objects.select_for_update(of=("self",)).get(id=phone.id)
    # A phone that was given back and then lost is lost; what was lost stays so.
    if phone.state != ACTIVE and (how in (phone.state, RETURNED) or phone.state == LOST):
        raise Problem("sync.ended_already", _("This was said already."))
    phone.state, phone.why, phone.wipes = how, why.strip(), how == LOST
    phone.ended_at, phone.ended_by_id = timezone.now(), actor.user_id
    phone.save(update_fields=["state", "why", "wipes", "ended_at", "ended_by_id"])
    for partition in phone.partitions.all():
        _end(actor, partition, how)
    return phone


def _end(actor: Any, partition: Partition, how: str) -> None:
    partition.ended_at = partition.ended_at or timezone.now()
    partition.share = b""
    partition.save(update_fields=["ended_at", "share"])
    end_lease(actor, partition, how)


def end_lease(actor: Any, partition: Partition, how: str) -> None:
    """The card places leased to this key are void at once, whoever says that the phone is gone; of a lost
    phone also the cards made with them."""
    lease = "cards.end_lease"
    # For this one phone, which she may end: she may end no other's lease.
    able = replace(actor, permissions=actor.permissions | {lease}, everywhere=actor.everywhere | {lease})
    verb_named(lease)(able, device=partition.id, made_cards=how == LOST, reason=how)


def refuse_others_phone(actor: Any, phone: FieldPhone) -> None:
    """One's own phone, or anybody's for who looks after them. Raises `sync.not_for_others`."""
    if not actor.may("sync.see_phones") and not phone.partitions.filter(user_id=actor.user_id).exists():
        raise Problem("sync.not_for_others", _("You can enrol a phone for yourself only."))


@verb("sync.order_wipe")
def order_wipe(actor: Any, *, phone: FieldPhone) -> FieldPhone:
    """After advice: a seized phone, or one given back, is wiped at its next contact. Raises
    `sync.still_in_use`."""
    if phone.is_active:
        raise Problem("sync.still_in_use", _("This phone is in use. Say first what happened to it."))
    phone.wipes = True
    phone.save(update_fields=["wipes"])
    return phone
