"""Her own sheet in brief: short sentences in her language that anybody can read aloud to her.

Card, what she agreed to, who looked, what is open and who answers for it, whom to call. What could hurt
her where it is found is left out unless she said that the paper is safe; of whom a danger is known,
such a paper tells only her card, what she agreed to and whom to call. Not here: the whole of what is held
(Room.holds), what is open (Room.opens).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from hamrah.access.models import Reading
from hamrah.access.page_words import DANGER
from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.room import OpenMatter, rooms
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation
from hamrah.people import told as people_told
from hamrah.people.models import Person, SealedFact
from hamrah.people.models.sealed import DANGER as DANGER_TIER
from hamrah.people.models.sealed import SEALED_FACTS
from hamrah.people.together import agreed_purposes

# Logs are kept, and told of, for a year (DPDP Rules 2025, 6(1)(e)).
TOLD = timedelta(days=366)
SENSITIVE = 4
CARD = "card_number"

Part = tuple[Any, str, list[str]]


def brief(actor: Any, person: Person, organisation: Organisation, *, whole: bool) -> list[Part]:
    """(heading, icon, sentences), without parts that say nothing."""
    quiet = not whole and is_in_danger(actor, person)
    parts: list[Part] = [
        (_("Your card"), "card", list(card(actor, person))),
        (_("You agreed to this"), "check", list(consents(person))),
        (_("Who looked at your record"), "search", [] if quiet else list(looks(person))),
        (_("What is open"), "clock", [] if quiet else list(open_matters(actor, person, whole=whole))),
        (_("Whom to call"), "phone", list(phones(person, organisation))),
    ]
    return [part for part in parts if part[2]]


def is_in_danger(actor: Any, person: Person) -> bool:
    """Whether anything of danger is known of her: a sealed fact, or whatever is open with any room."""
    facts = [fact for fact, tier in SEALED_FACTS.items() if tier >= DANGER_TIER]
    if SealedFact.objects.filter(person__in=person.records, fact__in=facts).exists():
        return True
    return any(one.tier >= DANGER_TIER for one in matters(actor, person))


def matters(actor: Any, person: Person) -> Iterator[OpenMatter]:
    """What every room has open for her."""
    yield from (one for room in rooms() for opens in room.opens for one in opens(actor, person))


def card(actor: Any, person: Person) -> Iterator[str]:
    for room in rooms():
        for column in (column for column in room.exports if column.name == CARD):
            number = column.values(actor, person.records).get(person.id)
            yield (
                gettext("The number of your card is %(number)s.") % {"number": number}
                if number
                else gettext("You have no card of ours now. You may ask for one.")
            )


def consents(person: Person) -> Iterator[str]:
    """In the order of the notice. She may end each."""
    agreed = agreed_purposes(person)
    notices = {**people_told.PURPOSE_NOTICES, **people_told.APART_NOTICES}
    yield from (str(notice) for code, notice in notices.items() if code in agreed)
    if agreed:
        yield gettext(
            "You can take back each of these at any of our offices or by phone. Other help goes on."
        )


def looks(person: Person) -> Iterator[str]:
    """How many of us, and when last: names stand on a sheet of their own, for who asks. Of looks at facts of
    danger not a word."""
    readings = Reading.objects.filter(at__date__gte=today() - TOLD, people__overlap=person.records)
    seen = readings.exclude(page__in=DANGER)
    count = seen.values("user_id").distinct().count()
    last = seen.order_by("-at").values_list("at", flat=True).first()
    if last is not None:
        sentence = ngettext(
            "%(count)d of us looked at your record in the last year, last on %(day)s.",
            "%(count)d of us looked at your record in the last year, last on %(day)s.",
            count,
        )
        yield sentence % {"count": count, "day": day_words(last, get_language() or "en")}
        yield gettext("Ask us, and we name each of them to you.")


def open_matters(actor: Any, person: Person, *, whole: bool) -> Iterator[str]:
    """What every room has open for her, who answers for it, by when."""
    for one in matters(actor, person):
        if whole or one.tier < SENSITIVE:
            yield sentence_of(one)


def sentence_of(matter: OpenMatter) -> str:
    said = str(matter.title)
    if matter.responsible:
        said = gettext("%(what)s: %(who)s answers for it") % {"what": said, "who": matter.responsible}
    if matter.by:
        said = gettext("%(what)s, by %(day)s") % {
            "what": said,
            "day": day_words(matter.by, get_language() or "en"),
        }
    if matter.phone:
        said = gettext("%(what)s. Call %(number)s") % {"what": said, "number": matter.phone}
    return f"{said}."


def phones(person: Person, organisation: Organisation) -> Iterator[str]:
    """The helpline, the organisation, her centre: each number once."""
    known = {
        organisation.helpline: gettext("Helpline"),
        organisation.phone: organisation.name,
        person.centre.phone if person.centre else "": str(person.centre or ""),
    }
    for number, name in known.items():
        if number:
            yield gettext("%(name)s: %(number)s") % {"name": name, "number": number}
