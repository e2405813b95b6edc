"""Claims are worked out, and worked out again when the law becomes known to be another.

Not here: the law (wages.law), reading a claimant's words (claimed.py).
"""

from collections.abc import Mapping
from typing import Any

from hamrah.cases.claimed import replace_claims, said_by, statements_of
from hamrah.cases.held import held_open
from hamrah.cases.models import Case, Claim
from hamrah.cases.recomputing import recompute
from hamrah.cases.rules.claims import Where
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.wages.law import EMPLOYMENTS, PLACES, SKILLS


@verb("cases.work_out_claims")
def work_out_claims(
    actor: Any, *, case: Case, where: Where, skills: Mapping[str, str] | None = None
) -> list[str]:
    """Work out both claims of everybody still in the case, by the law of `where`; `skills`: claimant's id ->
    her skill, where it is another. Answers the ids of claims that are new; what says the same as before is
    left as it stands. Raises `cases.closed`, `cases.no_such_work`."""
    row = held_open(actor, case)
    refuse_where(where, *(skills or {}).values())
    fresh: list[Claim] = []
    for claimant in row.claimants.standing().select_related("case"):
        skill = (skills or {}).get(str(claimant.id)) or claimant.skill or where.skill
        fresh += statements_of(actor, claimant, said_by(claimant), where_for(where, skill))
    return [str(claim.id) for claim in replace_claims(fresh)]


def where_for(where: Where, skill: str) -> Where:
    known = skill if skill in SKILLS else where.skill
    return Where(where.place, where.employment, where.zone, known)


def refuse_where(where: Where, *skills: str) -> None:
    """Raise `cases.no_such_work` for what no law knows."""
    known = where.place in PLACES and where.employment in EMPLOYMENTS
    if not known or not {where.skill, *skills} <= set(SKILLS):
        raise Problem(
            "cases.no_such_work", _("Choose where, and which kind of work, so that the law can be found.")
        )


@verb("cases.recompute_claims")
def recompute_claims(actor: Any) -> int:
    """Work out every open claim again by the law as it is known today; answers how many say something
    else now. Doing it twice changes nothing the second time."""
    return recompute(actor, None)
