"""Stages of a registration: where a new one starts, and which may follow which. Pure."""

from datetime import date

from hamrah.people.rules.registration import Registration

DRAFT, SUBMITTED, RETURNED, SUSPECTED, ACCEPTED = "draft", "submitted", "returned", "suspected", "accepted"

NEXT: dict[str, frozenset[str]] = {
    DRAFT: frozenset({SUBMITTED}),
    SUBMITTED: frozenset({RETURNED, SUSPECTED, ACCEPTED}),
    RETURNED: frozenset({SUBMITTED}),
    SUSPECTED: frozenset({SUBMITTED, ACCEPTED, RETURNED}),
    ACCEPTED: frozenset({SUSPECTED}),
}


def first_stage(said: Registration, *, today: date) -> str:
    """An office's register with a stated basis is accepted as it stands; a minor and everything
    without basis or consent begins as a draft, seen by registrars only."""
    is_minor = said.adult_from is not None and today < said.adult_from
    return ACCEPTED if said.basis is not None and not is_minor and not said.by_proxy else DRAFT


def may_follow(now: str, then: str) -> bool:
    """Whether a registration may go from one stage to another."""
    return then in NEXT.get(now, frozenset())
