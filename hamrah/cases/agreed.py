"""An agreed sum shared over claimants: their claims and days as the rows have them. Not here: arithmetic."""

from collections.abc import Mapping, Sequence

from hamrah.cases.models import Claim, Claimant
from hamrah.cases.rules.splits import BY_HAND, refuse_shares, split_by
from hamrah.ground.problem import Problem
from hamrah.ground.words import _


def claims_and_days(claimants: Sequence[Claimant]) -> tuple[dict[str, int], dict[str, int]]:
    """Claimant's id -> the larger of her two claims, and her half days. A sum that she named herself stands
    in where nothing was worked out."""
    claims = {str(one.id): one.owed_said_paise or 0 for one in claimants}
    rows = Claim.objects.standing().filter(claimant__in=claimants, is_whole=True)
    worked: dict[str, int] = {}
    for id, paise in rows.values_list("claimant_id", "total_paise"):
        worked[str(id)] = max(paise, worked.get(str(id), 0))
    return claims | worked, {str(one.id): one.half_days or 0 for one in claimants}


def shares_of(
    rule: str,
    amount_paise: int,
    by_hand: Mapping[str, int],
    claims: Mapping[str, int],
    days: Mapping[str, int],
) -> dict[str, int]:
    """Claimant's id -> her share; what was given by hand must be for these and make the whole. Raises
    `cases.share_for_another`, and what rules/splits.py raises."""
    if rule != BY_HAND:
        return split_by(rule, amount_paise, claims, days)
    if not set(by_hand) <= set(claims):
        raise Problem(
            "cases.share_for_another",
            _("A share is for somebody who is not in this agreement."),
            field="shares",
        )
    refuse_shares(amount_paise, by_hand)
    return {id: by_hand.get(id, 0) for id in claims}
