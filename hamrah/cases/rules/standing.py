"""Where a case stands, from what was done and what was paid. Pure: nobody picks a state from a list.

Not here: words of the states (told.py), writing it on the row (hamrah/cases/standing.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hamrah.cases.rules.money import MoneyFacts
from hamrah.cases.rules.steps import DECIDED

INTAKE, TOLD, REFERRED, TAKEN_ON = "intake", "information", "referred", "accepted"
EVIDENCE, CONTACTED, MEDIATION, FILED = "evidence", "contacted", "mediation", "filed"
DECIDED_THERE, AGREED, PAYING, PAID, VERIFIED = "decided", "agreed", "paying", "paid", "verified"
ON_HOLD, CLOSED = "on_hold", "closed"
STATES = (
    *(INTAKE, TOLD, REFERRED, TAKEN_ON, EVIDENCE, CONTACTED, MEDIATION, FILED, DECIDED_THERE),
    *(AGREED, PAYING, PAID, VERIFIED, ON_HOLD, CLOSED),
)


@dataclass(frozen=True)
class Did:
    """One step as far as it counts: what, what came of it, on which day."""

    what: str
    came: str = ""
    on: date = date.min


@dataclass(frozen=True)
class Standing:
    """The state, and its number: round of mediation, part paid."""

    state: str
    no: int = 0


def state_of(did: Sequence[Did], money: MoneyFacts) -> Standing:
    """Where a case stands. `did` in the order in which it was done."""
    if last_of(did, "closed", "reopened") == "closed":
        return Standing(CLOSED)
    if last_of(did, "hold", "resume", "closed", "reopened") == "hold":
        return Standing(ON_HOLD)
    return _of_money(did, money) or _of_forum(did) or _of_talks(did)


def last_of(did: Sequence[Did], *what: str) -> str:
    """Which of these was done last; "" where none was."""
    return next((one.what for one in reversed(did) if one.what in what), "")


def _of_money(did: Sequence[Did], money: MoneyFacts) -> Standing | None:
    """An agreement stands over everything before it; a filing after it means that it was broken."""
    if money.agreed_on is None or _filed_after(did, money.agreed_on):
        return None
    if money.received_paise and not money.owing_paise:
        return Standing(VERIFIED if money.all_verified else PAID)
    if money.parts_paid or money.received_paise:
        return Standing(PAYING, money.parts_paid)
    return Standing(AGREED)


def _filed_after(did: Sequence[Did], agreed_on: date) -> bool:
    return any(one.what == "filing" and one.on > agreed_on for one in did)


def _of_forum(did: Sequence[Did]) -> Standing | None:
    filed = [place for place, one in enumerate(did) if one.what == "filing"]
    if not filed:
        return None
    heard = [one for one in did[filed[-1] :] if one.what == "hearing"]
    is_decided = bool(heard) and heard[-1].came in DECIDED
    return Standing(DECIDED_THERE if is_decided else FILED, len(heard))


def _of_talks(did: Sequence[Did]) -> Standing:
    """How far it came without money and without a forum: the furthest that was reached."""
    done = {one.what for one in did}
    if rounds := sum(one.what == "meeting" for one in did):
        return Standing(MEDIATION, rounds)
    if done & {"call", "notice", "visit"}:
        return Standing(CONTACTED)
    if "evidence" in done:
        return Standing(EVIDENCE)
    if done & {"authorised", "talked", "rescue"}:
        return Standing(TAKEN_ON)
    if "referred" in done:
        return Standing(REFERRED)
    return Standing(TOLD if "informed" in done else INTAKE)
