"""What is done in a case: calls, notices, meetings, visits; who does it; whether it is safe; waiting.

Not here: forums (filing.py), the end (closing.py).
"""

from datetime import date, datetime
from typing import Any

from hamrah.access.models import User
from hamrah.cases.actions.saying import StepSaid, one_of, refuse_closed, refuse_day, refuse_words
from hamrah.cases.models import Case, CaseStep
from hamrah.cases.noting import note
from hamrah.cases.rules.clocks import morning_of
from hamrah.cases.rules.steps import CONTACTS, NEXTS, NOTED, STEPS
from hamrah.cases.standing import locked
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.services.receivers import refuse_colleague


@verb("cases.note_step")
def note_step(actor: Any, *, case: Case, step: StepSaid) -> CaseStep:
    """Note what was done, what came of it, and what is next by when.

    Raises `cases.closed`, `cases.no_such_step`, `cases.no_such_result`, `cases.safe_not_known`,
    `cases.not_safe`, `cases.no_such_next`, `cases.next_passed`, `cases.bad_day`, `cases.too_long_words`,
    `cases.not_of_this_case`.
    """
    case = locked(case, actor)
    refuse_closed(case)
    refuse_step(step)
    refuse_unsafe(case, step.what)
    return note(
        actor, case, step.what, step.came, words=step.words, on=step.on,
        next_at=step.next_at, next_what=step.next_what,
        party=one_of(case.parties.all(), step.party_id),
        claimant=one_of(case.claimants.all(), step.claimant_id),
    )  # fmt: skip


def refuse_step(step: StepSaid) -> None:
    if step.what not in NOTED:
        raise Problem("cases.no_such_step", _("Say what was done."), field="what")
    if STEPS[step.what].results and step.came not in STEPS[step.what].results:
        raise Problem("cases.no_such_result", _("Say what came of it."), field="came")
    if step.next_what not in ("", *NEXTS):
        raise Problem("cases.no_such_next", _("Say what comes next."), field="next_what")
    refuse_next(step.next_at)
    refuse_day(step.on, field="on")
    refuse_words(step.words)


def refuse_next(at: datetime | None) -> None:
    if at is not None and at.date() < today():
        raise Problem("cases.next_passed", _("The day of what is next has passed."), field="next_on")


def refuse_unsafe(case: Case, what: str) -> None:
    """The gate before the other side hears anything. Not knowing is an answer, and it blocks."""
    if what not in CONTACTS or case.safe == "yes":
        return
    if case.safe == "no":
        raise Problem(
            "cases.not_safe",
            _("It is not safe to contact the other side: the workers said so. Ask them again first."),
            field="what",
        )
    raise Problem(
        "cases.safe_not_known",
        _("Ask first: is it safe for the workers if we contact the other side?"),
        field="what",
    )


@verb("cases.say_safe")
def say_safe(actor: Any, *, case: Case, safe: str, words: str = "") -> Case:
    """Whether it is safe for the workers that the other side hears from us, and why. Raises `cases.closed`,
    `cases.no_such_answer`, `cases.too_long_words`."""
    case = locked(case, actor)
    refuse_closed(case)
    if safe not in ("yes", "no", "unknown"):
        raise Problem("cases.no_such_answer", _("Answer yes, no or not known."), field="safe")
    refuse_words(words)
    case.safe = safe
    case.save(update_fields=["safe"])
    note(actor, case, "safe", safe, words=words)
    return case


@verb("cases.withhold_names")
def withhold_names(actor: Any, *, case: Case, withheld: bool) -> Case:
    """Whether a notice to the other side names nobody ("workers of your site"). Raises `cases.closed`."""
    case = locked(case, actor)
    refuse_closed(case)
    case.names_withheld = withheld
    case.save(update_fields=["names_withheld"])
    return case


@verb("cases.assign_case")
def assign_case(actor: Any, *, case: Case, to: User) -> Case:
    """Give a case to a colleague who may carry it on. Raises `cases.closed`, `cases.has_it_already`, what
    `refuse_colleague` raises."""
    case = locked(case, actor)
    refuse_closed(case)
    refuse_colleague(actor, to, "cases.see_danger" if case.is_danger else "cases.note_step")
    if case.assigned_to_id == to.id:
        raise Problem("cases.has_it_already", _("It lies with her already."), field="to")
    case.assigned_to_id = to.id
    case.save(update_fields=["assigned_to_id"])
    note(actor, case, "assigned")
    return case


@verb("cases.hold_case")
def hold_case(actor: Any, *, case: Case, until: date, words: str) -> Case:
    """Let a case wait, why, and until when somebody looks again. Raises `cases.closed`,
    `cases.waits_already`, `cases.next_passed`, `cases.say_why`."""
    case = locked(case, actor)
    refuse_closed(case)
    if case.state == "on_hold":
        raise Problem("cases.waits_already", _("This case waits already."))
    refuse_next(morning_of(until))
    refuse_words(words)
    if not words.strip():
        raise Problem("cases.say_why", _("Say why, so that she and the next colleague know."), field="words")
    note(actor, case, "hold", words=words, next_at=morning_of(until), next_what="look")
    return case


@verb("cases.resume_case")
def resume_case(actor: Any, *, case: Case) -> Case:
    """The case goes on. Raises `cases.closed`, `cases.does_not_wait`."""
    case = locked(case, actor)
    refuse_closed(case)
    if case.state != "on_hold":
        raise Problem("cases.does_not_wait", _("This case does not wait: it goes on already."))
    note(actor, case, "resume")
    return case
