"""Who stands for a minor: a guardian somebody verified, or the legal claim a lawyer recorded.

Not here: what waits for it (consenting.refuse_unguarded), or how it is shown (views/guarding.py).
"""

from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Guardian, Person

GUARDIAN, LEGAL_CLAIM = "guardian", "legal_claim"
VERIFIED_HOW = ("papers", "visit", "panchayat", "committee")


@verb("people.verify_guardian")
def verify_guardian(
    actor: Any,
    *,
    person: Person,
    name: str,
    relation: str,
    how: str = "",
    is_suspected: bool = False,
    reason: str = "",
) -> Guardian:
    """Who is a minor's guardian, and how that was verified: papers, visit, panchayat, committee.

    `is_suspected`: somebody who calls himself her guardian and may have brought her to work. He counts for
    nothing and is shown nothing; nothing is verified of him, and the reason is written down.
    Raises `people.not_a_minor`, `people.no_guardian_name`, `people.guardian_unverified`,
    `people.no_suspicion_reason`. Source: DPDP Act 2023, s. 9(1).
    """
    refuse_grown(person)
    if not name.strip():
        raise Problem("people.no_guardian_name", _("Write the guardian's name."), field="name")
    if is_suspected and not reason.strip():
        raise Problem("people.no_suspicion_reason", _("Write what makes you suspect this."), field="reason")
    if not is_suspected and how not in VERIFIED_HOW:
        raise Problem("people.guardian_unverified", _("Say how this was verified."), field="how")
    return Guardian.objects.create(
        person=person,
        ground=GUARDIAN,
        name=name,
        relation=relation,
        how="" if is_suspected else how,
        is_suspected=is_suspected,
        reason=reason,
        verified_by_id=actor.user_id,
    )


@verb("people.record_legal_claim")
def record_legal_claim(actor: Any, *, person: Person, claim: str) -> Guardian:
    """For which legal claim of hers a minor is registered without a guardian: a rescue, wages, an injury.

    A lawyer's or counsellor's verb alone, for it takes a parent's place. Raises `people.not_a_minor`,
    `people.no_claim`. Source: DPDP Act 2023, s. 17(1)(a).
    """
    refuse_grown(person)
    if not claim.strip():
        raise Problem("people.no_claim", _("Write which claim this is, and where it stands."), field="claim")
    return Guardian.objects.create(
        person=person, ground=LEGAL_CLAIM, reason=claim, verified_by_id=actor.user_id
    )


def refuse_grown(person: Person) -> None:
    """Nobody is guardian of a grown worker."""
    if not person.may_be_minor(today()):
        raise Problem("people.not_a_minor", _("She is grown up; nobody decides for her."))
