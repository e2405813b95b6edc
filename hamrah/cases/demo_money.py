"""The demo's money of cases: claims worked out, offers, agreements, parts that come or do not, receipts.

Everybody and everything is invented. Not here: the cases themselves (demo.py).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from hamrah.access.models import User
from hamrah.cases.actions import money
from hamrah.cases.actions.money import AgreementSaid, OfferSaid, PaymentSaid, ReceiptSaid
from hamrah.cases.models import Agreement, Case, Claimant, Payment
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.rules.allocation import Scheduled, proposed
from hamrah.cases.rules.claims import Where
from hamrah.cases.rules.money import MoneyFacts

RAJASTHAN = Where("RJ", "construction", "", "unskilled")
GUJARAT = Where("GJ", "construction", "I", "unskilled")
HUNDRED = 10_000


@dataclass
class Purse:
    """The money of one case as it is noted: by whom, who counts cash with her, and today."""

    actor: Any
    second: User | None
    case: Case
    day: date

    @cached_property
    def claimants(self) -> list[Claimant]:
        return list(self.case.claimants.order_by("made_at", "id"))

    @property
    def facts(self) -> MoneyFacts:
        return facts_of_case(self.case)

    def ago(self, days: int) -> date:
        return self.day - timedelta(days=days)

    def worked_out(self, where: Where) -> int:
        """What all of them claim as agreed for the work, in paise."""
        money.work_out_claims(self.actor, case=self.case, where=where)
        return self.facts.claimed_paise

    def offered(self, paise: int, days: int, *, how: str = "call", words: str = "") -> Any:
        said = OfferSaid(round_down(paise), self.ago(days), how, words)
        return money.note_offer(self.actor, case=self.case, offer=said)

    def agreed(self, paise: int, days: int, **said: Any) -> Agreement:
        made: Agreement = money.agree(
            self.actor, case=self.case, agreement=AgreementSaid(paise, self.ago(days), **said)
        )
        return made

    def paid(self, agreement: Agreement, paise: int, days: int, **said: Any) -> Payment:
        made: Payment = money.record_payment(
            self.actor, agreement=agreement, payment=PaymentSaid(paise, self.ago(days), **said)
        )
        return made

    def received(self, payment: Payment, who: Sequence[Claimant], *, days: int, how: str) -> None:
        """Each of them has her part of the payment, in proportion to what is owing to her."""
        owing = {one.claimant: one.owing_paise for one in self.facts.still_in}
        parts: Mapping[Any, int] = proposed(payment.amount_paise, owing)
        given = [
            ReceiptSaid(one, parts[one.id], self.ago(days), how=how) for one in who if parts.get(one.id, 0)
        ]
        money.give_receipts(self.actor, payment=payment, receipts=given)

    def asked(self, claimant: Claimant, *, less_paise: int = 0, words: str = "", how: str = "phone") -> None:
        """She says herself what she has."""
        has = {one.claimant: one.received_paise for one in self.facts.claimants}[claimant.id]
        money.verify_with_worker(
            self.actor, claimant=claimant, told_paise=has - less_paise, how=how, words=words
        )


def round_down(paise: int) -> int:
    """To whole hundreds of rupees, as people offer."""
    return max(HUNDRED, paise // HUNDRED * HUNDRED)


def in_three_parts(purse: Purse) -> None:
    """The first part came over our desk; the cheque for the second bounced; the third is to come."""
    whole = purse.worked_out(RAJASTHAN)
    low = purse.offered(whole // 2, 30, words="He says half the tiles were crooked.")
    money.answer_offer(purse.actor, offer=low, answer="refused")
    good = purse.offered(whole * 4 // 5, 24, how="meeting")
    third = good.amount_paise // 3
    parts = (
        Scheduled(purse.ago(20), third),
        Scheduled(purse.ago(10), third),
        Scheduled(purse.ago(-20), good.amount_paise - 2 * third),
    )
    agreement = purse.agreed(
        good.amount_paise, 24, form="written", offer=good, parts=parts,
        place_said="Our centre", witnesses=("Kamla Devi", "Devi Lal"),
    )  # fmt: skip
    cash = purse.paid(agreement, third, 20, second=purse.second)
    purse.received(cash, purse.claimants, days=19, how="thumb")
    for claimant in purse.claimants[:4]:
        purse.asked(claimant)
    cheque = purse.paid(agreement, third, 10, mode="cheque", reference="004512")
    money.note_cheque(purse.actor, payment=cheque, step="bounced", on=purse.ago(6), words="No money in it.")


def to_the_leader(purse: Purse) -> None:
    """He gave it to their mate; two of them never saw it, and one has less than he was told."""
    whole = purse.worked_out(GUJARAT)
    agreement = purse.agreed(round_down(whole), 8, rule="equal")
    paid = purse.paid(agreement, agreement.amount_paise, 6, to="leader", leader_said="Bhera, their mate")
    first, second, *_others = purse.claimants
    purse.received(paid, (first, second), days=5, how="signed")
    purse.asked(first)
    purse.asked(second, less_paise=HUNDRED, words="Bhera kept 100 for the bus.", how="met")


def below_the_claim(purse: Purse) -> None:
    """An offer far below both claims, and open."""
    whole = purse.worked_out(RAJASTHAN)
    purse.offered(whole * 2 // 5, 4, how="letter", words="Take it or go to court.")


def in_full(purse: Purse) -> None:
    """Everything came, into each account, and each says so."""
    whole = purse.worked_out(RAJASTHAN)
    agreement = purse.agreed(whole, 50, form="written", rule="claim", place_said="Labour office, Udaipur")
    paid = purse.paid(agreement, whole, 40, mode="upi", reference="UPI 4410 2231")
    purse.received(paid, purse.claimants, days=39, how="seen")
    for claimant in purse.claimants:
        purse.asked(claimant)


def full_and_final(purse: Purse) -> None:
    """Cash that he calls full and final; it is less than the claim, and the rest stays to be seen."""
    whole = purse.worked_out(RAJASTHAN)
    agreement = purse.agreed(round_down(whole * 3 // 5), 45, is_final=True, rule="days")
    paid = purse.paid(agreement, agreement.amount_paise, 45, second=purse.second)
    purse.received(paid, purse.claimants, days=44, how="thumb")
    for claimant in purse.claimants:
        purse.asked(claimant, how="met")


MONEY: dict[str, Callable[[Purse], None]] = {
    "in_three_parts": in_three_parts,
    "to_the_leader": to_the_leader,
    "below_the_claim": below_the_claim,
    "in_full": in_full,
    "full_and_final": full_and_final,
}
