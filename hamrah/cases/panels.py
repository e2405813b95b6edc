"""What of cases other pages show: a worker's cases, what stands against an employer, what an order moved.

Not here: their own pages (views/).
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.cases import told, told_money, worklist
from hamrah.cases.looking import note_look
from hamrah.cases.models import Case, CaseParty, Conduct
from hamrah.cases.moved import moved
from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _

SHOWN = 10


def her_cases(request: Any, person: Any) -> dict[str, Any]:
    """Cases in which she claims, open ones first."""
    hers = Case.objects.visible_to(request.actor).filter(claimants__person__in=person.records).distinct()
    found = sorted(hers.order_by("-opened_on")[:SHOWN], key=lambda case: case.closed_on is not None)
    return {"rows": worklist.listed(found), "may_open": request.actor.may("cases.open_case", person)}


def of_party(request: Any, party: Any) -> dict[str, Any] | None:
    """That nobody is to be sent there, what was proved; its cases for who may see cases. Who places workers
    sees neither who complained, nor how many, nor since when."""
    actor = request.actor
    cautions = CaseParty.objects.filter(party=party).cautioned(today())
    proved = [
        (told.CONDUCTS.get(row.what, row.what), told.PROOFS.get(row.proved_by, row.proved_by), row.on)
        for row in Conduct.objects.visible_to(actor).filter(party=party, is_agreed=True)[:SHOWN]
    ]
    cases = []
    if actor.may("cases.see"):
        theirs = Case.objects.visible_to(actor).filter(parties__party=party).distinct()
        cases = worklist.listed(list(theirs.order_by("-opened_on")[:SHOWN]))
    is_cautioned = cautions.exists()
    if not (is_cautioned or proved or cases):
        return None
    return {"is_cautioned": is_cautioned, "conduct": proved, "cases": cases}


def of_order(request: Any, order: Any) -> dict[str, Any] | None:
    """The claims of cases she sees that a notification moved, the latest first."""
    rows = list(moved(request.actor, order)[: SHOWN + 1])
    for case in {row.claimant.case for row in rows[:SHOWN]}:
        people = [row.claimant.person_id for row in rows[:SHOWN] if row.claimant.case == case]
        note_look(request.actor, case, page="cases.of_order", people=people)
    if not rows:
        return None
    return {
        "changes": [(row, told_money.CLAIMS[row.kind]) for row in rows[:SHOWN]],
        "more": len(rows) > SHOWN,
    }


def tasks(actor: Any) -> Iterator[Task]:
    """Her open cases, and how many are overdue; conduct that waits for a second person."""
    if actor.may("cases.see"):
        mine, late = worklist.how_many(actor)
        yield Task(_("Cases"), reverse("cases:cases"), "paper", mine, late)
    if actor.may("cases.review_conduct"):
        waiting = Conduct.objects.filter(is_agreed=None).exclude(by_id=actor.user_id)
        visible = waiting.filter(case__in=Case.objects.visible_to(actor))
        yield Task(_("Conduct to look at"), reverse("cases:conduct_waiting"), "office", visible.count())
