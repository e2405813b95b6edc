"""People as lists show them: photo, village, reasons in words, and the log of who looked.

Not here: which people are found (search.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hamrah.access.models import log_reading
from hamrah.people import told
from hamrah.people.models import Person
from hamrah.people.search import Found


@dataclass(frozen=True)
class Shown:
    """One person of a list, and in words why she is in it."""

    person: Person
    why: str
    but: str = ""


def shown(actor: Any, found: Sequence[Found], *, page: str) -> list[Shown]:
    """The people found, in their order, as far as the actor may see them. Logs the look."""
    ids = [one.person_id for one in found]
    people = Person.objects.visible_to(actor).filter(id__in=ids).select_related("village")
    by_id = {person.id: person for person in people.defer("adult_from")}
    log_reading(actor, page=page, people=list(by_id))
    return [Shown(by_id[one.person_id], *why(one)) for one in found if one.person_id in by_id]


def why(found: Found) -> tuple[str, str]:
    """What speaks for her, and what against, each in one line: same father, same village."""
    said = [(told.reason_words(reason), reason.code in told.AGAINST) for reason in found.reasons]
    speaks_for = ", ".join(words for words, is_against in said if words and not is_against)
    return speaks_for, ", ".join(words for words, is_against in said if words and is_against)
