"""Writing one step of a case down. Not here: which step may be taken (actions/)."""

from datetime import date, datetime
from typing import Any

from hamrah.cases.models import Case, CaseStep
from hamrah.cases.sealed import seal_words
from hamrah.cases.standing import stand
from hamrah.ground.day import today


def note(actor: Any, case: Case, what: str, came: str = "", **of: Any) -> CaseStep:
    """One step, and where the case stands after it. `of`: as `write_step`."""
    step = write_step(actor, case, what, came, **of)
    stand(case)
    return step


def write_step(
    actor: Any,
    case: Case,
    what: str,
    came: str = "",
    *,
    words: str = "",
    on: date | None = None,
    next_at: datetime | None = None,
    next_what: str = "",
    **of: Any,
) -> CaseStep:
    """The step alone, for many at once. `of`: party, claimant, proceeding."""
    step = CaseStep(
        case=case,
        what=what,
        came=came,
        on=on or today(),
        by_id=actor.user_id,
        next_at=next_at,
        next_what=next_what,
        **of,
    )
    step.sealed = seal_words(step, words=words)
    step.save(force_insert=True)
    return step
