"""Compensation for an accident is worked out. Not here: the law (wages.law), wages (claiming.py)."""

from typing import Any

from hamrah.cases.claimed import claim_row, replace_claims
from hamrah.cases.held import held_open, refuse_day
from hamrah.cases.models import Claimant
from hamrah.cases.rules.accidents import AccidentSaid, compensated, plain_accident
from hamrah.cases.rules.kinds import KINDS
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.wages.orders import packs_of

ACCIDENT_CLOCK = "accident"


@verb("cases.work_out_accident")
def work_out_accident(actor: Any, *, claimant: Claimant, said: AccidentSaid) -> list[str]:
    """Work out what is owed for the accident of a claimant, or for the dead one whose heir she is. Answers
    the id of the claim, of nothing where it says the same as before.

    Raises `cases.closed`, `cases.no_accident`, `cases.day_to_come`, `cases.paid_before_accident`, what the
    law raises of impossible facts.
    """
    case = held_open(actor, claimant.case)
    if KINDS[case.kind].limit != ACCIDENT_CLOCK:
        raise Problem("cases.no_accident", _("This case is about no accident, death or disease from work."))
    refuse_day(said.on, field="on")
    if said.paid_on is not None and said.paid_on < said.on:
        raise Problem("cases.paid_before_accident", _("This is before the accident."), field="paid_on")
    out = compensated(said, packs_of(actor), known=today())
    facts = {"claimant_id": claimant.id, "work": plain_accident(said), "known_on": today()}
    return [str(claim.id) for claim in replace_claims([claim_row(actor, out, **facts)])]
