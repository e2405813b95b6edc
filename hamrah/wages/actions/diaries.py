"""Verbs on diaries: begun, ended, days marked for one and for a gang. Not here: money (money.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from hamrah.ground.day import today
from hamrah.ground.many import insert_many
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.journeys.models import Spell
from hamrah.people.models import Person
from hamrah.wages import refusals
from hamrah.wages.models import Diary, Gang, Terms
from hamrah.wages.proofs import keep_proof
from hamrah.wages.rules import refusing
from hamrah.wages.rules.acts import HOW, NOBODY, Hand
from hamrah.wages.rules.hands import KEEPERS
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.writing import write_marks

# The most one grid holds: a season's gang of a kiln, in one month.
MOST_IN_GANG = 300
OF_GANG = ("party_id", "party_said", "trade", "sector", "place_said")


@dataclass(frozen=True)
class DiarySaid:
    """Whose word (`keeper`), for whom she works: a party of the list, or words; as what, where, in which
    gang."""

    keeper: str = "office"
    party_id: UUID | None = None
    party_said: str = ""
    trade: str = ""
    sector: str = ""
    place_said: str = ""
    spell_id: UUID | None = None
    gang_id: UUID | None = None


@dataclass(frozen=True)
class GangSaid:
    """What a gang is called, for whom and where it works."""

    name: str
    party_id: UUID | None = None
    party_said: str = ""
    trade: str = ""
    sector: str = ""
    place_said: str = ""
    centre_id: UUID | None = None


@dataclass(frozen=True)
class GangMarks:
    """A month of many: diary -> marks. Its words are few and known: no verb need look at each again."""

    ROWS_ARE_CHECKED: ClassVar[bool] = True
    rows: Mapping[UUID, Sequence[MarkSaid]]

    @property
    def digest(self) -> str:
        """The same marks, the same digest, whatever their order."""
        return repr(sorted((str(diary), sorted(map(repr, marks))) for diary, marks in self.rows.items()))


@verb("wages.open_diary")
def open_diary(actor: Any, *, person: Person, said: DiarySaid, or_same: bool = False) -> Diary:
    """Begin a book of her days for one work; `or_same`: where it is kept already, go on with that one, for a
    phone far away cannot know. Raises `wages.unknown_keeper`, `wages.nobody_hires`, `wages.kept_already`,
    `wages.terms_of_another`, `wages.gang_too_large`."""
    if said.keeper not in KEEPERS:
        raise Problem("wages.unknown_keeper", _("Say whose book this is."), field="keeper")
    _refuse_nobody(said.party_id, said.party_said)
    if said.spell_id and not Spell.objects.filter(id=said.spell_id, person__in=person.records).exists():
        raise Problem("wages.terms_of_another", _("This belongs to another worker."))
    if said.gang_id:
        _refuse_more_than_fit(Diary.objects.open().filter(gang=said.gang_id).count() + 1)
    same = Diary.objects.open().filter(
        person=person,
        keeper=said.keeper,
        party=said.party_id,
        party_said=said.party_said,
        trade=said.trade,
    )
    kept = same.first()
    if kept is None:
        return Diary.objects.create(person=person, by_id=actor.user_id, **asdict(said))
    if not or_same:
        raise Problem("wages.kept_already", _("This diary is kept already."))
    return _in_gang(kept, said.gang_id)


def _in_gang(diary: Diary, gang_id: UUID | None) -> Diary:
    """The diary as it is kept; in the gang, where it was in none."""
    if gang_id and diary.gang_id is None:
        diary.gang_id = gang_id
        diary.save(update_fields=["gang"])
    return diary


@verb("wages.close_diary")
def close_diary(actor: Any, *, diary: Diary, ended_on: date) -> Diary:
    """The work is over, or she left the gang: no day after it is marked. Raises `wages.diary_closed`,
    `wages.bad_day`."""
    if diary.ended_on:
        raise Problem("wages.diary_closed", _("This diary has ended already."))
    if ended_on > today():
        raise Problem("wages.bad_day", _("This day is still to come."), field="ended_on")
    diary.ended_on = ended_on
    diary.save(update_fields=["ended_on"])
    return diary


@verb("wages.mark_days")
def mark_days(
    actor: Any,
    *,
    diary: Diary,
    marks: Sequence[MarkSaid],
    how: str = "office",
    proof: bytes = b"",
    is_sure: bool = False,
    at: datetime | None = None,
) -> int:
    """Say of days whether she worked; what was said before stays beside. `proof`: a picture of the page they
    were read from. Answers how many days say something new.

    Raises `wages.unknown_mark`, `wages.overtime_too_long`, `wages.day_to_come`, `wages.day_long_ago`,
    `wages.diary_ended`, `wages.day_twice`, `wages.said_meanwhile`, `wages.unknown_way`; and to be asked
    `wages.long_day`, `wages.before_terms` unless she `is_sure`.
    """
    refuse_marks(diary, marks, is_sure=is_sure, begins_on=begins_on([diary]).get(diary.id))
    return write_marks({diary: marks}, hand_of(actor, how, proof), at=at)


@verb("wages.mark_gang")
def mark_gang(actor: Any, *, gang: Gang, marks: GangMarks, how: str = "office", is_sure: bool = False) -> int:
    """A gang's days, many workers at once: as `mark_days`, all or none. Raises the same, and
    `wages.not_of_this_gang`."""
    diaries = {one.id: one for one in Diary.objects.visible_to(actor).filter(gang=gang, id__in=marks.rows)}
    if len(diaries) != len(marks.rows):
        raise Problem("wages.not_of_this_gang", _("Somebody here is not of this gang. Open the page again."))
    begun = begins_on(diaries.values())
    for id, said in marks.rows.items():
        refuse_marks(diaries[id], said, is_sure=is_sure, begins_on=begun.get(id))
    return write_marks({diaries[id]: said for id, said in marks.rows.items()}, hand_of(actor, how))


@verb("wages.form_gang")
def form_gang(actor: Any, *, said: GangSaid) -> Gang:
    """People who work together for one party. Raises `wages.no_name`, `wages.nobody_hires`."""
    if not said.name.strip():
        raise Problem("wages.no_name", _("Say what this gang is called."), field="name")
    _refuse_nobody(said.party_id, said.party_said)
    return Gang.objects.create(by_id=actor.user_id, **asdict(said))


@verb("wages.join_gang")
def join_gang(actor: Any, *, gang: Gang, people: Sequence[Person]) -> int:
    """Workers come into the gang, each with a diary of ours; who is in it stays once. Answers how many came.
    Raises `wages.gang_too_large`, `wages.gang_ended`."""
    if gang.ended_on:
        raise Problem("wages.gang_ended", _("This gang is no more."))
    here = set(gang.diaries.filter(ended_on=None).values_list("person_id", flat=True))
    fresh = [one for one in {one.id: one for one in people}.values() if one.id not in here]
    _refuse_more_than_fit(len(here) + len(fresh))
    same = {name: getattr(gang, name) for name in OF_GANG}
    insert_many([Diary(person=one, gang=gang, keeper="office", by_id=actor.user_id, **same) for one in fresh])
    return len(fresh)


@verb("wages.end_gang")
def end_gang(actor: Any, *, gang: Gang, ended_on: date) -> Gang:
    """The gang has parted: its diaries end with it. Raises `wages.gang_ended`, `wages.bad_day`."""
    if gang.ended_on:
        raise Problem("wages.gang_ended", _("This gang is no more."))
    if ended_on > today():
        raise Problem("wages.bad_day", _("This day is still to come."), field="ended_on")
    gang.diaries.filter(ended_on=None).update(ended_on=ended_on)
    gang.ended_on = ended_on
    gang.save(update_fields=["ended_on"])
    return gang


def refuse_marks(
    diary: Diary, marks: Sequence[MarkSaid], *, is_sure: bool, begins_on: date | None = None
) -> None:
    if wrong := refusing.wrong(marks, today=today(), ended_on=diary.ended_on):
        raise refusals.of_marks(wrong)
    if not is_sure and (odd := refusing.unusual(marks, begins_on=begins_on)):
        raise refusals.of_unusual(odd)


def begins_on(diaries: Any) -> dict[UUID, date]:
    """Diary -> the day on which its work began, as the newest slip for it says."""
    by_person: dict[Any, date | None] = {}
    people = {diary.person_id for diary in diaries}
    for slip in Terms.objects.standing().filter(person__in=people).exclude(begins_on=None):
        by_person.setdefault((slip.person_id, slip.hirer_id or slip.hirer_said), slip.begins_on)
    found = {diary.id: by_person.get((diary.person_id, diary.work)) for diary in diaries}
    return {id: day for id, day in found.items() if day}


def hand_of(actor: Any, how: str, proof: bytes = b"") -> Hand:
    """Who writes, and what proves it. Raises `wages.unknown_way` and what proofs.py raises."""
    if how not in HOW:
        raise Problem("wages.unknown_way", _("This way of noting days is not known."))
    return Hand(how, actor.user_id or NOBODY, keep_proof(proof, "diary page").id if proof else NOBODY)


def _refuse_more_than_fit(workers: int) -> None:
    if workers > MOST_IN_GANG:
        raise Problem(
            "wages.gang_too_large",
            _("A gang has at most %(most)s workers. Make two of it."),
            most=MOST_IN_GANG,
        )


def _refuse_nobody(party_id: UUID | None, party_said: str) -> None:
    if not (party_id or party_said.strip()):
        raise Problem("wages.nobody_hires", _("Say who hires, as she calls him."), field="party_said")
