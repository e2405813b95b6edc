"""Verbs that give letters and papers of money out, kept as they were. Not here: what stands on them."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from hamrah.cases.actions.saying import refuse_closed, refuse_day, refuse_words
from hamrah.cases.actions.stepping import refuse_unsafe
from hamrah.cases.models import Case, SentLetter
from hamrah.cases.noting import note
from hamrah.cases.papers.drawing import LANGUAGES, Paper, paper_pdf
from hamrah.cases.papers.letter import LETTERS, NOTICE
from hamrah.cases.papers.of_case import letter_of
from hamrah.cases.papers.of_rows import OF_MONEY, chosen_of, paper_of
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
    if letter not in LETTERS:
        raise no_such_letter()
    refuse_giving(language=language, how=how, to_said=to_said, sent_on=sent_on)
    case = locked(case, actor)
    if letter == NOTICE:
        refuse_closed(case)
    refuse_unsafe(case, letter)
    drawn = letter_of(actor, case, letter, language=language, to=to_said)
    row = kept(
        actor, case, drawn, letter=letter, language=language, how=how, to_said=to_said, sent_on=sent_on
    )
    if letter == NOTICE:
        note(actor, case, "notice", "sent", on=row.sent_on)
    return row


@verb("cases.give_papers")
def give_papers(
    actor: Any,
    *,
    case: Case,
    paper: str,
    of: Sequence[UUID],
    language: str,
    how: str = "hand",
    to_said: str = "",
    sent_on: date | None = None,
) -> list[str]:
    """Give papers of money out and keep the bytes of each: receipts, an agreement, sheets of how claims are
    worked out. `of`: the receipts, agreements or claimants they tell of; answers the ids of what is kept.

    Raises `cases.no_such_letter`, `cases.bad_day`, `cases.nothing_chosen`, `cases.not_of_this_case`.
    """
    if paper not in OF_MONEY:
        raise no_such_letter()
    if not of:
        raise Problem("cases.nothing_chosen", _("Choose whose paper it is."), field="of")
    refuse_giving(language=language, how=how, to_said=to_said, sent_on=sent_on)
    case = locked(case, actor)
    rows = []
    for chosen in chosen_of(case, paper, of):
        drawn, whose = paper_of(paper, chosen)
        rows.append(kept(
            actor, case, drawn, letter=paper, language=language, how=how, to_said=to_said, sent_on=sent_on,
            claimant=whose, of_id=chosen.id,
        ))  # fmt: skip
    return [str(row.id) for row in rows]


def refuse_giving(*, language: str, how: str, to_said: str, sent_on: date | None) -> None:
    if language not in LANGUAGES or how not in HOW:
        raise no_such_letter()
    refuse_day(sent_on, field="sent_on")
    refuse_words(to_said)


def no_such_letter() -> Problem:
    return Problem("cases.no_such_letter", _("This choice is not known."), field="letter")


def kept(
    actor: Any, case: Case, paper: Paper, *, language: str, to_said: str, sent_on: date | None, **said: Any
) -> SentLetter:
    """The paper drawn once more, and these very bytes with their hash."""
    pdf = paper_pdf(actor, paper, language)
    row: SentLetter = SentLetter.objects.create(
        case=case, language=language, to_said=to_said.strip(), sent_on=sent_on or today(), pdf=pdf,
        sha256=hashlib.sha256(pdf).digest(), by_id=actor.user_id, **said,
    )  # fmt: skip
    return row
