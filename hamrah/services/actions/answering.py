"""The receiver's part: letters fetched, a hand-over answered, a worker found in one's own register.

Not here: what each letter does (received.py), handing over (handing.py).
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations import letters
from hamrah.organisations.models import Letter
from hamrah.people.models import Person
from hamrah.services.actions.asking import Asked, ask
from hamrah.services.closing import closed, note_hand
from hamrah.services.kinds import kinds_offered
from hamrah.services.models import HandedPerson, HandOver, ServiceRequest
from hamrah.services.moving import heard_back, moved_inside, moved_out
from hamrah.services.post import GIVEN, KINDS, opened, send_answer
from hamrah.services.received import receive
from hamrah.services.rules.steps import ACCEPTED, GRANTING, OPEN, TRANSFER
from hamrah.services.sealed import words_in
from hamrah.services.sweeping import sweep

ANSWERS = ("accept", "decline", "finish", "wish")
LONGEST_WORDS = 1_000
ALL = 500


@verb("services.collect_letters")
def collect_letters(actor: Any) -> dict[str, int]:
    """Take every letter about hand-overs that lies here, then do what its day has come for. What is handed
    over comes first, then what was said since: a clock put back must not let a revocation come too early.
    One that was read is emptied: what was agreed stands under the key of the hand-over alone. One that cannot
    be read is put aside and counted; it stops no other. Answers counts."""
    letters.own_key()
    waiting = letters.waiting(actor.organisation_id, kind=KINDS)
    counts = {"read": 0, "unreadable": 0}
    for letter in sorted(waiting[:ALL], key=lambda letter: letter.kind != GIVEN):
        is_read = _read(actor, letter)
        counts["read" if is_read else "unreadable"] += 1
        verb_named("organisations.take_letter")(actor, letter=letter)
        if is_read:
            letters.empty(letter)
    letters.empty_old(actor.organisation_id, kind=KINDS)
    return {**counts, **sweep(actor)}


def _read(actor: Any, letter: Letter) -> bool:
    try:
        with transaction.atomic():
            receive(actor, letter, opened(letter))
    except (Problem, ValueError, KeyError, TypeError, AttributeError):
        # Another member's programme wrote it: ours can only say that it made no sense.
        return False
    return True


@verb("services.answer_hand_over")
def answer_hand_over(actor: Any, *, hand_over: HandOver, answer: str, words: str = "") -> HandOver:
    """Accept it, decline it (and why), say that it is done (and what came of it), or wish to have her wholly.

    Raises `services.no_such_answer`, `services.not_for_you`, `services.not_your_own`, `services.say_why`,
    `services.too_long_words`, `services.hand_over_closed`.
    """
    refuse_answer(actor, hand_over, answer, words.strip())
    if answer == "wish":
        return wished(actor, hand_over)
    said = {"reason" if answer == "decline" else "feedback": words.strip()}
    row = closed(hand_over, answer, by_id=actor.user_id, **said)
    row.answered_by_id = row.answered_by_id or actor.user_id
    row.save(update_fields=["answered_by_id"])
    if row.direction == "in":
        send_answer(actor, row, answer, words.strip())
    elif row.state == ACCEPTED and row.form == TRANSFER:
        (moved_inside if row.direction == "inside" else moved_out)(actor, row)
    elif answer != "accept":
        heard_back(actor, row, "feedback" if answer == "finish" else "was_declined", words.strip())
    return row


def refuse_answer(actor: Any, row: HandOver, answer: str, words: str) -> None:
    if answer not in ANSWERS:
        raise Problem("services.no_such_answer", _("Choose an answer."), field="answer")
    if row.direction == "out":
        raise Problem("services.not_for_you", _("The other organisation answers this."))
    if row.direction == "inside":
        refuse_bystander(actor, row)
    if answer == "decline" and not words:
        raise Problem("services.say_why", _("Say why, so that somebody else understands it."), field="words")
    if len(words) > LONGEST_WORDS:
        raise Problem("services.too_long_words", _("Say it shorter."), field="words")


def refuse_bystander(actor: Any, row: HandOver) -> None:
    """Inside the organisation the receiver answers, and nobody answers herself."""
    if row.by_id == actor.user_id:
        raise Problem("services.not_your_own", _("You sent this yourself: the receiver answers."))
    only = actor.only_centres("services.answer_hand_over")
    is_hers = row.to_user_id == actor.user_id or (
        row.to_centre_id is not None and (only is None or row.to_centre_id in only)
    )
    if not is_hers:
        raise Problem("services.not_for_you", _("Somebody else answers this."))


def wished(actor: Any, hand_over: HandOver) -> HandOver:
    """The receiver of a referral would have her wholly; the sender decides by a transfer."""
    if hand_over.state not in GRANTING or hand_over.form == TRANSFER:
        raise Problem("services.hand_over_closed", _("This has ended already."))
    if hand_over.wished_at is not None:
        raise Problem("services.wished_already", _("Somebody has asked for it already."))
    hand_over.wished_at = timezone.now()
    hand_over.save(update_fields=["wished_at"])
    note_hand(hand_over, "wished", actor.user_id)
    if hand_over.direction == "in":
        send_answer(actor, hand_over, "wish")
    return hand_over


@verb("services.say_who")
def say_who(actor: Any, *, handed: HandedPerson, person: Person) -> HandedPerson:
    """Whom of our own register was handed over; what she needs becomes a request with us. Raises
    `services.not_ours_to_say`, `services.hand_over_closed`, `services.said_already`."""
    row = handed.hand_over
    if row.direction != "in":
        raise Problem("services.not_ours_to_say", _("We know who she is: we sent her."))
    if row.state != ACCEPTED or handed.withdrawn_at is not None:
        raise Problem("services.hand_over_closed", _("Accept it first; or it has ended already."))
    if handed.person_id is not None:
        raise Problem("services.said_already", _("This was said already."))
    handed.person, handed.request = person, request_for(actor, person, row)
    handed.save(update_fields=["person", "request"])
    return handed


def request_for(actor: Any, person: Person, row: HandOver) -> ServiceRequest:
    """Her open request of this kind with us, or a new one; a kind we do not know is other help."""
    codes = {kind.code for kind in kinds_offered()}
    code = row.kind if row.kind in codes else "other"
    there = ServiceRequest.objects.filter(person__in=person.records, kind=code, state__in=OPEN).first()
    if there is not None:
        return there
    asked = Asked(code, words=words_in(row).get("need", ""), said=least_said(code, row))
    (id,) = ask(actor, people=[person], asked=asked)
    made: ServiceRequest = ServiceRequest.objects.get(id=id)
    return made


def least_said(code: str, row: HandOver) -> dict[str, Any]:
    """What the kind needs to know, as far as a letter says it: its own name; the rest is asked of her."""
    kind = next(kind for kind in kinds_offered() if kind.code == code)
    plain = {"text": row.kind_said or code, "number": 1, "day": row.sent_at.date(), "yes": True}
    return {
        field.name: field.choices[0][0] if field.kind == "choice" else plain[field.kind]
        for field in kind.fields
        if field.needed
    }
