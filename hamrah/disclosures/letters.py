"""What the sealed letter of an export carries: a line that says what it is, then the locked file.

Not here: sealing (organisations/letters.py), and who may open one (actions/receiving.py).
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from hamrah.disclosures.models import Export
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.letters import body_of, empty
from hamrah.organisations.models import Letter

KIND = "export"


@dataclass(frozen=True)
class Carried:
    """A letter's content. `kept_until` is the last day on which it may be kept, so also opened."""

    number: str
    purpose: str
    recipient: str
    contact: str
    rows: int
    kept_until: date
    passphrase: str
    file: bytes


def packed(export: Export, passphrase: str) -> bytes:
    """The letter's body before it is sealed."""
    carried = Carried(
        number=export.number,
        purpose=export.purpose,
        recipient=export.recipient,
        contact=export.contact,
        rows=export.rows or 0,
        kept_until=export.kept_until,
        passphrase=passphrase,
        file=b"",
    )
    return (
        json.dumps(asdict(carried) | {"file": None}, default=str).encode()
        + b"\n"
        + bytes(export.content or b"")
    )


def carried_by(letter: Letter) -> Carried:
    """What a letter to this organisation carries; needs its context.

    Raises `organisations.letter_does_not_open`, `disclosures.letter_unread`.
    """
    head, _line, file = body_of(letter).partition(b"\n")
    try:
        said: dict[str, Any] = json.loads(head)
        return Carried(**{**said, "kept_until": date.fromisoformat(said["kept_until"]), "file": file})
    except (ValueError, TypeError, KeyError) as wrong:
        sentence = _("This letter opened, but what is in it cannot be read. Ask the sender to send it anew.")
        raise Problem("disclosures.letter_unread", sentence) from wrong


def forget_past(actor: Any) -> int:
    """Empty the letters that came to us and may be kept no longer; answers how many. One that cannot be read
    is left for its sender to explain."""
    there = Letter.objects.filter(receiver_id=actor.organisation_id, kind=KIND).exclude(body=b"")
    past = [letter for letter in there if is_past(letter)]
    for letter in past:
        empty(letter)
    return len(past)


def is_past(letter: Letter) -> bool:
    """Whether the last day on which it may be kept is over."""
    try:
        return carried_by(letter).kept_until < today()
    except Problem:
        return False
