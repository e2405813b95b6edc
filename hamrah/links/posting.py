"""Letters between two sides of a request: what they say, and marks that mean something to one side alone.

Not here: sealing and opening (organisations/letters.py), what follows from them (actions/).
"""

import hashlib
import hmac
import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from hamrah.ground import sealing
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations import letters
from hamrah.organisations.actions import send_letter
from hamrah.organisations.models import Letter
from hamrah.people.models import Person, PersonKey

REQUEST, ANSWER, END = "links.request", "links.answer", "links.end"
KINDS = "links."
LONGEST = 20_000


def send(actor: Any, *, to: UUID, kind: str, says: dict[str, Any]) -> Letter:
    """Seal and send. Raises `organisations.no_letter_key`."""
    body = json.dumps(says, ensure_ascii=False, sort_keys=True).encode()
    sent: Letter = send_letter(actor, receiver_id=to, kind=kind, body=body)
    transaction.on_commit(lambda: _delivered(to), robust=True)
    return sent


def _delivered(to: UUID) -> None:
    """The other side's clerk takes it at once; where that fails, the letter waits for the night."""
    from hamrah.links.tending import tend

    tend(to)


def said_in(letter: Letter) -> dict[str, Any]:
    """What a letter to us says. Raises `links.letter_unreadable`, `organisations.letter_does_not_open`."""
    body = letters.body_of(letter)
    try:
        said = json.loads(body) if len(body) <= LONGEST else None
        if not isinstance(said, dict):
            raise TypeError
        said["code"] = UUID(said["code"])
    except (ValueError, TypeError, KeyError) as wrong:
        raise Problem("links.letter_unreadable", _("This letter cannot be read.")) from wrong
    return said


def ref_for(person_id: UUID, reader_id: UUID) -> UUID:
    """Our name for a person towards one other organisation: two that compare notes cannot match theirs."""
    text = f"links.ref/{person_id}/{reader_id}".encode()
    return UUID(bytes=hmac.digest(settings.MASTER_KEY, text, hashlib.sha256)[:16])


def marked(organisation_id: UUID, person_id: UUID) -> bytes:
    """A mark of one organisation's person that no other can read: it comes back with the request."""
    return sealing.seal(settings.MASTER_KEY, person_id.bytes, place=f"links.whom/{organisation_id}")


def meant_by(organisation_id: UUID, mark: bytes) -> UUID | None:
    """The person whom a mark of ours means; None for anything else."""
    try:
        return UUID(bytes=sealing.unseal(settings.MASTER_KEY, mark, place=f"links.whom/{organisation_id}"))
    except ValueError:
        return None


def kept(person: Person, facts: dict[str, Any], *, place: str) -> bytes:
    """Facts that came from elsewhere, sealed under her own key: erasing her ends them too."""
    return sealing.seal(PersonKey.of(person), json.dumps(facts, ensure_ascii=False).encode(), place=place)


def opened(person: Person, sealed: bytes, *, place: str) -> dict[str, Any]:
    """The same in clear; nothing where nothing came."""
    if not sealed:
        return {}
    facts: dict[str, Any] = json.loads(sealing.unseal(PersonKey.of(person), sealed, place=place))
    return facts
