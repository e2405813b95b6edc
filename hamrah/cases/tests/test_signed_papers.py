"""Signed papers as evidence of an agreement and of a receipt. Not here: papers that we print."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamrah.cases.actions import money
from hamrah.cases.models import CaseEvidence, EvidenceHand, Receipt
from hamrah.cases.tests.ledger import Ledger, refused

pytestmark = pytest.mark.django_db

SCAN = b"%PDF-1.4 signed by Kamla and by him"


def paid():
    """An agreement of two workers, wholly paid, and the receipt of the first."""
    ledger = Ledger(2)
    agreement = ledger.agreed(1_000_000, rule="equal")
    payment = ledger.paid(agreement, 1_000_000)
    (receipt,) = ledger.received(payment, {0: 500_000}, how="seen")
    with ledger.open():
        return ledger, agreement, Receipt.objects.get(id=receipt)


def test_the_signed_agreement_is_kept_byte_for_byte_and_it_is_known_who_has_it():
    ledger, agreement, _receipt = paid()
    with ledger.open():
        kept = money.keep_agreement_paper(
            ledger.actor, agreement=agreement, content=SCAN, name="a.pdf", got_from="Kamla"
        )
        agreement.refresh_from_db()
        assert agreement.paper_id == kept.file_id
        assert bytes(kept.file.sha256) == hashlib.sha256(SCAN).digest()
        assert EvidenceHand.objects.get(evidence=kept).holder_id == ledger.actor.user_id
        second = money.keep_agreement_paper(
            ledger.actor, agreement=agreement, content=SCAN + b", page 2", name="b.pdf"
        )
        agreement.refresh_from_db()
        assert agreement.paper_id == kept.file_id != second.file_id


def test_a_signed_receipt_is_hers_alone():
    ledger, _agreement, receipt = paid()
    with ledger.open():
        kept = money.keep_receipt_paper(ledger.actor, receipt=receipt, content=SCAN, name="a.pdf")
        assert (kept.claimant_id, kept.sort) == (receipt.claimant_id, "payment")


def test_what_is_no_paper_is_refused():
    ledger, agreement, receipt = paid()
    with ledger.open():
        keep = money.keep_agreement_paper
        said = {"agreement": agreement, "name": "a.pdf"}
        assert refused(keep, ledger.actor, **said, content=b"") == "cases.no_paper"
        assert refused(keep, ledger.actor, **said, content=b"hello") == "cases.unknown_file"
        keep(ledger.actor, **said, content=SCAN)
        assert refused(keep, ledger.actor, **said, content=SCAN) == "cases.kept_already"
        back = money.reverse_receipt(ledger.actor, receipt=receipt, reason="not hers")
        again = {"receipt": back, "content": SCAN + b"2", "name": "a.pdf"}
        assert refused(money.keep_receipt_paper, ledger.actor, **again) == "cases.reversed_already"


def test_at_the_desk_it_is_chosen_on_the_pages_of_the_case_and_the_payment():
    ledger, agreement, receipt = paid()
    desk = ledger.office.browser()
    file = SimpleUploadedFile("a.pdf", SCAN, "application/pdf")
    desk.post(f"/cases/agreements/{agreement.id}/signed/", {"file": file})
    assert "Signed paper kept" in desk.get(f"/cases/{ledger.case.id}/").content.decode()
    desk.post(f"/cases/receipts/{receipt.id}/signed/", {"got_from": "her"})
    page = desk.get(f"/cases/payments/{receipt.payment_id}/").content.decode()
    assert "Choose the photo or PDF of the signed paper." in page
    with ledger.open():
        assert CaseEvidence.objects.count() == 1
