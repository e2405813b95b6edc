"""Letters of hand-overs: three sorts, each sealed for its receiver.

services.hand_over gives what was agreed; services.answer is the receiver's word; services.change the
sender's. Not here: what follows of one (received.py).
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hamrah.ground.permissions import verb_named
from hamrah.organisations import letters
from hamrah.organisations.models import Letter
from hamrah.services.models import HandedPerson, HandOver

GIVEN, ANSWER, CHANGE = "services.hand_over", "services.answer", "services.change"
# What all three begin with.
KINDS = "services."


def send(actor: Any, partner_id: UUID | None, kind: str, body: dict[str, Any]) -> None:
    """A letter, unless its receiver takes none any more: our own side stands whether it hears or not."""
    if partner_id is None or letters.public_key_of(partner_id) is None:
        return
    text = json.dumps(body, ensure_ascii=False).encode()
    verb_named("organisations.send_letter")(actor, receiver_id=partner_id, kind=kind, body=text)


def opened(letter: Letter) -> dict[str, Any]:
    """What a letter to us says. Raises `organisations.letter_does_not_open`, ValueError."""
    said = json.loads(letters.body_of(letter))
    if not isinstance(said, dict):
        raise ValueError("a letter of services is an object")
    return said


def send_answer(actor: Any, hand_over: HandOver, answer: str, words: str = "") -> None:
    """The receiver's word to the sender."""
    body = {"ref": str(hand_over.ref), "answer": answer, "words": words}
    send(actor, hand_over.partner_id, ANSWER, body)


def send_change(actor: Any, hand_over: HandOver, change: str, people: Iterable[HandedPerson] = ()) -> None:
    """The sender's word to the receiver: revoke, withdraw (of these people), remind."""
    tokens = [str(one.token) for one in people]
    send(actor, hand_over.partner_id, CHANGE, {"ref": str(hand_over.ref), "change": change, "people": tokens})
