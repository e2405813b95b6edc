"""What a call's page shows of callers: who they are, what was said before; what the journal does not tell.
Not here: the rule (rules/telling.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.helpline.models import Call, Callback
from hamrah.helpline.rules.telling import may_show_earlier, may_show_person, speaks_for_herself
from hamrah.helpline.rules.words import DANGER
from hamrah.helpline.sealed import number_of, words_in
from hamrah.people.models import Person, Phone
from hamrah.people.search import by_words
from hamrah.people.shown import Shown, shown

FACES, EARLIER = 5, 5


@dataclass(frozen=True)
class Caller:
    """What stands beside a call. `is_hers`: she speaks herself on her own phone; else nothing is known here.
    `spent`: the reading budget's own words."""

    is_hers: bool
    faces: list[Shown]
    earlier: list[Call]
    spent: str = ""


def caller_of(actor: Any, call: Call, *, words: str = "") -> Caller:
    """Who may be speaking, by number or by the words looked for, and earlier calls, as far as may be
    shown.
    """
    is_hers = speaks_for_herself(call.caller, call.owner)
    try:
        faces = _looked_for(actor, words) if words else _by_number(actor, call)
    except Problem as problem:
        return Caller(is_hers, [], [], str(problem))
    return Caller(is_hers, faces, earlier_of(actor, call))


def _looked_for(actor: Any, words: str) -> list[Shown]:
    found = by_words(actor, words, at_most=FACES)
    return shown(actor, found, page="helpline.caller", words=words)


def _by_number(actor: Any, call: Call) -> list[Shown]:
    """Whoever said that this is her own phone, and that ringing it is not unsafe. Nobody whose record is
    restricted: who rings has not been asked yet who she is."""
    number = number_of(call)
    if not number or not speaks_for_herself(call.caller, call.owner):
        return []
    met = by_words(actor, number, at_most=FACES)
    free = (
        Person.objects.unrestricted()
        .filter(id__in=[one.person_id for one in met])
        .values_list("id", flat=True)
    )
    found = [one for one in met if one.person_id in set(free)]
    phones = Phone.objects.filter(number=number, person__in=[one.person_id for one in found])
    hers = {
        phone.person_id
        for phone in phones
        if may_show_person(call.caller, call.owner, phone_owner=phone.owner, safe_to_call=phone.safe_to_call)
    }
    return shown(actor, [one for one in found if one.person_id in hers], page="helpline.caller")


def earlier_of(actor: Any, call: Call) -> list[Call]:
    """Ended calls from the same number and the same voice, the latest first."""
    if call.mark is None or not speaks_for_herself(call.caller, call.owner):
        return []
    same = Call.objects.visible_to(actor).ended().filter(mark=call.mark, surge=None).exclude(id=call.id)
    rows = [
        row
        for row in same[: EARLIER * 4]
        if may_show_earlier(
            call.caller, call.owner, gender=call.gender, then=(row.caller, row.owner, row.gender)
        )
    ]
    return rows[:EARLIER]


def her_of(actor: Any, call: Call) -> Person | None:
    """Whom the call is about, once that may stand on the page: she speaks herself, or nobody speaks any more.
    Writes down that she was looked at."""
    if call.person_id is None or (call.is_draft and not speaks_for_herself(call.caller, call.owner)):
        return None
    person = Person.objects.visible_to(actor).filter(calls=call).first()
    if person is not None:
        # Of a call in danger her own sheet of looks says nothing: whom she fears may read it too.
        page = "helpline.danger" if call.tier >= DANGER else "helpline.call"
        log_reading(actor, page=page, people=[person.id])
    return person


def said_in(call: Call) -> dict[str, Any]:
    """What was said, for the page of an ended call."""
    return {**words_in(call), "number": number_of(call)}


def concealed(actor: Any) -> Iterator[tuple[str, Any]]:
    """Calls in danger that the actor may not know of, and numbers to be rung because of one."""
    if actor.may("helpline.see_danger") and not actor.centres:
        return
    for model in (Call, Callback):
        seen = model.objects.visible_to(actor).values("id")
        hidden = model.objects.filter(tier__gte=DANGER).exclude(id__in=seen).values("id")
        yield model._meta.label_lower, hidden
