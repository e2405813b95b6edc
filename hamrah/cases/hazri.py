"""What diaries say of the claimants of a case, ready to be taken into their claims.

Not here: counting days (wages/rules/counting.py), how a claim keeps them (rules/diaries.py), the verb.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.cases.models import Case, Claimant
from hamrah.cases.rules.diaries import KEEPERS, halves_in, kept, minutes_in
from hamrah.ground.day import today
from hamrah.wages.hazri import diaries_of, hazri_of_many, records_of
from hamrah.wages.models import Diary
from hamrah.wages.rules.money import total

LONGEST_DAYS = 1_100


@dataclass(frozen=True)
class FromDiaries:
    """What one claimant's diaries say of these days; `hazri` empty where none speaks."""

    claimant: Claimant
    hazri: dict[str, Any]
    advance_paise: int = 0
    paid_paise: int = 0

    @property
    def half_days(self) -> int:
        return halves_in(self.hazri)

    @property
    def overtime_minutes(self) -> int:
        return minutes_in(self.hazri)


def from_diaries(
    actor: Any,
    case: Case,
    claimants: Sequence[Claimant],
    *,
    since: date,
    until: date,
    by: str = KEEPERS[0],
    works: Sequence[str] = (),
) -> list[FromDiaries]:
    """Each claimant's days and money as her diaries of this work have them, by the word of `by` where they
    contradict; in as many questions as for one. `works`: only diaries for these (party or its words); else
    all that may speak of the case. Who may not see diaries finds none."""
    people = [claimant.person for claimant in claimants]
    books = {id for id, row in books_of(actor, case, people).items() if not works or str(row.work) in works}
    found = hazri_of_many(actor, people, since, until)
    taken = []
    for claimant in claimants:
        hers = found[claimant.person_id]
        words = [word for day in hers.count.days for word in day.said if word.diary in books]
        money = [entry for entry in hers.money if entry.diary in books]
        hazri = kept(words, by=by, since=since, until=until, taken_on=today())
        taken.append(FromDiaries(claimant, hazri, total(money, "advance"), total(money, "payment")))
    return taken


def books_of(actor: Any, case: Case, people: Sequence[Any]) -> dict[Any, Diary]:
    """Diaries that may speak of this case: of work for a party of it, or for somebody not on the list."""
    parties = set(case.parties.values_list("party_id", flat=True))
    if not actor.may("wages.see_diary"):
        return {}
    rows = diaries_of(actor, records_of(people)).select_related("party", "gang")
    return {row.id: row for row in rows if not (named := named_in(row)) or named & parties}


def named_in(diary: Diary) -> set[Any]:
    """The parties of the list for whom a diary says the work was."""
    gang = diary.gang.party_id if diary.gang else None
    return {party for party in (diary.party_id, gang) if party is not None}
