"""Messages out: their placeholders, how long they may be, when one is tried again. Pure.

A message is never above T2: its placeholders are facts of the organisation and a day, never of a person, so
no wording can say who she is, what she asked or that she asked. Not here: the wordings (wordings.py).
"""

from datetime import date, datetime, timedelta
from string import Formatter

# What a wording may name: of the organisation (T0) and of a meeting (T2). Nothing of a person.
OF_THE_HOUSE = frozenset({"organisation", "phone"})
SAID_ANEW = frozenset({"centre", "day"})
ALLOWED = OF_THE_HOUSE | SAID_ANEW
# Two text messages in Devanagari; a longer one is a letter.
LONGEST = 134
AGAIN_MINUTES = (1, 5, 30, 120, 360)
# What a phone sends that wants no more, in the words networks and people use.
STOP_WORDS = frozenset({"stop", "unsubscribe", "end", "band", "बंद", "बन्द", "રોકો", "રદ", "બંધ"})


def placeholders(wording: str) -> frozenset[str]:
    """What stands between braces; "" where one is unnamed or malformed."""
    try:
        return frozenset(name for _text, name, _spec, _how in Formatter().parse(wording) if name is not None)
    except ValueError:
        return frozenset({""})


def complaint(wording: str, *, master: str) -> str:
    """What is wrong with a wording, as a code: "" where nothing is."""
    named = placeholders(wording)
    if not named <= ALLOWED:
        return "placeholder"
    if named != placeholders(master):
        return "other_placeholders"
    return "too_long" if len(wording) > LONGEST else ""


def filled(wording: str, values: dict[str, str]) -> str:
    """The text as it goes out. Every placeholder is one of ALLOWED."""
    return wording.format_map(values)


def try_again_at(now: datetime, *, attempts: int) -> datetime | None:
    """When a message that was not taken is offered once more; None: it has failed."""
    if attempts > len(AGAIN_MINUTES):
        return None
    return now + timedelta(minutes=AGAIN_MINUTES[attempts - 1])


def says_stop(text: str) -> bool:
    """Whether an answer asks for no more messages: its first word says so."""
    words = text.strip().casefold().split()
    return bool(words) and words[0].strip(".!,") in STOP_WORDS


def is_near(day: date, today: date) -> bool:
    """Whether a day to come to is one a message may name: from today, within a year."""
    return today <= day <= today + timedelta(days=365)
