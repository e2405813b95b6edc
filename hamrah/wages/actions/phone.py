"""The verb that takes in what a worker shows from her own phone. Not here: reading it (rules/phone.py)."""

import hashlib
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.wages.actions.diaries import DiarySaid, open_diary, refuse_marks
from hamrah.wages.models import Brought, Diary, MoneyEntry
from hamrah.wages.rules.acts import NOBODY, Hand
from hamrah.wages.rules.phone import Shown, Unfit, shown
from hamrah.wages.rules.refusing import MarkSaid
from hamrah.wages.writing import write_marks

HOW = "phone"


@verb("wages.take_in_phone")
def take_in_phone(actor: Any, *, person: Person, text: str, for_whom: str = "") -> Brought:
    """Days and money from a worker's own phone go into her own diary, with the phone's signature kept beside.
    What it showed before changes nothing again; `for_whom` where the phone does not say it.

    Raises `wages.not_from_a_phone`, `wages.phone_text_broken`, `wages.phone_forged`,
    `wages.phone_of_another`, `wages.nobody_hires`, and what `wages.mark_days` refuses.
    """
    said = _read(text)
    digest = hashlib.sha256(said.content).digest()
    if known := Brought.objects.filter(digest=digest).select_related("diary").first():
        if known.diary.person_id not in person.records:
            raise _of_another()
        return known
    if _is_of_another(said, person):
        raise _of_another()
    diary = _diary_for(actor, person, said, for_whom)
    brought = Brought.objects.create(
        diary=diary, digest=digest, content=said.content, phone_key=said.key, said_at=said.shown_at,
        by_id=actor.user_id,
    )  # fmt: skip
    marks = [MarkSaid(on, mark) for on, mark in said.marks if on <= today()]
    refuse_marks(diary, marks, is_sure=True)
    write_marks({diary: marks}, Hand(HOW, actor.user_id or NOBODY, brought.id))
    _note_money(actor, diary, said)
    return brought


def _read(text: str) -> Shown:
    try:
        return shown(text)
    except Unfit as unfit:
        raise {
            "not_ours": Problem(
                "wages.not_from_a_phone", _("This is not what a worker's diary shows. It begins with HZ1."),
                field="text",
            ),
            "broken": Problem(
                "wages.phone_text_broken", _("Something is missing in this text. Scan it once more."),
                field="text",
            ),
            "signature": Problem(
                "wages.phone_forged", _("This was changed after the phone signed it. It is not taken in."),
                field="text",
            ),
        }[unfit.why] from unfit  # fmt: skip


def _is_of_another(said: Shown, person: Person) -> bool:
    """Whether this phone has shown somebody else's diary: a lent phone has a key of its own for each."""
    others = Brought.objects.filter(phone_key=said.key).exclude(diary__person__in=person.records)
    return others.exists()


def _of_another() -> Problem:
    return Problem(
        "wages.phone_of_another",
        _("This diary was taken in for another worker already. Look who is before you."),
    )


def _diary_for(actor: Any, person: Person, said: Shown, for_whom: str) -> Diary:
    """Her own diary of that work, begun where there is none."""
    words = said.for_whom or for_whom.strip()
    rows = Diary.objects.filter(person__in=person.records, keeper="worker")
    earlier = rows.filter(brought__phone_key=said.key, party_said=words, trade=said.trade).distinct().first()
    same = earlier or rows.open().filter(party_said=words, trade=said.trade).first()
    return same or open_diary(actor, person=person, said=DiarySaid("worker", None, words, said.trade))


def _note_money(actor: Any, diary: Diary, said: Shown) -> None:
    """Each sum once: what an earlier showing of this diary brought is not noted again."""
    kept = [(one.on, one.kind, one.paise) for one in MoneyEntry.objects.filter(diary=diary, how=HOW)]
    for on, kind, paise in said.money:
        if (on, kind, paise) in kept:
            kept.remove((on, kind, paise))
        elif on <= today():
            MoneyEntry.objects.create(
                diary=diary, on=on, kind=kind, paise=paise, how=HOW, by_id=actor.user_id
            )
