"""Noting a sensitive fact (T4, T5), papers seen too: sealed before it is stored. Not here: reading it."""

from collections.abc import Sequence
from typing import Any

from hamrah.ground import sealing
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person, PersonKey, SealedFact
from hamrah.people.models.sealed import PAPERS, SEALED_FACTS

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
    _keep(_row(person, fact), value)
    return person


@verb("people.note_papers")
def note_papers(actor: Any, *, person: Person, seen: Sequence[str], replaces: bool = False) -> Person:
    """Which of her papers somebody saw, beside those seen before; `replaces`: these and no others, where a
    tick was wrong. Never a number of them. Raises `people.no_such_paper`."""
    if not set(seen) <= set(PAPERS):
        raise Problem("people.no_such_paper", _("There is no such paper in the list."), field="papers")
    row = _row(person, "papers")
    before = [] if replaces or row.value is None else row.open().split(",")
    # What was written by hand before there was this list stays behind it.
    known = [one for one in PAPERS if one in {*seen, *before}] + [one for one in before if one not in PAPERS]
    if known:
        _keep(row, ",".join(known))
    else:
        SealedFact.objects.filter(person=person, fact="papers").delete()
    return person


def _row(person: Person, fact: str) -> SealedFact:
    found = SealedFact.objects.filter(person=person, fact=fact).first()
    return found or SealedFact(person=person, fact=fact, value=None)


def _keep(row: SealedFact, value: str) -> None:
    row.value = sealing.seal(PersonKey.of(row.person), value.encode(), place=row.place())
    row.save()
