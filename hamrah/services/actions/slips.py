"""The slip: a fresh link and code, and what the office behind it answers. Not here: opening it (slips.py)."""

from typing import Any

from hamrah.access.actor import Actor
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation
from hamrah.services.closing import closed
from hamrah.services.models import HandOver, Slip
from hamrah.services.moving import heard_back, moved_out
from hamrah.services.rules.steps import ACCEPTED, TRANSFER
from hamrah.services.slips import fresh, is_openable

ANSWERS = ("accept", "decline", "finish")
LONGEST_WORDS = 1_000


@verb("services.new_code")
def new_code(actor: Any, *, slip: Slip) -> Slip:
    """Make link and code anew; those before open nothing any more. They are shown once and kept nowhere: the
    caller finds them on the row (`shown`). Raises `services.hand_over_closed`."""
    if not slip.hand_over.is_granting:
        raise Problem("services.hand_over_closed", _("This has ended already."))
    slip.shown = fresh(slip)  # type: ignore[attr-defined]
    return slip


@verb("services.answer_slip")
def answer_slip(actor: Any, *, slip: Slip, answer: str, words: str = "") -> HandOver:
    """What the office says: it takes her on, it does not, it is done and what came of it. Raises
    `services.no_such_answer`, `services.slip_closed`, `services.say_why`, `services.hand_over_closed`,
    `services.too_long_words`."""
    words = words.strip()
    if answer not in ANSWERS:
        raise Problem("services.no_such_answer", _("Choose an answer."), field="answer")
    if not is_openable(slip):
        raise Problem("services.slip_closed", _("This link opens nothing any more. Call who sent you."))
    if answer == "decline" and not words:
        raise Problem("services.say_why", _("Say why, so that somebody else understands it."), field="words")
    if len(words) > LONGEST_WORDS:
        raise Problem("services.too_long_words", _("Say it shorter."), field="words")
    said = {"reason" if answer == "decline" else "feedback": words}
    row = closed(slip.hand_over, answer, by_id=None, **said)
    if row.state == ACCEPTED and row.form == TRANSFER:
        moved_out(actor, row)
    else:
        heard_back(
            actor, row, {"finish": "feedback", "decline": "was_declined"}.get(answer, "accepted"), words
        )
    return row


def office_behind(organisation: Organisation) -> Actor:
    """Whoever holds a slip and its code: may answer it, and nothing else."""
    return Actor(
        user_id=None,
        organisation_id=organisation.id,
        organisation_no=organisation.no,
        organisation_code=organisation.code,
        name="slip",
        permissions=frozenset({"services.answer_slip"}),
        device="slip",
    )
