"""Events as calendars of phones read them (iCalendar, RFC 5545). Pure; not here: which events."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FOLD_AT = 73
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Event:
    """One event: an id that stays, when it begins, what stands in the calendar, where."""

    uid: str
    at: datetime
    title: str
    where: str = ""


def calendar_of(events: Iterable[Event], *, now: datetime) -> str:
    """A calendar with these events, each an hour long, with a word the evening before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hamrah//Cases//EN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, now)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(event: Event, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{_utc(event.at)}"
    yield f"DTEND:{_utc(event.at + AN_HOUR)}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.where:
        yield f"LOCATION:{_text(event.where)}"
    yield "CLASS:PRIVATE"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(event.title)}", "TRIGGER:-PT15H")
    yield "END:VALARM"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(said: str) -> str:
    plain = said.replace("\\", "\\\\").replace("\n", "\\n")
    return plain.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets a line, never within a letter; what goes on begins with a space."""
    part, begin = "", ""
    for letter in line:
        if len((begin + part + letter).encode()) > FOLD_AT:
            yield begin + part
            part, begin = "", " "
        part += letter
    yield begin + part
