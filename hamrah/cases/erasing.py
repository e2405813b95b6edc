"""What erasing a worker reaches in cases beyond what points at her; and why she may have to wait.

Her claims stay for the figures, with nothing in them. Words of a case may speak of her: they go. What is
others' stays: their claims, their evidence, the case itself. Not here: the sweep over all rooms (rights).
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q

from hamrah.cases.models import (
    Agreement,
    Case,
    CaseEvidence,
    CaseStep,
    Claimant,
    EvidenceHand,
    Receipt,
    SentLetter,
    Witness,
)
from hamrah.files.models import Evidence
from hamrah.ground.room import Leaving
from hamrah.ground.words import _
from hamrah.people.erasing import drop_unused


def keeps(actor: Any, ids: Iterable[UUID]) -> Iterator[Any]:
    """An open case keeps her: her claim would have nobody to it."""
    if Claimant.objects.filter(person__in=ids, left_on=None, case__closed_on=None).exists():
        yield _("She has an open case. Close it first, or let her leave it.")


def erase_her_cases(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Words of her cases, evidence that is hers or where she alone claims, what she witnessed."""
    cases = list(Claimant.objects.filter(person__in=leaving.ids).values_list("case_id", flat=True))
    witnessed = Witness.objects.filter(person__in=leaving.ids)
    cases += list(witnessed.values_list("case_id", flat=True))
    yield from list(witnessed.values_list("id", flat=True))
    witnessed.delete()
    if not cases:
        return
    Case.objects.filter(id__in=cases).update(sealed=b"", place_said="")
    CaseStep.objects.filter(case__in=cases).update(sealed=b"")
    # A letter names all who claim, a receipt only whose it is; that it was given, and when, stays.
    names_her = Q(claimant=None) | Q(claimant__person__in=leaving.ids)
    SentLetter.objects.filter(names_her, case__in=cases).update(pdf=b"", to_said="")
    Witness.objects.filter(case__in=cases).update(sealed=b"")
    others = Claimant.objects.filter(case__in=cases).exclude(person__in=leaving.ids).values("case_id")
    hers = CaseEvidence.objects.filter(claimant__person__in=leaving.ids) | CaseEvidence.objects.filter(
        case__in=set(cases)
    ).exclude(case__in=others)
    yield from evidence_gone(list(hers.distinct()))
    yield from cases


def evidence_gone(rows: list[CaseEvidence]) -> Iterator[UUID]:
    """Pieces, in whose hands they were, and files on which nothing else stands."""
    files = {row.file_id for row in rows}
    ids = [row.id for row in rows]
    yield from ids
    for model in (Agreement, Receipt):
        model.objects.filter(paper__in=files - {None}).update(paper=None)
    EvidenceHand.objects.filter(evidence__in=ids).delete()
    CaseEvidence.objects.filter(id__in=ids).delete()
    yield from drop_unused(Evidence, files)
