"""People as lists show them: photo, village, reasons in words, and the log of who looked.

Not here: which people are found (search.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hamrah.access.models import log_reading
from hamrah.people import told
from hamrah.people.meeting import words_met
from hamrah.people.models import Person
from hamrah.people.rules.likeness import Reason
from hamrah.people.search import OF_A_ROW, Found


@dataclass(frozen=True)
class Shown:
    """One person of a list, and in words why she is in it."""

    person: Person
    why: str
    but: str = ""


def shown(actor: Any, found: Sequence[Found], *, page: str, words: str = "") -> list[Shown]:
    """The people found, in their order, as far as the actor may see them. Logs the look.

    `words` of the free box tell why, where the search itself gives no reasons.
    """
    by_id = {one.person_id: one.person for one in found if one.person is not None}
    if others := {one.person_id for one in found if one.person is None}:
        visible = Person.objects.visible_to(actor).only(*OF_A_ROW)
        by_id |= {person.id: person for person in visible.filter(id__in=others)}
    log_reading(actor, page=page, people=list(by_id))
    seen = [(by_id[one.person_id], one) for one in found if one.person_id in by_id]
    return [Shown(who, *why(one.reasons or tuple(words_met(words, who)))) for who, one in seen]


def why(reasons: Iterable[Reason]) -> tuple[str, str]:
    """What speaks for her, and what against, each in one line: same father, same village."""
    said = [(told.reason_words(reason), reason.code in told.AGAINST) for reason in reasons]
    speaks_for = ", ".join(words for words, is_against in said if words and not is_against)
    return speaks_for, ", ".join(words for words, is_against in said if words and is_against)
