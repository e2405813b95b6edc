"""A case with a group of workers and its money, for tests. Not here: any test."""

from datetime import date
from itertools import count
from typing import Any

import pytest

from hamrah.cases.actions import money
from hamrah.cases.actions.money import AgreementSaid, PaymentSaid, ReceiptSaid
from hamrah.cases.models import Case, Claimant, Payment
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.rules.claims import Where
from hamrah.cases.rules.money import MoneyFacts
from hamrah.ground.problem import Problem
from hamrah.people.models import Phone
from hamrah.people.tests.office import Office

NUMBERS = count(1)
RAJASTHAN = Where("RJ", "construction", "", "unskilled")
AGREED_ON = date(2026, 4, 1)
PHONE = "9829012345"


class Ledger:
    """An office, one case of wages, and workers who claim in it."""

    def __init__(self, workers: int = 2, **said: Any) -> None:
        self.office = Office()
        self.names = [f"Worker {number}" for number in range(1, workers + 1)]
        people = [self.office.worker(name) for name in self.names]
        self.actor = self.office.actor()
        with self.office.open():
            self.case = Case.objects.create(
                number=f"2026-{next(NUMBERS):06}", kind="unpaid_wages", tier=4, opened_on=date(2026, 3, 1)
            )
            self.claimants = [self._claims(person, **said) for person in people]

    def _claims(self, person: Any, **said: Any) -> Claimant:
        plain = {
            "since": date(2026, 1, 1),
            "until": date(2026, 1, 31),
            "half_days": 40,
            "rate_paise": 40_000,
            "basis": "day",
        }
        return Claimant.objects.create(
            case=self.case, person=person, joined_on=date(2026, 3, 1), **{**plain, **said}
        )

    def open(self) -> Any:
        return self.office.open()

    @property
    def facts(self) -> MoneyFacts:
        with self.open():
            return facts_of_case(self.case)

    @property
    def next_what(self) -> str:
        """What somebody does next, as the case itself says it."""
        with self.open():
            return Case.objects.get(id=self.case.id).next_what

    def worked_out(self) -> list[str]:
        with self.open():
            return money.work_out_claims(self.actor, case=self.case, where=RAJASTHAN)

    def agreed(self, amount_paise: int, **said: Any) -> Any:
        agreement = AgreementSaid(**{"amount_paise": amount_paise, "agreed_on": AGREED_ON, **said})
        with self.open():
            return money.agree(self.actor, case=self.case, agreement=agreement)

    def paid(self, agreement: Any, amount_paise: int, **said: Any) -> Payment:
        plain = {"amount_paise": amount_paise, "paid_on": AGREED_ON, "mode": "upi", "to": "desk"}
        with self.open():
            return money.record_payment(
                self.actor, agreement=agreement, payment=PaymentSaid(**{**plain, **said})
            )

    def received(self, payment: Payment, shares: dict[int, int], **said: Any) -> list[str]:
        """`shares`: place of the claimant in the list -> paise."""
        given = [
            ReceiptSaid(self.claimants[at], paise, **{"received_on": payment.paid_on, **said})
            for at, paise in shares.items()
        ]
        with self.open():
            return money.give_receipts(self.actor, payment=payment, receipts=given)

    def cheque(self, payment: Payment, step: str, on: date = AGREED_ON) -> Payment:
        with self.open():
            return money.note_cheque(self.actor, payment=payment, step=step, on=on)

    def verified(self, at: int, told_paise: int, **said: Any) -> Any:
        with self.open():
            return money.verify_with_worker(
                self.actor, claimant=self.claimants[at], told_paise=told_paise, how="phone", **said
            )

    def leaves(self, at: int) -> None:
        with self.open():
            Claimant.objects.filter(id=self.claimants[at].id).update(left_on=date(2026, 5, 1))

    def has_phone(self, at: int, number: str = PHONE) -> None:
        with self.open():
            Phone.objects.create(person=self.claimants[at].person, number=number)

    def colleague(self, role: str = "administrator") -> Any:
        from hamrah.access.models import User
        from hamrah.ground import context

        with context.opened(door="identify"):
            return User.objects.get(id=self.office.actor(role).user_id)


def refused(call: Any, *args: Any, **said: Any) -> str:
    """The code of the Problem that a call raises."""
    with pytest.raises(Problem) as problem:
        call(*args, **said)
    return problem.value.code
