"""Letters between organisations: sealed so that only the receiver opens them. Not here: what they say.

A sealed box: a fresh X25519 key agrees with the receiver's, HKDF-SHA256 makes the key, AES-256-GCM seals
(the construction of RFC 9180's base mode, in its plainest form). Bound to kind and receiver.
"""

import os
from datetime import timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from hamrah.ground import sealing
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Letter, LetterKey

KEY_BYTES, NONCE_BYTES = 32, 12
# So long somebody can look into why a letter made no sense.
UNREADABLE_KEPT = timedelta(days=30)


def own_key() -> LetterKey:
    """The organisation's letter key, made on first use. Needs its context."""
    return LetterKey.objects.first() or _made()


def public_key_of(receiver_id: UUID) -> bytes | None:
    """The public half of another organisation's key; None while it takes no letters."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisations_letter_key(%s)", [receiver_id])
        (key,) = cursor.fetchone()
    return None if key is None else bytes(key)


def _made() -> LetterKey:
    private = X25519PrivateKey.generate()
    row = LetterKey(public_key=private.public_key().public_bytes_raw())
    row.sealed = sealing.seal(settings.MASTER_KEY, private.private_bytes_raw(), place=_place(row))
    row.save()
    return row


def sealed_for(public_key: bytes, body: bytes, *, kind: str, receiver_id: UUID) -> bytes:
    """ephemeral public key + nonce + ciphertext."""
    ephemeral = X25519PrivateKey.generate()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
    nonce = os.urandom(NONCE_BYTES)
    mine = ephemeral.public_key().public_bytes_raw()
    return mine + nonce + AESGCM(_derived(shared, mine)).encrypt(nonce, body, _bound(kind, receiver_id))


def opened(row: LetterKey, sealed: bytes, *, kind: str, receiver_id: UUID) -> bytes:
    """The body again. Raises `organisations.letter_does_not_open`."""
    theirs, rest = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    raw = sealing.unseal(settings.MASTER_KEY, bytes(row.sealed), place=_place(row))
    shared = X25519PrivateKey.from_private_bytes(raw).exchange(X25519PublicKey.from_public_bytes(theirs))
    try:
        key = AESGCM(_derived(shared, theirs))
        return key.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound(kind, receiver_id))
    except InvalidTag as wrong:
        raise Problem("organisations.letter_does_not_open", _("This letter does not open.")) from wrong


def waiting(receiver_id: UUID, *, kind: str) -> QuerySet[Letter]:
    """Letters to the organisation whose context is open that nobody has taken, the oldest first. `kind`: the
    beginning of theirs, such as "links."."""
    to_us = Letter.objects.filter(receiver_id=receiver_id, state="sent", kind__startswith=kind)
    return to_us.order_by("sent_at", "id")


def body_of(letter: Letter) -> bytes:
    """What a letter to the organisation whose context is open says. Raises `organisations.letter_emptied`,
    `organisations.letter_does_not_open`."""
    if not letter.body:
        raise Problem("organisations.letter_emptied", _("This letter has had its day: its content is gone."))
    return opened(own_key(), bytes(letter.body), kind=letter.kind, receiver_id=letter.receiver_id)


def empty(letter: Letter) -> None:
    """What it said stands elsewhere now, under the key of whom it is about; or nobody may keep it any longer.
    That it came stays."""
    letter.body = b""
    letter.save(update_fields=["body"])


def empty_old(receiver_id: UUID, *, kind: str) -> int:
    """Empty the letters of a kind that nobody could read and nobody mended; answers how many. Every night."""
    old = Letter.objects.filter(receiver_id=receiver_id, state="taken", kind__startswith=kind)
    return old.filter(sent_at__lt=timezone.now() - UNREADABLE_KEPT).exclude(body=b"").update(body=b"")


def _derived(shared: bytes, ephemeral: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=ephemeral, info=b"hamrah letter").derive(shared)


def _bound(kind: str, receiver_id: UUID) -> bytes:
    return f"{kind}/{receiver_id}".encode()


def _place(row: LetterKey) -> str:
    return f"organisations.letter_key/{row.id}"
