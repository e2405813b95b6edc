"""People as lists show them: photo, village, reasons in words, and the log of who looked.

Not here: which people are found (search.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hamrah.access.models import log_reading
from hamrah.ground import names
from hamrah.people import told
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


def words_met(words: str, person: Person) -> Iterator[Reason]:
    """Which of her facts some of the words mean: the same sounds, or at least a common key."""
    asked = names.plain_words(words)
    heard, keys = set(map(names.sounds, asked)), {key for word in asked for key in names.keys(word)}
    fields = {
        "name": f"{person.name} {person.known_as}",
        "relation": person.relation_name,
        "village": f"{person.village_said} {person.hamlet}",
    }
    for field, text in fields.items():
        own = names.plain_words(text)
        value = person.relation[:1] if field == "relation" else ""
        if heard & set(map(names.sounds, own)):
            yield Reason(f"same_{field}", value)
        elif any(keys & set(names.keys(word)) for word in own):
            yield Reason(f"near_{field}", value)
