"""Which law a case most likely falls under, to begin with. Not here: the law, or anybody's choice."""

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
    employment = case.sector if case.sector in EMPLOYMENTS else "construction"
    return Where(place=_state_of(case), employment=employment)


def _state_of(case: Case) -> str:
    """The state in which the work was; Gujarat's and others' letters as the packs have them."""
    place = case.place
    while place is not None and place.parent_id is not None:
        place = place.parent
    return STATES.get(str(place.code), "RJ") if place is not None else "RJ"
