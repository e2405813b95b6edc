"""How the money of one case stands: claimed, offered, agreed, paid, in her own hand. Pure.

Not here: where it is read from (money_facts.py), how a claim is worked out (claims.py) or shared (splits.py).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

NOT_VERIFIED, VERIFIED, SAYS_LESS = "no", "yes", "less"


@dataclass(frozen=True)
class ClaimantMoney:
    """One worker's money. `claimed_paise`: as agreed for the work; `minimum_paise`: by the legal minimum;
    each None while nobody could work it out. `agreed_paise`: her share of the agreement in force.
    `received_paise` is in her own hand: what a gang leader or our desk holds is not."""

    claimant: UUID
    claimed_paise: int | None = None
    minimum_paise: int | None = None
    agreed_paise: int | None = None
    received_paise: int = 0
    verified: str = NOT_VERIFIED
    has_left: bool = False

    @property
    def shortfall_paise(self) -> int:
        """What is missing of her claim, whatever was agreed as "full and final"."""
        return max(0, (self.claimed_paise or 0) - self.received_paise)

    @property
    def owing_paise(self) -> int:
        """What is missing of what was agreed for her."""
        return max(0, (self.agreed_paise or 0) - self.received_paise)

    @property
    def is_full(self) -> bool:
        """Whether she has her whole claim; never where nobody worked one out."""
        return bool(self.claimed_paise) and self.shortfall_paise == 0


@dataclass(frozen=True)
class InstalmentMoney:
    """One part of what was agreed, and how much of it has come and counts."""

    number: int
    due_on: date
    amount_paise: int
    covered_paise: int = 0

    @property
    def is_paid(self) -> bool:
        return self.covered_paise >= self.amount_paise

    def is_late(self, on: date) -> bool:
        """Its day is over, and it is not whole."""
        return not self.is_paid and self.due_on < on


@dataclass(frozen=True)
class MoneyFacts:
    """The whole case. `paid_paise` counts cash, UPI, bank and cleared cheques; `waiting_paise` are cheques
    that have not cleared. Paid is not received: see ClaimantMoney."""

    claimants: tuple[ClaimantMoney, ...] = ()
    offers: int = 0
    offered_paise: int | None = None
    agreed_on: date | None = None
    signed_on: date | None = None
    agreed_paise: int = 0
    instalments: tuple[InstalmentMoney, ...] = ()
    paid_paise: int = 0
    waiting_paise: int = 0
    bounced: int = 0
    with_leader_paise: int = 0
    over_desk_paise: int = 0

    @property
    def still_in(self) -> tuple[ClaimantMoney, ...]:
        """Claimants who have not left. Who left keeps what she received, and holds nobody up."""
        return tuple(one for one in self.claimants if not one.has_left)

    @property
    def claimed_paise(self) -> int:
        return sum(one.claimed_paise or 0 for one in self.still_in)

    @property
    def minimum_paise(self) -> int:
        return sum(one.minimum_paise or 0 for one in self.still_in)

    @property
    def received_paise(self) -> int:
        return sum(one.received_paise for one in self.claimants)

    @property
    def owing_paise(self) -> int:
        return sum(one.owing_paise for one in self.still_in)

    @property
    def shortfall_paise(self) -> int:
        return sum(one.shortfall_paise for one in self.still_in)

    @property
    def benefited(self) -> int:
        """How many workers have money in hand."""
        return sum(one.received_paise > 0 for one in self.claimants)

    @property
    def all_verified(self) -> bool:
        """Whether each who received money was asked herself, and said the same."""
        asked = [one for one in self.claimants if one.received_paise > 0]
        return bool(asked) and all(one.verified == VERIFIED for one in asked)

    @property
    def is_unasked(self) -> bool:
        """Whether money came of which not each worker has said herself that it is in her hand."""
        return self.paid_paise > 0 and (self.paid_paise > self.received_paise or not self.all_verified)

    @property
    def says_less(self) -> bool:
        """Whether somebody has less than her receipts say."""
        return any(one.verified == SAYS_LESS for one in self.claimants)

    @property
    def parts(self) -> int:
        return len(self.instalments)

    @property
    def parts_paid(self) -> int:
        return sum(one.is_paid for one in self.instalments)

    @property
    def next_due_on(self) -> date | None:
        """The day of the earliest part that has not come whole."""
        return min((one.due_on for one in self.instalments if not one.is_paid), default=None)

    def is_late(self, on: date) -> bool:
        return any(one.is_late(on) for one in self.instalments)

    @property
    def settlement(self) -> str:
        """ "none", "partial" or "full": full only where each who is still in has her whole claim. Cash called
        "full and final" that lies below the claim is partial."""
        if self.received_paise <= 0:
            return "none"
        return "full" if self.still_in and all(one.is_full for one in self.still_in) else "partial"

    @property
    def stage(self) -> str:
        """How far the money is: "", claimed, offered, agreed, paying, paid, verified."""
        if self.agreed_on is None:
            return "offered" if self.offers else "claimed" if self.claimed_paise else ""
        if self.owing_paise or not self.received_paise:
            return "paying" if self.paid_paise or self.received_paise else "agreed"
        return "verified" if self.all_verified else "paid"


NONE = MoneyFacts()
