"""A card's life: which step may follow which. Pure. Not here: who may take one, keeping it (life.py).

requested, attested (signed), printed, handed over; then renewed, lost, replaced, surrendered, revoked.
Expired is no state: it follows from the last day that the card itself says.
"""

from datetime import date, timedelta

ATTESTED, PRINTED, HANDED_OVER = "attested", "printed", "handed_over"
RENEWED, LOST, REPLACED, SURRENDERED, REVOKED = "renewed", "lost", "replaced", "surrendered", "revoked"

LIVE = (ATTESTED, PRINTED, HANDED_OVER)
ENDED = (RENEWED, REPLACED, SURRENDERED, REVOKED)
STATES = (*LIVE, LOST, *ENDED)

# Step -> the states in which it may be taken, and the state it leads to.
NEXT: dict[str, dict[str, str]] = {
    "print": {ATTESTED: PRINTED},
    "spoil": {PRINTED: ATTESTED},
    "hand_over": {PRINTED: HANDED_OVER},
    "renew": dict.fromkeys(LIVE, RENEWED),
    "lose": dict.fromkeys((PRINTED, HANDED_OVER), LOST),
    "replace": dict.fromkeys((*LIVE, LOST), REPLACED),
    "surrender": dict.fromkeys((PRINTED, HANDED_OVER, LOST), SURRENDERED),
    "revoke": dict.fromkeys((*LIVE, LOST), REVOKED),
}
# The one way back from a card that does not count: to the state it was lost in.
FIND_AGAIN = "find_again"

RENEWED_BEFORE_DAYS = 180
DUE_DAYS = 60
DRAWER_DAYS = 30
PHOTO_YEARS = 4


def state_after(step: str, state: str, *, lost_in: str = "") -> str | None:
    """The state that a step leads to; None where it may not be taken.

    `lost_in`: the state in which a lost card was lost, for finding it again.
    """
    if step == FIND_AGAIN:
        return lost_in if state == LOST and lost_in in (PRINTED, HANDED_OVER) else None
    return NEXT[step].get(state)


def steps_from(state: str) -> frozenset[str]:
    """Every step that may be taken in a state."""
    back = {FIND_AGAIN} if state == LOST else set()
    return frozenset({step for step, ways in NEXT.items() if state in ways} | back)


def renewable_from(expires_on: date) -> date:
    """The first day on which a card may be renewed: a second scan of a new card renews nothing."""
    return expires_on - timedelta(days=RENEWED_BEFORE_DAYS)


def photo_is_old(taken_on: date, *, on: date) -> bool:
    """Whether a photo is over four years old, so that a renewal needs a new one."""
    return (on.year - taken_on.year, on.month, on.day) > (PHOTO_YEARS, taken_on.month, taken_on.day)
