"""Papers of money as they can be given out, and those that were. Not here: the verb (actions/letters.py)."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from hamrah.cases.giving_forms import PapersForm
from hamrah.cases.models import Case, SentLetter
from hamrah.cases.papers.drawing import LANGUAGES
from hamrah.cases.told_letters import HOWS, NAMES, OF_MONEY
from hamrah.cases.who import names_of


def giving(case: Case, paper: str, choices: Iterable[tuple[UUID, Any]]) -> dict[str, Any]:
    """What cases/parts/giving.html shows of a paper of money: the form, in which whoever has none yet is
    ticked, and what was given out of these."""
    offered = [(str(id), label) for id, label in choices]
    rows = list(case.letters.listed().filter(letter=paper, of_id__in=[id for id, _label in offered]))
    has_one, language = {str(row.of_id) for row in rows}, get_language() or "en"
    first = {
        "of": [id for id, _label in offered if id not in has_one],
        "language": language if language in LANGUAGES else "en",
    }
    return {
        "case": case,
        "paper": paper,
        "offered": offered,
        "form": PapersForm(choices=offered, initial=first, auto_id=f"{paper}-%s"),
        "given": told(rows),
    }


def given_out(case: Case) -> list[dict[str, Any]]:
    """Everything that left the house of a case, the latest first."""
    return told(list(case.letters.listed()))


def told(rows: Sequence[SentLetter]) -> list[dict[str, Any]]:
    """What, whose, in which language, how, by whom."""
    words, who = NAMES | OF_MONEY, names_of(row.by_id for row in rows)
    return [
        {
            "row": row,
            "name": words.get(row.letter, row.letter),
            "whose": row.claimant.person.name if row.claimant else "",
            "language": LANGUAGES.get(row.language, row.language),
            "how": HOWS.get(row.how, row.how),
            "by": who.get(row.by_id, ""),
        }
        for row in rows
    ]
