"""Papers made of the rows of a case. Not here: what they say (receipt.py and others), the pages (views/)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from hamrah.cases.models import Agreement, Case, Claim, Claimant, Receipt
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.papers.agreement import AgreementPaper
from hamrah.cases.papers.computation import ComputationPaper
from hamrah.cases.papers.drawing import Paper
from hamrah.cases.papers.receipt import ReceiptPaper
from hamrah.cases.receipts import number_of
from hamrah.cases.rules.accidents import ACCIDENT
from hamrah.cases.rules.claims import KINDS
from hamrah.cases.rules.diaries import source_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages.law import statement_of

AGREEMENT, RECEIPT, COMPUTATION = "agreement", "receipt", "computation"
OF_MONEY = (AGREEMENT, RECEIPT, COMPUTATION)


def payers_of(case: Case) -> tuple[str, ...]:
    """The other side by name, in the order in which it was noted."""
    return tuple(dict.fromkeys(one.party.name for one in case.parties.select_related("party")))


def receipt_paper(row: Receipt) -> ReceiptPaper:
    """Her receipt, with her standing as it is now."""
    case, person = row.payment.case, row.claimant.person
    hers = next(one for one in facts_of_case(case).claimants if one.claimant == row.claimant_id)
    return ReceiptPaper(
        number=number_of(row), case=case.number, worker=person.name, relation=person.relation_name,
        village=person.village_said, payer=", ".join(payers_of(case)), amount_paise=row.amount_paise,
        received_on=row.received_on, mode=row.payment.mode, reference=row.payment.reference, how=row.how,
        share_paise=hers.agreed_paise, claim_paise=hers.claimed_paise, has_paise=hers.received_paise,
    )  # fmt: skip


def agreement_paper(row: Agreement) -> AgreementPaper:
    shares = row.shares.select_related("claimant__person")
    return AgreementPaper(
        case=row.case.number, form=row.form, agreed_on=row.agreed_on, place=row.place_said,
        payers=payers_of(row.case), amount_paise=row.amount_paise, is_final=row.is_final,
        parts=tuple((part.due_on, part.amount_paise) for part in row.instalments.all()),
        shares=tuple((share.claimant.person.name, share.amount_paise) for share in shares),
        witnesses=tuple(row.witnesses),
    )  # fmt: skip


def computation_paper(claimant: Claimant) -> ComputationPaper:
    """Both claims as they stand."""
    person = claimant.person
    rows = {row.kind: row for row in Claim.objects.standing().filter(claimant=claimant)}
    claims = tuple(
        (kind, statement_of(rows[kind].statement), rows[kind].total_paise)
        for kind in (*KINDS, ACCIDENT)
        if kind in rows
    )
    return ComputationPaper(
        case=claimant.case.number, worker=person.name, relation=person.relation_name,
        village=person.village_said, claims=claims, diaries=source_of(claimant.hazri),
    )  # fmt: skip


def chosen_of(case: Case, paper: str, ids: Sequence[UUID]) -> list[Any]:
    """The receipts, agreements or claimants chosen, each once. What was taken back or has ended is given out
    no more. Raises `cases.not_of_this_case`."""
    wanted = dict.fromkeys(map(str, ids))
    found = {str(row.id): row for row in rows_of(case, paper).filter(id__in=list(wanted))}
    if found.keys() != wanted.keys():
        raise Problem("cases.not_of_this_case", _("This is not part of this case."), field="of")
    return [found[id] for id in wanted]


def paper_of(paper: str, row: Any) -> tuple[Paper, Claimant | None]:
    """One of OF_MONEY, of this row; and whose alone it is."""
    if paper == AGREEMENT:
        return agreement_paper(row), None
    if paper == RECEIPT:
        return receipt_paper(row), row.claimant
    return computation_paper(row), row


def rows_of(case: Case, paper: str) -> Any:
    """Of what in this case such a paper can be given out."""
    if paper == AGREEMENT:
        return case.agreements.in_force()
    if paper == RECEIPT:
        receipts = Receipt.objects.standing().filter(payment__case=case)
        return receipts.select_related("payment__case", "claimant__person")
    worked_out = Claim.objects.standing().filter(claimant__case=case).values("claimant_id")
    return case.claimants.filter(id__in=worked_out).select_related("person", "case")
