"""Verbs of a surge: switched on, callers noted with three answers, lists, ticks, folded into calls at its
end.

Not here: reading a pasted list (rules/relief.py).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from hamrah.ground.ids import new_id
from hamrah.ground.many import insert_many
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.helpline.models import Call, Relief, Surge
from hamrah.helpline.models.calls import ENDED
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.rules.relief import LONGEST, MOST_LINES, MOST_PEOPLE, ReliefSaid, place_key
from hamrah.helpline.rules.words import NEEDS
from hamrah.helpline.sealed import mark_of, number_of, say_in, seal_number, words_in

AT_ONCE, LONGEST_NAME = 1_000, 80
# What a line of relief is as a call.
DISPOSITION = {True: "service", False: "referral"}


@verb("helpline.start_surge")
def start_surge(actor: Any, *, name: str) -> Surge:
    """From now on callers are noted with three answers. Raises `helpline.surge_goes_on`,
    `helpline.no_name`."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Problem("helpline.no_name", _("Say in a few words why so many ring."), field="name")
    if Surge.objects.visible_to(actor).on().exists():
        raise Problem("helpline.surge_goes_on", _("A surge goes on already. End it first."))
    return Surge.objects.create(name=name, began_at=timezone.now(), began_by_id=actor.user_id)


@verb("helpline.end_surge")
def end_surge(actor: Any, *, surge: Surge) -> Surge:
    """Volunteers' form closes. Raises `helpline.surge_over`."""
    row = _locked(surge)
    if row.ended_at is not None:
        raise Problem("helpline.surge_over", _("This surge is over."))
    row.ended_at, row.ended_by_id = timezone.now(), actor.user_id
    row.save(update_fields=["ended_at", "ended_by_id"])
    return row


@verb("helpline.note_relief")
def note_relief(actor: Any, *, said: ReliefSaid) -> Relief:
    """One caller of the surge that goes on; the line's own number is told to her. Raises `helpline.no_surge`,
    what `refuse_unfit_line` raises."""
    refuse_unfit_line(said)
    surge = Surge.objects.select_for_update().visible_to(actor).on().first()
    if surge is None:
        raise Problem("helpline.no_surge", _("No surge goes on now."))
    (row,) = _kept(actor, surge, [said])
    return row


@verb("helpline.note_relief_list")
def note_relief_list(actor: Any, *, surge: Surge, lines: Sequence[ReliefSaid]) -> int:
    """Many lines at once, all or none. Answers how many. Raises `helpline.surge_over`, `helpline.no_lines`,
    `helpline.too_many_lines`, what `refuse_unfit_line` raises."""
    if not lines:
        raise Problem("helpline.no_lines", _("There is no line in it."), field="lines")
    if len(lines) > MOST_LINES:
        raise Problem(
            "helpline.too_many_lines", _("At most %(most)d lines at once."), field="lines", most=MOST_LINES
        )
    for said in lines:
        refuse_unfit_line(said)
    row = _locked(surge)
    if row.ended_at is not None:
        raise Problem("helpline.surge_over", _("This surge is over."))
    return len(_kept(actor, row, lines))


def refuse_unfit_line(said: ReliefSaid) -> None:
    """Raises `helpline.no_place`, `helpline.bad_people`, `helpline.unknown_word`, `helpline.bad_number`,
    `helpline.too_long`."""
    if not said.place.strip():
        raise Problem("helpline.no_place", _("Say where they are."), field="place")
    if not 1 <= said.people <= MOST_PEOPLE:
        raise Problem("helpline.bad_people", _("How many people? From 1 to 5,000."), field="people")
    if said.need not in NEEDS:
        raise Problem("helpline.unknown_word", _("This choice is not known."), field="need")
    if said.number and not ten_digits(said.number):
        raise Problem("helpline.bad_number", _("A phone number has ten digits."), field="number")
    if max(len(said.place), len(said.name), len(said.words)) > LONGEST:
        raise Problem(
            "helpline.too_long",
            _("This is too long: at most %(most)d letters."),
            field="place",
            most=LONGEST,
        )


