"""A case as one story: who claims, who stands on the other side, what was done, what is next.

Not here: the page (views/), the money of it (money.py of the views).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from hamrah.cases import told
from hamrah.cases.limiting import readings_of
from hamrah.cases.models import Case, Claimant, EvidenceHand
from hamrah.cases.rules.amounts import is_unusual, said_paise
from hamrah.cases.rules.limits import warning_of
from hamrah.cases.rules.steps import NOTED, STEPS
from hamrah.cases.sealed import words_of
from hamrah.cases.who import names_of
from hamrah.ground.day import today

# The longest list of workers that a page shows; a group beyond it is opened in its own list.
SHOWN = 60


@dataclass(frozen=True)
class Told:
    """One line of the story."""

    title: Any
    came: Any
    words: str
    at: datetime
    on: Any
    who: str
    about: str


def story_of(case: Case) -> dict[str, Any]:
    """Everything a page says of a case but its money."""
    words = words_of(case)
    claimants = list(claimants_of(case))
    steps = list(steps_of(case, {one["row"].id: one["row"].person.name for one in claimants}))
    holder = names_of([case.assigned_to_id, case.opened_by_id])
    return {
        "case": case,
        "kind": told.KINDS.get(case.kind, case.kind),
        "state": told.STATES.get(case.state, (case.state, "")),
        "outcome": told.OUTCOMES.get(case.outcome, ("", "")),
        "safe": told.SAFE[case.safe],
        "channel": told.CHANNELS.get(case.channel, ""),
        "next_what": told.NEXTS.get(case.next_what, ""),
        "is_overdue": case.is_overdue(timezone.now()),
        "words": words.get("story", ""),
        "ending": words.get("ending", ""),
        "holder": holder.get(case.assigned_to_id, ""),
        "opener": holder.get(case.opened_by_id, ""),
        "claimants": claimants,
        "standing": [one for one in claimants if one["row"].left_on is None],
        "parties": [
            (told.ROLES.get(one.role, one.role), one.party) for one in case.parties.select_related("party")
        ],
        "witnesses": list(witnesses_of(case)),
        "evidence": list(evidence_of(case)),
        "proceedings": list(proceedings_of(case)),
        "steps": steps,
        "steps_to_take": [(code, told.STEP_BUTTONS[code], results_of(code)) for code in NOTED],
        "contacts": [code for code in NOTED if STEPS[code].is_contact],
    }


def results_of(code: str) -> list[tuple[str, Any]]:
    return [(came, told.CAME[came]) for came in STEPS[code].results]


def claimants_of(case: Case) -> Iterator[dict[str, Any]]:
    """Each claimant, what she says is due, her clock; those who left last."""
    rows = case.claimants.select_related("person", "stands_for__person").order_by("left_on", "made_at", "id")
    for row in sorted(rows, key=lambda one: one.left_on is not None):
        warning = warning_of(row.limit_on, today=today()) if case.is_open and row.left_on is None else ""
        yield {
            "row": row,
            "due_paise": due_of(row),
            "is_unusual": is_unusual(row.rate_paise, row.basis),
            "basis": told.BASES.get(row.basis, ""),
            "authority": told.AUTHORITY.get(row.authority, row.authority),
            "left_why": told.LEFT_WHY.get(row.left_why, ""),
            "relation": told.RELATIONS.get(row.relation, ""),
            "limit": told.LIMITS.get(warning),
            "readings": readings_of(case, row),
            "days": None if row.half_days is None else f"{row.half_days / 2:g}",
        }


def due_of(row: Claimant) -> int | None:
    """What she says is due to her, in paise."""
    return said_paise(
        half_days=row.half_days,
        rate_paise=row.rate_paise,
        basis=row.basis,
        advance=row.advance_paise,
        paid=row.paid_paise,
        owed=row.owed_said_paise,
    )


def steps_of(case: Case, names: dict[Any, str]) -> Iterator[Told]:
    """The timeline. A gang that joined on one day is one line."""
    rows = list(case.steps.select_related("party__party", "proceeding").order_by("at", "id"))
    who = names_of(row.by_id for row in rows)
    joined = [row for row in rows if row.what == "joined"]
    for row in rows:
        if row.what == "joined" and len(joined) > 1 and row is not joined[-1]:
            continue
        about = names.get(row.claimant_id, "")
        if row.what == "joined" and len(joined) > 1:
            about = str(len(joined))
        elif row.party is not None:
            about = row.party.party.name
        yield Told(
            told.STEPS.get(row.what, row.what), came_of(row), words_of(row).get("words", ""),
            row.at, row.on, who.get(row.by_id, ""), about,
        )  # fmt: skip


def came_of(row: Any) -> Any:
    """What came of a step, in the words of its kind."""
    words: dict[str, Any] = {"filing": told.FORUMS, "evidence": told.SORTS, "left": told.LEFT_WHY}.get(
        row.what, told.CAME
    )
    if row.what == "closed":
        return told.OUTCOMES.get(row.came, (row.came, ""))[0]
    if row.what == "authorised":
        return told.AUTHORITY.get(row.came, row.came)
    return words.get(row.came, row.came)


def witnesses_of(case: Case) -> Iterator[dict[str, Any]]:
    for row in case.witnesses.select_related("person"):
        said = words_of(row)
        yield {"name": row.person.name if row.person else said.get("name", ""), "saw": said.get("saw", "")}


def evidence_of(case: Case) -> Iterator[dict[str, Any]]:
    """Each piece, the first letters of its hash, and who has it now."""
    rows = list(case.evidence.select_related("file").defer("file__content"))
    hands = list(EvidenceHand.objects.filter(evidence__in=rows).order_by("at", "id"))
    who = names_of(hand.holder_id for hand in hands)
    for row in rows:
        passed = [hand for hand in hands if hand.evidence_id == row.id]
        yield {
            "row": row,
            "sort": told.SORTS.get(row.sort, row.sort),
            "sha256": bytes(row.file.sha256).hex()[:12] if row.file else "",
            "hands": [(who.get(hand.holder_id) or hand.holder_said, hand.on, hand.why) for hand in passed],
        }


def proceedings_of(case: Case) -> Iterator[dict[str, Any]]:
    """Each application, its hearings, and what came of them."""
    for row in case.proceedings.prefetch_related("hearings"):
        yield {
            "row": row,
            "forum": told.FORUMS.get(row.forum, row.forum),
            "result": told.CAME.get(row.result, row.result),
            "hearings": [
                (one, told.CAME.get(one.came, one.came), not one.came and one.at <= timezone.now())
                for one in sorted(row.hearings.all(), key=lambda one: one.at)
            ],
        }
