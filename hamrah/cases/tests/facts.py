"""Money facts as the ledger of a case would tell them. Not here: any test."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hamrah.cases.rules.money import ClaimantMoney, InstalmentMoney, MoneyFacts

HER = UUID(int=1)


def agreed(on: date, *, received: int = 0, paid: int = 0, **said: Any) -> MoneyFacts:
    """Nine rupees claimed and agreed, in three parts."""
    hers = ClaimantMoney(HER, claimed_paise=900, agreed_paise=900, received_paise=received, **said)
    parts = tuple(
        InstalmentMoney(n + 1, on + timedelta(days=30 * n), 300, 300 if n < paid else 0) for n in range(3)
    )
    return MoneyFacts(
        claimants=(hers,),
        agreed_on=on,
        signed_on=on,
        agreed_paise=900,
        instalments=parts,
        paid_paise=received,
    )


def part_paid(on: date) -> MoneyFacts:
    return agreed(on, received=300, paid=1)


def wholly_paid(on: date, *, verified: bool) -> MoneyFacts:
    return agreed(on, received=900, paid=3, verified="yes" if verified else "no")
