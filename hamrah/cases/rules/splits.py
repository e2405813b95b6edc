"""A sum shared over several claimants, to the paisa. Pure. Not here: who they are, or what was agreed.

No rule depends on the order of the list: a paisa that is left over goes by the share it is part of, and then
by the claimant's key.
"""

from collections.abc import Mapping
from typing import Any

from hamrah.ground.numbers import rupees
from hamrah.ground.problem import Problem

EQUAL, BY_CLAIM, BY_DAYS, BY_HAND = "equal", "claim", "days", "hand"
RULES = (BY_CLAIM, EQUAL, BY_DAYS, BY_HAND)


def split(amount_paise: int, weights: Mapping[Any, int]) -> dict[Any, int]:
    """`amount_paise` in proportion to the weights; the shares sum to it exactly.

    The largest remainders get the paise that are left over. Where the amount is no more than all weights
    together, nobody gets more than her own. Raises `cases.split_of_nothing`.
    """
    whole = sum(weights.values())
    if amount_paise < 0 or whole <= 0 or min(weights.values(), default=0) < 0:
        raise Problem(
            "cases.split_of_nothing",
            "There is nothing to share it by. Work out the claims first, or share it another way.",
        )
    shares = {key: amount_paise * weight // whole for key, weight in weights.items()}
    left_over = amount_paise - sum(shares.values())
    by_remainder = sorted(weights, key=lambda key: (-(amount_paise * weights[key] % whole), str(key)))
    for key in by_remainder[:left_over]:
        shares[key] += 1
    return shares


def split_by(
    rule: str, amount_paise: int, claims: Mapping[Any, int], days: Mapping[Any, int]
) -> dict[Any, int]:
    """By one of the rules that need no hand: equal, by claim, by days. Raises `cases.no_such_rule` and
    `cases.split_of_nothing`."""
    match rule:
        case "equal":
            return split(amount_paise, dict.fromkeys(claims, 1))
        case "claim":
            return split(amount_paise, claims)
        case "days":
            return split(amount_paise, days)
        case _:
            raise Problem("cases.no_such_rule", "Choose how the sum is shared.", field="rule")


def refuse_shares(amount_paise: int, shares: Mapping[Any, int]) -> None:
    """Shares given by hand must sum to the whole. Raises `cases.negative_share`, `cases.shares_differ`."""
    if any(share < 0 for share in shares.values()):
        raise Problem("cases.negative_share", "A share cannot be less than nothing.", field="shares")
    if sum(shares.values()) != amount_paise:
        raise Problem(
            "cases.shares_differ",
            "The shares make %(sum)s, but the agreement is for %(whole)s. Correct a share.",
            field="shares",
            sum=rupees(sum(shares.values())),
            whole=rupees(amount_paise),
        )
