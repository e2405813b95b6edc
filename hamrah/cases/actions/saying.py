"""Shapes of what is said to the verbs of cases, and what no verb takes. Not here: the verbs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hamrah.cases.models import Case
from hamrah.cases.rules.amounts import MOST_DAYS, MOST_OVERTIME, MOST_PAISE
from hamrah.cases.rules.claims import Said
from hamrah.cases.rules.forums import AUTHORITIES, BASES
from hamrah.cases.rules.kinds import CHANNELS, KINDS
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

LONGEST_WORDS = 4_000
EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True)
class ClaimantSaid(Said):
    """Who claims, what she says she worked and got, and by what right we speak for her."""

    person_id: UUID
    skill: str = ""
    hours_a_day: int | None = None
    authority: str = "oral"
    union_since: date | None = None


@dataclass(frozen=True)
class CaseSaid:
    """What is told when a case is opened. `party_id`, or `party_said` with a phone: the other side."""

    kind: str
    words: str = ""
    channel: str = "walk_in"
    sector: str = ""
    place_id: UUID | None = None
    place_said: str = ""
    centre_id: UUID | None = None
    assigned_to_id: UUID | None = None
    party_id: UUID | None = None
    party_said: str = ""
    party_phone: str = ""
    party_role: str = "contractor"
    safe: str = "unknown"
    names_withheld: bool = False
    opened_on: date | None = None
    session_id: UUID | None = None
    call_id: UUID | None = None


@dataclass(frozen=True)
class StepSaid:
    """One thing that was done, what came of it, and what is next by when."""

    what: str
    came: str = ""
    words: str = ""
    on: date | None = None
    party_id: UUID | None = None
    claimant_id: UUID | None = None
    next_at: datetime | None = None
    next_what: str = ""


def refuse_case(said: CaseSaid) -> None:
    """Raise `cases.no_such_kind`, `cases.no_such_channel`, `cases.no_such_answer`, `cases.bad_day`,
    `cases.too_long_words`."""
    if said.kind not in KINDS:
        raise Problem("cases.no_such_kind", _("Choose what it is about."), field="kind")
    if said.channel not in CHANNELS:
        raise Problem("cases.no_such_channel", _("Say how it came to you."), field="channel")
    if said.safe not in ("yes", "no", "unknown"):
        raise Problem("cases.no_such_answer", _("Answer yes, no or not known."), field="safe")
    refuse_day(said.opened_on, field="opened_on")
    refuse_words(said.words)


def refuse_claimant(said: ClaimantSaid) -> None:
    """Raise `cases.bad_days`, `cases.bad_amount`, `cases.rate_zero`, `cases.days_cross`, `cases.days_beyond`,
    `cases.bad_overtime`, `cases.no_such_basis`, `cases.no_such_authority`, `cases.bad_day`."""
    if said.half_days is not None and not 0 <= said.half_days <= 2 * MOST_DAYS:
        raise Problem("cases.bad_days", _("Days are from 0 to %(most)d."), field="days", most=MOST_DAYS)
    sums = (said.rate_paise, said.advance_paise, said.paid_paise, said.owed_said_paise)
    if any(one is not None and not 0 <= one <= MOST_PAISE for one in sums):
        raise Problem("cases.bad_amount", _("An amount is never below nothing."), field="rate")
    if said.rate_paise == 0:
        raise Problem(
            "cases.rate_zero", _("Nobody works for 0 rupees. Leave it empty if not known."), field="rate"
        )
    if not 0 <= said.overtime_hours <= MOST_OVERTIME:
        raise Problem("cases.bad_overtime", _("Overtime cannot be so many hours."), field="overtime")
    if said.basis not in BASES:
        raise Problem("cases.no_such_basis", _("Say for what the rate is."), field="basis")
    if said.authority not in ("", *AUTHORITIES):
        raise Problem(
            "cases.no_such_authority", _("Say how she asked us to speak for her."), field="authority"
        )
    refuse_days(said)


def refuse_days(said: ClaimantSaid) -> None:
    for name in ("since", "until", "union_since"):
        refuse_day(getattr(said, name), field=name)
    if said.since and said.until and said.until < said.since:
        raise Problem("cases.days_cross", _("The work cannot end before it began."), field="until")
    if said.since and said.until and said.half_days is not None:
        most = 2 * ((said.until - said.since).days + 1)
        if said.half_days > most:
            raise Problem("cases.days_beyond", _("There are not so many days between these."), field="days")


def refuse_day(day: date | None, *, field: str) -> None:
    if day is not None and not EARLIEST <= day <= today():
        raise Problem("cases.bad_day", _("This day is still to come, or too long ago."), field=field)


def refuse_words(words: str) -> None:
    if len(words) > LONGEST_WORDS:
        raise Problem("cases.too_long_words", _("Say it shorter."), field="words")


def refuse_closed(case: Case) -> None:
    """Whatever is done in a case is done while it is open. Raises `cases.closed`."""
    if not case.is_open:
        raise Problem("cases.closed", _("This case is closed. Take it up again first."))


def one_of(rows: Any, id: UUID | None) -> Any:
    """The row among these; None for none. Raises `cases.not_of_this_case`."""
    if id is None:
        return None
    found = rows.filter(id=id).first()
    if found is None:
        raise Problem("cases.not_of_this_case", _("This is not part of this case."))
    return found
