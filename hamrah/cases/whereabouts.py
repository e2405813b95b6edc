"""Which law a case falls under, as far as it is known: what is not is asked, never guessed.

Not here: the law, or anybody's choice.
"""

from hamrah.cases.models import Case, Claim
from hamrah.cases.rules.claims import KINDS, Where
from hamrah.wages.law import EMPLOYMENTS
from hamrah.wages.law.words import STATES


def where_proposed(case: Case) -> Where:
    """As it was worked out before; else from the place of the case and its kind of work."""
    wages = Claim.objects.standing().filter(claimant__case=case, kind__in=KINDS)
    last = wages.order_by("-at").first()
    if last is not None:
        return Where(**{name: last.work[name] for name in Where.__dataclass_fields__})
    employment = case.sector if case.sector in EMPLOYMENTS else ""
    return Where(place=_state_of(case), employment=employment)


def _state_of(case: Case) -> str:
    """The state of the work by the letters that the packs have for it; "" where it is not known."""
    place = case.place
    while place is not None and place.parent_id is not None:
        place = place.parent
    return STATES.get(str(place.code), "") if place is not None else ""
