"""Routes of the money of cases, taken in by urls.py. A change of state is a noun too."""

from django.urls import path

from hamrah.cases.views import money, money_papers, moved, paying, signing

patterns = [
    path("<uuid:id>/claims/", money.claims, name="claims"),
    path("claims/changed/", moved.changed_claims, name="changed_claims"),
    path("<uuid:id>/offer/", money.offer, name="offer"),
    path("offers/<uuid:id>/answer/", money.offer_answer, name="offer_answer"),
    path("<uuid:id>/agreement/", money.agreement, name="agreement"),
    path("agreements/<uuid:id>/end/", money.agreement_end, name="agreement_end"),
    path("agreements/<uuid:id>/payment/", paying.new_payment, name="new_payment"),
    path("payments/<uuid:id>/", paying.payment, name="payment"),
    path("payments/<uuid:id>/receipts/", paying.receipts, name="receipts"),
    path("payments/<uuid:id>/cheque/", paying.cheque, name="cheque"),
    path("payments/<uuid:id>/holder/", paying.handing_on, name="handing_on"),
    path("payments/<uuid:id>/reversal/", paying.payment_reversal, name="payment_reversal"),
    path("agreements/<uuid:id>/signed/", signing.agreement, name="agreement_signed"),
    path("receipts/<uuid:id>/signed/", signing.receipt, name="receipt_signed"),
    path("<uuid:id>/papers/<slug:paper>.pdf", money_papers.papers, name="papers"),
    path("claimants/<uuid:id>/accident/", money.accident, name="accident"),
    path("receipts/<uuid:id>/reversal/", paying.receipt_reversal, name="receipt_reversal"),
    path("claimants/<uuid:id>/verification/", paying.verification, name="verification"),
    path("claimants/<uuid:id>/word/", paying.word, name="word"),
]
