"""A case ends, and how; or is taken up again. Not here: what each end needs (rules/closing.py)."""

from typing import Any

from django.conf import settings

from hamrah.cases.actions.saying import refuse_closed, refuse_words
from hamrah.cases.limiting import runs_out_on
from hamrah.cases.models import Case, CaseStep
from hamrah.cases.money_facts import facts_of
from hamrah.cases.noting import note
from hamrah.cases.rules.cautions import caution_until
from hamrah.cases.rules.closing import Ending, refuse_ending
from hamrah.cases.rules.limits import is_barred
from hamrah.cases.rules.numbers import number_said
from hamrah.cases.rules.steps import CONTACTS, DECIDED
from hamrah.cases.sealed import say_in
from hamrah.cases.standing import locked
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("cases.close_case")
def close_case(actor: Any, *, case: Case, outcome: str, words: str = "", same_as: str = "") -> Case:
    """Close a case with how it ended; `same_as`: the number of the case it repeats. Whoever presses second
    is told that it is closed. Raises `cases.closed`, `cases.no_such_number`, what `refuse_ending` raises."""
    case = locked(case, actor)
    refuse_closed(case)
    refuse_words(words)
    other = case_called(actor, same_as, but=case) if same_as.strip() else None
    refuse_ending(outcome, ending_of(case, words=words, same_as=other is not None))
    case.outcome, case.closed_on, case.same_as = outcome, today(), other
    say_in(case, ending=words)
    case.save(update_fields=["outcome", "closed_on", "same_as", "sealed"])
    until = caution_until(today(), case=str(case.id), key=settings.MASTER_KEY)
    case.parties.update(caution_until=until)
    note(actor, case, "closed", outcome, words=words)
    return case


def ending_of(case: Case, *, words: str, same_as: bool) -> Ending:
    """What is known of a case as somebody closes it."""
    steps = set(CaseStep.objects.filter(case=case).values_list("what", "came"))
    filed = any(what == "filing" for what, _came in steps)
    limits = [runs_out_on(case, one) for one in case.claimants.standing()]
    (money,) = facts_of([case.id]).values()
    return Ending(
        money=money,
        words=words,
        tried=any(what in CONTACTS for what, _came in steps),
        barred=is_barred(limits, today=today(), filed=filed),
        same_as=same_as,
        decided=any(what == "hearing" and came in DECIDED for what, came in steps),
    )


def case_called(actor: Any, number: str, *, but: Case) -> Case:
    """Another case of the house by its number. Raises `cases.no_such_number`."""
    said = number_said(number)
    found = Case.objects.visible_to(actor).exclude(id=but.id).filter(number=said).first() if said else None
    if found is None:
        raise Problem("cases.no_such_number", _("No other case has this number."), field="same_as")
    return found


@verb("cases.reopen_case")
def reopen_case(actor: Any, *, case: Case, words: str) -> Case:
    """Take a closed case up again, and why. Raises `cases.is_open`, `cases.say_why`."""
    case = locked(case, actor)
    refuse_words(words)
    if case.is_open:
        raise Problem("cases.is_open", _("This case is open already."))
    if not words.strip():
        raise Problem("cases.say_why", _("Say why, so that she and the next colleague know."), field="words")
    case.outcome, case.closed_on, case.same_as = "", None, None
    case.save(update_fields=["outcome", "closed_on", "same_as"])
    case.parties.update(caution_until=None)
    note(actor, case, "reopened", words=words)
    return case
