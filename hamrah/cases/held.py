"""A case held while its money changes: one desk at a time, by whom it is seen. Not here: what changes."""

from datetime import date
from typing import Any

from hamrah.cases.models import Case
from hamrah.cases.standing import locked
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.words import _

LONGEST_WORDS = 300


def held(actor: Any, case: Case) -> Case:
    """The case as it is now, held until this is done. Raises `verb.unknown_row` for whom it is not seen."""
    if not Case.objects.visible_to(actor).filter(id=case.id).exists():
        raise unknown_row()
    return locked(case)


def held_open(actor: Any, case: Case) -> Case:
    """The same, and it must be open. Raises `cases.closed`."""
    row = held(actor, case)
    if not row.is_open:
        raise Problem("cases.closed", _("This case is closed. Reopen it first."))
    return row


def refuse_day(on: date, *, field: str) -> None:
    """Raise `cases.day_to_come` for a day that is still to come."""
    if on > today():
        raise Problem("cases.day_to_come", _("This day is still to come."), field=field)


def refuse_words(words: str, *, field: str = "words", needed: bool = False) -> str:
    """The words, tidy. Raises `cases.too_long_words`, and `cases.say_why` where they are needed."""
    tidy = words.strip()
    if len(tidy) > LONGEST_WORDS:
        raise Problem("cases.too_long_words", _("Say it shorter."), field=field)
    if needed and not tidy:
        raise Problem("cases.say_why", _("Say why."), field=field)
    return tidy
