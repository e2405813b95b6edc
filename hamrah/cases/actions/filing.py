"""Applications at forums, and the days there. Not here: which forum the law wants (wages/law)."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from hamrah.cases.actions.saying import refuse_closed, refuse_day, refuse_words
from hamrah.cases.models import Case, Hearing, Proceeding
from hamrah.cases.noting import note
from hamrah.cases.rules.amounts import MOST_PAISE
from hamrah.cases.rules.forums import FORUMS
from hamrah.cases.rules.steps import DECIDED, STEPS
from hamrah.cases.standing import locked, stand
from hamrah.ground.day import INDIA, today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("cases.file_proceeding")
def file_proceeding(
    actor: Any, *, case: Case, forum: str, number: str = "", filed_on: date | None = None, words: str = ""
) -> Proceeding:
    """An application was filed, and its number there, if it has one already. Raises `cases.closed`,
    `cases.no_such_forum`, `cases.bad_day`."""
    case = locked(case, actor)
    refuse_closed(case)
    if forum not in FORUMS:
        raise Problem("cases.no_such_forum", _("Say where it was filed."), field="forum")
    refuse_day(filed_on, field="filed_on")
    refuse_words(words)
    row: Proceeding = Proceeding.objects.create(
        case=case, forum=forum, number=number.strip(), filed_on=filed_on or today(), by_id=actor.user_id
    )
    note(actor, case, "filing", forum, proceeding=row, words=words, on=row.filed_on)
    return row


@verb("cases.number_proceeding")
def number_proceeding(actor: Any, *, proceeding: Proceeding, number: str) -> Proceeding:
    """Write the number that the forum gave. Raises `cases.closed`, `cases.write_number`."""
    refuse_closed(locked(proceeding.case, actor))
    if not number.strip():
        raise Problem("cases.write_number", _("Write the number as the forum gave it."), field="number")
    proceeding.number = number.strip()
    proceeding.save(update_fields=["number"])
    return proceeding


@verb("cases.set_hearing")
def set_hearing(actor: Any, *, proceeding: Proceeding, at: datetime, where_said: str = "") -> Hearing:
    """A day before the forum. Raises `cases.closed`, `cases.next_passed`, `cases.hearing_set`."""
    case = locked(proceeding.case, actor)
    refuse_closed(case)
    if at < timezone.now() and at.astimezone(INDIA).date() < today():
        raise Problem("cases.next_passed", _("The day of what is next has passed."), field="at")
    if proceeding.hearings.filter(at=at).exists():
        raise Problem("cases.hearing_set", _("This day is noted already."), field="at")
    row: Hearing = Hearing.objects.create(
        proceeding=proceeding, at=at, where_said=where_said.strip(), by_id=actor.user_id
    )
    stand(case)
    return row


@verb("cases.tell_hearing")
def tell_hearing(
    actor: Any,
    *,
    hearing: Hearing,
    came: str,
    words: str = "",
    order_paise: int | None = None,
    next_at: datetime | None = None,
) -> Hearing:
    """What came of a hearing; an order may name a sum, an adjournment the next day. Two who tell it at once:
    the second is told. Raises `cases.closed`, `cases.no_such_result`, `cases.told_already`,
    `cases.bad_amount`, `cases.still_to_come`, what `set_hearing` raises."""
    case = locked(hearing.proceeding.case, actor)
    refuse_closed(case)
    row = Hearing.objects.select_for_update(of=("self",)).select_related("proceeding").get(pk=hearing.pk)
    refuse_telling(row, came, order_paise)
    refuse_words(words)
    row.came, row.order_paise = came, order_paise
    row.save(update_fields=["came", "order_paise"])
    if came in DECIDED:
        row.proceeding.ended_on, row.proceeding.result = today(), came
        row.proceeding.save(update_fields=["ended_on", "result"])
    note(actor, case, "hearing", came, words=words, proceeding=row.proceeding)
    if next_at is not None:
        set_hearing(actor, proceeding=row.proceeding, at=next_at, where_said=row.where_said)
    return row


def refuse_telling(row: Hearing, came: str, order_paise: int | None) -> None:
    if came not in STEPS["hearing"].results:
        raise Problem("cases.no_such_result", _("Say what came of it."), field="came")
    if row.came:
        raise Problem("cases.told_already", _("Somebody has told already what came of it."))
    if row.at.astimezone(INDIA).date() > today():
        raise Problem("cases.still_to_come", _("This day is still to come."))
    if order_paise is not None and not 0 <= order_paise <= MOST_PAISE:
        raise Problem("cases.bad_amount", _("An amount is never below nothing."), field="order")
