"""An agreement as it would be shared, before it is kept. Not here: the arithmetic (rules/splits.py)."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamrah.cases.actions.money import AgreementSaid
from hamrah.cases.actions.money.agreeing import claimants_for, refuse_amount
from hamrah.cases.agreed import claims_and_days, shares_of
from hamrah.cases.models import Case, Claimant
from hamrah.cases.rules.claims import share_of


@dataclass(frozen=True)
class Part:
    """One worker's share, and what percentage of her claim it is."""

    claimant: Claimant
    share_paise: int
    claim_paise: int

    @property
    def percent(self) -> int | None:
        return share_of(self.share_paise, self.claim_paise)


@dataclass(frozen=True)
class Proposal:
    """How a sum would be shared."""

    amount_paise: int
    parts: tuple[Part, ...]
    shares: Mapping[str, int]


def proposal(case: Case, said: AgreementSaid) -> Proposal:
    """The shares by the rule that was chosen. Raises what sharing raises."""
    refuse_amount(said.amount_paise)
    claimants = claimants_for(case, said.who)
    claims, days = claims_and_days(claimants)
    shares = shares_of(said.rule, said.amount_paise, said.shares, claims, days)
    parts = tuple(Part(one, shares[str(one.id)], claims[str(one.id)]) for one in claimants)
    return Proposal(said.amount_paise, parts, shares)
