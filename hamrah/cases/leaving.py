"""What cases say of a worker outside: on her own sheet, and what is not finished. Not here: papers."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language

from hamrah.cases import told
from hamrah.cases.models import Case, Claimant
from hamrah.cases.sealed import words_of
from hamrah.cases.who import names_of
from hamrah.ground.day_words import day_words
from hamrah.ground.room import Held, OpenMatter
from hamrah.ground.words import _


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Her cases, what she claims; what she told, apart. A danger case stands among what is T5."""
    rows = list(Claimant.objects.filter(person__in=person.records).select_related("case"))
    plain = [row for row in rows if not row.case.is_danger]
    yield Held(_("Cases"), tuple(line(row) for row in plain), tier=4)
    rest = [row for row in rows if row.case.is_danger]
    yield Held(_("Cases of danger"), tuple(line(row) for row in rest), tier=5)
    told_words = [(row.case.number, words_of(row.case).get("story")) for row in rows]
    yield Held(_("What you told in your cases"), tuple(one for one in told_words if one[1]), tier=5)


def line(row: Claimant) -> tuple[Any, Any]:
    """Unpaid wages, 26-483920-7: opened 3 Nov 2026, in talks."""
    case = row.case
    state = (told.STATES if case.is_open else told.OUTCOMES).get(
        case.state if case.is_open else case.outcome, ("", "")
    )[0]
    return (
        f"{told.KINDS.get(case.kind, case.kind)}, {case.number}",
        f"{day_words(case.opened_on, get_language() or 'en')}: {state}",
    )


def opens(actor: Any, person: Any) -> Iterator[OpenMatter]:
    """Her open cases, who answers for each, by when."""
    hers = Case.objects.open().filter(claimants__person__in=person.records, claimants__left_on=None)
    cases = list(hers.select_related("centre").distinct())
    who = names_of(case.assigned_to_id for case in cases)
    for case in cases:
        yield OpenMatter(
            f"{told.KINDS.get(case.kind, case.kind)}, {case.number}",
            who.get(case.assigned_to_id, ""),
            case.next_at.date() if case.next_at else None,
            tier=case.tier,
            phone=case.centre.phone if case.centre else "",
        )
