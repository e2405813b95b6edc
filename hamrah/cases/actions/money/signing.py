"""The signed paper of an agreement or a receipt, kept as evidence. Not here: drawing it (papers/).

Of the same agreement there may be several: the first is called its paper, all stand in the case's evidence.
"""

from typing import Any

from hamrah.cases.actions.proving import EvidenceSaid, keep
from hamrah.cases.held import held
from hamrah.cases.models import Agreement, Case, CaseEvidence, Receipt
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("cases.keep_agreement_paper")
def keep_agreement_paper(
    actor: Any, *, agreement: Agreement, content: bytes, name: str, got_from: str = ""
) -> CaseEvidence:
    """Keep the paper that both sides signed, byte for byte, with its hash; from now on it is known who has
    it. Also once the case is closed. Raises `cases.no_paper`, what `cases.add_evidence` raises of a file."""
    said = EvidenceSaid("agreement", content=content, name=name, got_from=got_from)
    return kept_for(actor, agreement, agreement.case, said)


@verb("cases.keep_receipt_paper")
def keep_receipt_paper(
    actor: Any, *, receipt: Receipt, content: bytes, name: str, got_from: str = ""
) -> CaseEvidence:
    """Keep the receipt that a worker signed. Raises the same, and `cases.reversed_already`."""
    if receipt.reverses_id is not None or receipt.reversed_by.exists():
        raise Problem("cases.reversed_already", _("This was taken back already."))
    said = EvidenceSaid(
        "payment", content=content, name=name, got_from=got_from, claimant_id=receipt.claimant_id
    )
    return kept_for(actor, receipt, receipt.payment.case, said)


def kept_for(actor: Any, row: Any, case: Case, said: EvidenceSaid) -> CaseEvidence:
    """The piece of evidence; `row` names its file as its paper where it has none yet."""
    if not said.content:
        raise Problem("cases.no_paper", _("Choose the photo or PDF of the signed paper."), field="file")
    piece = keep(actor, held(actor, case), said)
    if row.paper_id is None:
        row.paper = piece.file
        row.save(update_fields=["paper"])
    return piece
