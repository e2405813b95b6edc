"""The verb that gives a letter out and keeps it as it was. Not here: what stands on it (papers/)."""

import hashlib
from datetime import date
from typing import Any

from hamrah.cases.actions.saying import refuse_closed, refuse_day, refuse_words
from hamrah.cases.actions.stepping import refuse_unsafe
from hamrah.cases.models import Case, SentLetter
from hamrah.cases.noting import note
from hamrah.cases.papers.drawing import LANGUAGES, paper_pdf
from hamrah.cases.papers.letter import LETTERS, NOTICE
from hamrah.cases.papers.of_case import letter_of
from hamrah.cases.standing import locked
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

# How a letter left: into a hand, by post, by messenger or mail, filed at a counter.
HOW = ("hand", "post", "phone", "filed")


@verb("cases.give_letter")
def give_letter(
    actor: Any,
    *,
    case: Case,
    letter: str,
    language: str,
    how: str = "hand",
    to_said: str = "",
    sent_on: date | None = None,
) -> SentLetter:
    """Give a letter out and keep its bytes. A notice is a step of the case too, and goes only where it is
    safe to contact the other side.

    Raises `cases.no_such_letter`, `cases.bad_day`, and for a notice those of `cases.note_step`.
    """
    if letter not in LETTERS or language not in LANGUAGES or how not in HOW:
        raise Problem("cases.no_such_letter", _("This choice is not known."), field="letter")
    refuse_day(sent_on, field="sent_on")
    refuse_words(to_said)
    case = locked(case, actor)
    if letter == NOTICE:
        refuse_closed(case)
    refuse_unsafe(case, letter)
    pdf = paper_pdf(actor, letter_of(actor, case, letter, language=language, to=to_said), language)
    row: SentLetter = SentLetter.objects.create(
        case=case, letter=letter, language=language, how=how, to_said=to_said.strip(),
        sent_on=sent_on or today(), pdf=pdf, sha256=hashlib.sha256(pdf).digest(), by_id=actor.user_id,
    )  # fmt: skip
    if letter == NOTICE:
        note(actor, case, "notice", "sent", on=row.sent_on)
    return row
