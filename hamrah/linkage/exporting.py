"""What a run reads of the register, and what it remembers of it: keys, folded lines, answers, live cards.

Keys go out under a secret of the run, so that whoever finds the Parquet cannot guess names back from them.
Not here: the Parquet's own form (files.py).
"""

import secrets
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db import connection

from hamrah.cards.models import Card
from hamrah.linkage import files
from hamrah.people.models import NotTheSame, Person, Suspicion
from hamrah.people.rules.pairkeys import probe_keys
from hamrah.people.rules.ready import facts_of
from hamrah.people.said import said_of

A_BATCH = 2_000
# Whose line is another than when it was last compared, or was never: correct, restored, unmerged alike.
CHANGED = """
SELECT trait.person FROM people_trait AS trait
LEFT JOIN linkage_compared AS seen USING (org, person)
WHERE %(whole)s OR seen.line IS DISTINCT FROM hashtextextended(trait.trait, 0)
ORDER BY trait.person
"""
STORED = "SELECT key, person FROM people_key WHERE key = ANY(%s)"
REMEMBER = """
INSERT INTO linkage_compared (org, person, line)
SELECT org, person, hashtextextended(trait, 0) FROM people_trait WHERE person = ANY(%s)
ON CONFLICT (org, person) DO UPDATE SET line = excluded.line
"""
FORGET = """
DELETE FROM linkage_compared AS seen
WHERE NOT EXISTS (SELECT FROM people_trait AS t WHERE t.org = seen.org AND t.person = seen.person)
"""


class Changed:
    """The records to be compared, and those that share a key with them."""

    def __init__(self, actor: Any, *, whole: bool) -> None:
        with connection.cursor() as cursor:
            cursor.execute(CHANGED, {"whole": whole})
            self.people = [person for (person,) in cursor.fetchall()]
        self.standing = Person.objects.visible_to(actor).standing().unrestricted()
        self._secret = secrets.token_bytes(32)
        self._asked: set[int] = set()

    def write(self, home: Path) -> None:
        """asked.parquet: what the changed ones ask for; stored.parquet: who has those keys."""
        files.write(home / "asked.parquet", files.KEYS, self._hidden(self._asking()))
        files.write(home / "stored.parquet", files.KEYS, self._hidden(self._holding()))

    def lines(self, people: Iterable[int]) -> dict[int, str]:
        """Person -> folded line, of those who stand and are not restricted."""
        found: dict[int, str] = {}
        for batch in batches(list(people), A_BATCH * 10):
            standing = set(self.standing.filter(no__in=batch).values_list("no", flat=True))
            with connection.cursor() as cursor:
                cursor.execute("SELECT person, trait FROM people_trait WHERE person = ANY(%s)", [batch])
                found.update((person, line) for person, line in cursor.fetchall() if person in standing)
        return found

    def _asking(self) -> Iterator[tuple[int, int]]:
        for batch in batches(self.people, A_BATCH):
            for person in self.standing.filter(no__in=batch).prefetch_related("phones"):
                for probe in probe_keys(facts_of(said_of(person))):
                    self._asked.add(probe.key)
                    yield probe.key, person.no

    def _holding(self) -> Iterator[tuple[int, int]]:
        for batch in batches(list(self._asked), A_BATCH * 10):
            with connection.cursor() as cursor:
                cursor.execute(STORED, [batch])
                yield from cursor.fetchall()

    def _hidden(self, rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for key, person in rows:
            told = blake2b(key.to_bytes(8, "big", signed=True), key=self._secret, digest_size=8).digest()
            yield int.from_bytes(told, "big", signed=True), person


def batches(rows: list[Any], size: int) -> Iterator[list[Any]]:
    """So many at a time."""
    yield from (rows[at : at + size] for at in range(0, len(rows), size))


def apart() -> frozenset[tuple[int, int]]:
    """Pairs of which a person said that they are two, as (lower, higher) numbers."""
    return _ordered(NotTheSame.objects.values_list("person__no", "other__no"))


def asked() -> frozenset[tuple[int, int]]:
    """Pairs about which a person is being asked, or was."""
    return _ordered(Suspicion.objects.values_list("person__no", "other__no"))


def _ordered(pairs: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    return frozenset((min(pair), max(pair)) for pair in pairs)


def live_cards(actor: Any) -> dict[int, int]:
    """Person -> the organisation's number, of those who hold a card that counts."""
    holders = Card.objects.visible_to(actor).live().values_list("person__no", flat=True)
    return dict.fromkeys(holders, actor.organisation_no)


def remember(actor: Any, changed: Changed) -> None:
    """These lines are compared now; whoever is gone is forgotten."""
    with connection.cursor() as cursor:
        for batch in batches(changed.people, A_BATCH * 10):
            cursor.execute(REMEMBER, [batch])
        cursor.execute(FORGET)
