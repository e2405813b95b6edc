"""What the helpline keeps unreadable: numbers and words, sealed under the installation's key; and the keyed
mark by which a number is found again, by equality alone.

Not here: who may read it (visible_to, the pages).
"""

import hmac
import json
from typing import Any
from uuid import UUID

from django.conf import settings

from hamrah.ground import sealing

MARK_BYTES = 16


def mark_of(organisation_id: UUID, number: str) -> bytes | None:
    """The mark of a number of ten digits in one organisation: two organisations' marks of one number differ.
    None without a number."""
    if not number:
        return None
    said = b"helpline.number/" + organisation_id.bytes + number.encode()
    return hmac.digest(settings.MASTER_KEY, said, "sha256")[:MARK_BYTES]


def seal_number(row: Any, number: str) -> None:
    """Put a number, or none, into the row in hand: sealed, and its mark beside it."""
    row.mark = mark_of(row.organisation_id, number)
    row.number = _sealed(number.encode(), _place(row, "number")) if number else b""


def number_of(row: Any) -> str:
    """The ten digits again; "" where none was given, or it was erased."""
    return _opened(bytes(row.number), _place(row, "number")).decode() if row.number else ""


def words_in(row: Any) -> dict[str, Any]:
    """What was said, by name; nothing where nothing was, or it was erased."""
    if not row.sealed:
        return {}
    said: dict[str, Any] = json.loads(_opened(bytes(row.sealed), _place(row, "words")))
    return said


def say_in(row: Any, **said: Any) -> None:
    """Keep these words in the row in hand, beside what it holds; an empty one takes away."""
    kept = {name: word for name, word in {**words_in(row), **said}.items() if word}
    row.sealed = _sealed(json.dumps(kept, ensure_ascii=False).encode(), _place(row, "words")) if kept else b""


def _place(row: Any, what: str) -> str:
    return f"helpline.{row._meta.model_name}.{what}/{row.id}"


def _sealed(value: bytes, place: str) -> bytes:
    return sealing.seal(settings.MASTER_KEY, value, place=place)


def _opened(value: bytes, place: str) -> bytes:
    return sealing.unseal(settings.MASTER_KEY, value, place=place)
