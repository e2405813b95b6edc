"""What a letter of another organisation does here. Not here: fetching letters (actions/answering.py).

A letter changes only what its own sender has part in: the row is looked up by reference and by who wrote.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.ground.day import today
from hamrah.organisations.models import Letter
from hamrah.services.closing import closed, note_hand
from hamrah.services.models import HandedPerson, HandOver
from hamrah.services.moving import heard_back, moved_out
from hamrah.services.post import ANSWER, GIVEN
from hamrah.services.receivers import partner_with
from hamrah.services.rules.clocks import MOST_DAYS
from hamrah.services.rules.steps import ACCEPTED, DONE, GRANTING, REFERRAL, TRANSFER, may_follow
from hamrah.services.sealed import copy_into, say_in

MOST_PEOPLE, LONGEST = 50, 1_000
ANSWERS = {"accept": "accept", "decline": "decline", "finish": "finish"}


def receive(actor: Any, letter: Letter, said: dict[str, Any]) -> None:
    """What follows of one letter. Raises ValueError, KeyError, TypeError where it is not as letters are."""
    if letter.kind == GIVEN:
        given(letter, said)
    elif letter.kind == ANSWER:
        answered(actor, letter, said)
    else:
        changed(letter, said)


def given(letter: Letter, said: dict[str, Any]) -> HandOver | None:
    """Somebody is handed over to us; the same letter again is the same hand-over."""
    ref = UUID(said["ref"])
    if HandOver.objects.filter(ref=ref, direction="in").exists():
        return None
    if said["form"] not in (REFERRAL, TRANSFER) or not 1 <= len(said["people"]) <= MOST_PEOPLE:
        raise ValueError("not a hand-over")
    # Their clock may be wrong: nothing stays open longer than any hand-over may.
    latest = today() + timedelta(days=MOST_DAYS)
    row = HandOver(
        ref=ref, direction="in", form=said["form"], partner_id=letter.sender_id,
        partner_name=partner_with(letter.sender_id), kind=str(said["kind"])[:24],
        kind_said=str(said["kind_said"])[:80], tier=min(5, max(2, int(said["tier"]))),
        columns=[str(name)[:40] for name in said["columns"]][:40],
        answer_by=min(date.fromisoformat(said["answer_by"]), latest),
        expires_on=min(date.fromisoformat(said["expires_on"]), latest), is_override=bool(said["is_override"]),
    )  # fmt: skip
    say_in(row, need=str(said["words"])[:LONGEST])
    row.save()
    for one in said["people"]:
        _copy(row, one, said["columns"])
    note_hand(row, row.state, None)
    return row


def _copy(row: HandOver, one: dict[str, Any], labels: dict[str, Any]) -> None:
    handed = HandedPerson(hand_over=row, token=UUID(one["token"]))
    facts = {str(name)[:40]: str(value)[:300] for name, value in one["facts"].items() if name in labels}
    copy_into(handed, {"facts": facts, "labels": {name: str(labels[name])[:80] for name in facts}})
    handed.save()


def answered(actor: Any, letter: Letter, said: dict[str, Any]) -> None:
    """The receiver's word on what we sent it; once we took it back, its word counts no more."""
    row = HandOver.objects.filter(ref=UUID(said["ref"]), direction="out", partner_id=letter.sender_id).first()
    if row is None:
        return
    words = str(said.get("words", ""))[:LONGEST]
    if said["answer"] == "wish" and row.state in GRANTING:
        row.wished_at = timezone.now()
        row.save(update_fields=["wished_at"])
        note_hand(row, "wished", None)
        return
    step = ANSWERS[said["answer"]]
    if step not in may_follow(row.form, row.state):
        return
    row = closed(row, step, by_id=None, **{"reason" if step == "decline" else "feedback": words})
    if row.state == ACCEPTED and row.form == TRANSFER:
        moved_out(actor, row)
    elif row.state == DONE or step == "decline":
        heard_back(actor, row, "feedback" if row.state == DONE else "was_declined", words)


def changed(letter: Letter, said: dict[str, Any]) -> None:
    """The sender's word on what it sent us: taken back, one of them took back her yes, asked once more."""
    row = HandOver.objects.filter(ref=UUID(said["ref"]), direction="in", partner_id=letter.sender_id).first()
    if row is None:
        return
    match said["change"]:
        case "revoke":
            if "revoke" in may_follow(row.form, row.state):
                closed(row, "revoke", by_id=None)
        case "withdraw":
            _withdrawn(row, [UUID(token) for token in said["people"]])
        case "remind":
            row.raised_at = row.raised_at or timezone.now()
            row.save(update_fields=["raised_at"])


def _withdrawn(row: HandOver, tokens: list[UUID]) -> None:
    """Their copies go, whatever the hand-over's state."""
    hers = row.people.filter(token__in=tokens, withdrawn_at=None)
    if hers.update(copy=b"", withdrawn_at=timezone.now()) == 0:
        return
    if not row.people.filter(withdrawn_at=None).exists() and row.state in GRANTING:
        say_in(row, need="")
        row.save(update_fields=["sealed"])
        closed(row, "withdraw", by_id=None)
    else:
        note_hand(row, "one_withdrew", None)