def _kept(actor: Any, surge: Surge, lines: Sequence[ReliefSaid]) -> list[Relief]:
    """The lines with their numbers within the surge, which is locked."""
    now = timezone.now()
    rows = [_row(actor, surge, said, surge.lines + at, now) for at, said in enumerate(lines, start=1)]
    insert_many(rows)
    Surge.objects.filter(id=surge.id).update(lines=F("lines") + len(rows))
    return rows


def _row(actor: Any, surge: Surge, said: ReliefSaid, no: int, now: datetime) -> Relief:
    row = Relief(
        organisation_id=surge.organisation_id, surge=surge, no=no, place_said=" ".join(said.place.split()),
        place_key=place_key(said.place), people=said.people, need=said.need, noted_by_id=actor.user_id,
        noted_at=now,
    )  # fmt: skip
    seal_number(row, ten_digits(said.number))
    say_in(row, name=said.name.strip(), words=said.words.strip())
    return row


@verb("helpline.tick_relief")
def tick_relief(actor: Any, *, reliefs: Sequence[Relief], is_done: bool = True) -> int:
    """It was brought there, or was ticked by mistake. Answers how many changed. Raises `helpline.no_lines`,
    `helpline.folded_already`."""
    if not reliefs:
        raise Problem("helpline.no_lines", _("There is no line in it."))
    rows = Relief.objects.filter(id__in=[row.id for row in reliefs], ticked_at__isnull=is_done)
    if rows.filter(surge__folded_at__isnull=False).exists():
        raise Problem("helpline.folded_already", _("These lines are calls already."))
    done = {"ticked_at": timezone.now(), "ticked_by_id": actor.user_id}
    changed: int = rows.update(**(done if is_done else dict.fromkeys(done)))
    return changed


@verb("helpline.fold_surge")
def fold_surge(actor: Any, *, surge: Surge) -> int:
    """Every line becomes a call of its day, counted in the figures; answers how many. Raises
    `helpline.surge_goes_on`, `helpline.folded_already`."""
    row = _locked(surge)
    if row.ended_at is None:
        raise Problem("helpline.surge_goes_on", _("A surge goes on already. End it first."))
    if row.folded_at is not None:
        raise Problem("helpline.folded_already", _("These lines are calls already."))
    count = 0
    waiting = Relief.objects.filter(surge=row, call=None).order_by("no")
    while some := list(waiting[:AT_ONCE]):
        count += _folded(row, some)
    row.folded_at = timezone.now()
    row.save(update_fields=["folded_at"])
    return count


def _folded(surge: Surge, reliefs: Sequence[Relief]) -> int:
    calls = [_as_call(surge, relief) for relief in reliefs]
    insert_many(calls)
    for relief, call in zip(reliefs, calls, strict=True):
        relief.call = call
    Relief.objects.bulk_update(reliefs, ["call"], batch_size=AT_ONCE)
    return len(calls)


def _as_call(surge: Surge, relief: Relief) -> Call:
    call = Call(
        id=new_id(), organisation_id=surge.organisation_id, state=ENDED, surge=surge, topic=relief.need,
        group_size=relief.people, place_said=relief.place_said,
        disposition=DISPOSITION[relief.ticked_at is not None],
        began_at=relief.noted_at, ended_at=relief.noted_at, taken_by_id=relief.noted_by_id,
    )  # fmt: skip
    number = number_of(relief)
    if number:
        seal_number(call, number)
        call.mark = mark_of(surge.organisation_id, number)
    said = words_in(relief)
    say_in(call, name_said=said.get("name", ""), words=said.get("words", ""))
    return call


def _locked(surge: Surge) -> Surge:
    row: Surge = Surge.objects.select_for_update().get(id=surge.id)
    return row
