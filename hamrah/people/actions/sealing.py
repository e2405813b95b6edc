"""Noting a sensitive fact (T4, T5): it is sealed before it is stored. Not here: reading it."""

from typing import Any

from hamrah.ground import sealing
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person, PersonKey, SealedFact
from hamrah.people.models.sealed import SEALED_FACTS

LONGEST_FACT = 400


@verb("people.note_sealed_fact")
def note_sealed_fact(actor: Any, *, person: Person, fact: str, value: str) -> Person:
    """Keep a sensitive fact unreadable at rest. Raises `people.no_such_fact`,
    `people.too_long`."""
    if fact not in SEALED_FACTS:
        raise Problem("people.no_such_fact", _("There is no such fact."), field="fact")
    if len(value) > LONGEST_FACT:
        raise Problem(
            "people.too_long",
            _("This is too long: at most %(most)d letters."),
            field="value",
            most=LONGEST_FACT,
        )
    row = SealedFact.objects.filter(person=person, fact=fact).first() or SealedFact(person=person, fact=fact)
    row.value = sealing.seal(PersonKey.of(person), value.encode(), place=row.place())
    row.save()
    return person
