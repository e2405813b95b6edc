"""Verbs on the money of a case. Not here: how it stands (rules/money.py), what is written of it (papers/)."""

from hamrah.cases.actions.money.agreeing import (
    AgreementSaid,
    OfferSaid,
    agree,
    answer_offer,
    end_agreement,
    note_offer,
)
from hamrah.cases.actions.money.claiming import recompute_claims, work_out_claims
from hamrah.cases.actions.money.compensating import work_out_accident
from hamrah.cases.actions.money.counting import CountedSaid, count_out
from hamrah.cases.actions.money.paying import (
    PaymentSaid,
    hand_cash_on,
    note_cheque,
    record_payment,
    reverse_payment,
)
from hamrah.cases.actions.money.receiving import (
    ReceiptSaid,
    agree_word,
    give_receipts,
    reverse_receipt,
    verify_with_worker,
)
from hamrah.cases.actions.money.signing import keep_agreement_paper, keep_receipt_paper

__all__ = [
    "AgreementSaid",
    "CountedSaid",
    "OfferSaid",
    "PaymentSaid",
    "ReceiptSaid",
    "agree",
    "agree_word",
    "answer_offer",
    "count_out",
    "end_agreement",
    "give_receipts",
    "hand_cash_on",
    "keep_agreement_paper",
    "keep_receipt_paper",
    "note_cheque",
    "note_offer",
    "recompute_claims",
    "record_payment",
    "reverse_payment",
    "reverse_receipt",
    "verify_with_worker",
    "work_out_accident",
    "work_out_claims",
]
