"""Money that the other side counts into a worker's hand before our eyes: in the village, at the site.

Not here: money over our desk or through a leader (paying.py), its receipts (receiving.py).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.cases.actions.money.agreeing import not_a_claimant, refuse_choice
from hamrah.cases.actions.money.paying import PaymentSaid, written
from hamrah.cases.actions.money.receiving import ReceiptSaid, received
from hamrah.cases.held import held_open
from hamrah.cases.models import Claimant, Receipt, Share
from hamrah.cases.money_facts import received_by
from hamrah.cases.rules.paying import CASH, COUNTED_HOW, COUNTED_MODES, WORKER
from hamrah.cases.standing import stand
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@dataclass(frozen=True)
class CountedSaid:
    """How much she got in her hand before us, and how she gave her word for it. `reason`: of more than her
    share; `words`: of more than was agreed; `is_another`: really one more like the last."""

    amount_paise: int
    on: date
    mode: str = CASH
    how: str = "thumb"
    reference: str = ""
    reason: str = ""
    words: str = ""
    is_another: bool = False


@verb("cases.count_out")
def count_out(actor: Any, *, claimant: Claimant, said: CountedSaid) -> Receipt:
    """What was paid into her hand while we looked on: a payment to her and her receipt for all of it, in one.
    Nothing of it is ever with us, so that no second person counts.

    Raises `cases.closed`, `cases.nothing_agreed`, `cases.no_such_choice`, and what a payment to a worker and
    a receipt raise.
    """
    case = held_open(actor, claimant.case)
    share = _share_of(claimant)
    refuse_choice(said.mode, COUNTED_MODES, field="mode")
    refuse_choice(said.how, COUNTED_HOW, field="how")
    paid = PaymentSaid(
        said.amount_paise, said.on, mode=said.mode, to=WORKER, worker=claimant, reference=said.reference,
        words=said.words, is_another=said.is_another,
    )  # fmt: skip
    payment = written(actor, case, share.agreement, paid)
    owing = max(0, share.amount_paise - received_by(claimant=claimant).get(claimant.id, 0))
    told = ReceiptSaid(claimant, said.amount_paise, said.on, how=said.how, reason=said.reason)
    row = received(actor, payment, told, owing)
    stand(case)
    return row


def _share_of(claimant: Claimant) -> Share:
    """Her share of the agreement in force."""
    if claimant.left_on is not None:
        raise not_a_claimant()
    share: Share | None = claimant.shares.filter(ended_on=None).select_related("agreement").first()
    if share is None:
        raise Problem(
            "cases.nothing_agreed",
            _("Nothing is agreed for her yet. Write the agreement down first, or note it as part paid."),
        )
    return share
