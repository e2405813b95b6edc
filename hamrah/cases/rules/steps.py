"""What can be done in a case, and what can come of it. Pure. Not here: where it then stands (standing.py)."""

from dataclasses import dataclass

TRIED = ("reached", "not_reached", "refused", "promised", "offered", "threatened")
MET = ("came", "did_not_come", "adjourned", "promised", "offered", "refused")
FORUM = ("adjourned", "did_not_come", "order_for", "order_against", "settled_there", "dismissed")
DECIDED = ("order_for", "order_against", "settled_there", "dismissed")


@dataclass(frozen=True)
class Step:
    """`results`: what can come of it; empty: nothing is asked. `days`: within how many something follows
    where nobody said when. `is_contact`: the other side hears of it, so it must be safe. `is_own`: our
    software writes it down, nobody picks it."""

    code: str
    results: tuple[str, ...] = ()
    days: int = 7
    is_contact: bool = False
    is_own: bool = False


STEPS: dict[str, Step] = {
    step.code: step
    for step in (
        Step("call", TRIED, days=2, is_contact=True),
        Step("notice", ("sent", "taken", "refused", "came_back"), days=15, is_contact=True),
        Step("meeting", MET, days=7, is_contact=True),
        Step("visit", TRIED, days=3, is_contact=True),
        Step("talked", ("well", "afraid", "threatened", "not_reached", "wants_to_stop"), days=7),
        Step("rescue", ("found", "not_found", "brought_out", "stays"), days=1),
        Step("informed", days=7),
        Step("referred", days=7),
        Step("note", days=7),
        Step("opened", is_own=True),
        Step("evidence", is_own=True),
        Step("safe", ("yes", "no", "unknown"), is_own=True),
        Step("assigned", is_own=True),
        Step("joined", is_own=True),
        Step("left", is_own=True),
        Step("worked", is_own=True),
        Step("apart", is_own=True),
        Step("authorised", is_own=True),
        Step("filing", days=14, is_own=True),
        Step("hearing", FORUM, days=14, is_own=True),
        Step("hold", is_own=True),
        Step("resume", is_own=True, days=2),
        Step("closed", is_own=True),
        Step("reopened", is_own=True, days=2),
        Step("party", is_own=True),
        Step("witness", is_own=True),
    )
}
# What a person notes by hand, in the order in which a case usually goes.
NOTED = tuple(step.code for step in STEPS.values() if not step.is_own)
CONTACTS = frozenset(step.code for step in STEPS.values() if step.is_contact)
# What somebody may say is next.
NEXTS = ("look", "call", "notice", "meeting", "visit", "talked", "evidence", "filing", "hearing", "money")
# A paralegal tried to reach the other side and did not.
IN_VAIN = frozenset({"not_reached", "refused", "did_not_come", "came_back"})
