"""The chain of the other side, witnesses, evidence and in whose hands it is. Not here: claims."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hamrah.access.models import User
from hamrah.cases.actions.claiming import person_meant
from hamrah.cases.actions.opening import against
from hamrah.cases.actions.saying import one_of, refuse_closed, refuse_day, refuse_words
from hamrah.cases.models import Case, CaseEvidence, CaseParty, EvidenceHand, Witness
from hamrah.cases.noting import note
from hamrah.cases.rules.files import media_type_of
from hamrah.cases.rules.forums import SORTS
from hamrah.cases.sealed import seal_words
from hamrah.cases.standing import locked
from hamrah.employers.models import Party
from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@dataclass(frozen=True)
class EvidenceSaid:
    """What it is, whose, from whom and when; `content` empty: a thing that lies in a cupboard."""

    sort: str
    said: str = ""
    content: bytes = b""
    name: str = ""
    got_on: date | None = None
    got_from: str = ""
    claimant_id: UUID | None = None


@verb("cases.add_party")
def add_party(actor: Any, *, case: Case, party: Party, role: str) -> CaseParty:
    """One more of the contractor's chain stands in the case. Raises `cases.closed`, `cases.no_such_role`."""
    case = locked(case, actor)
    refuse_closed(case)
    return against(actor, case, party, role)


@verb("cases.add_witness")
def add_witness(
    actor: Any, *, case: Case, person_id: UUID | None = None, name: str = "", saw: str = ""
) -> Witness:
    """Somebody who saw it: a worker of the register, or a name. Raises `cases.closed`, `cases.who_saw`,
    `cases.no_such_person`, `cases.claims_already`."""
    case = locked(case, actor)
    refuse_closed(case)
    refuse_words(saw)
    if person_id is None and not name.strip():
        raise Problem("cases.who_saw", _("Say who saw it."), field="name")
    person = person_meant(actor, person_id) if person_id else None
    row = Witness(case=case, person=person, noted_by_id=actor.user_id)
    row.sealed = seal_words(row, name=name, saw=saw)
    row.save(force_insert=True)
    note(actor, case, "witness")
    return row


@verb("cases.add_evidence")
def add_evidence(actor: Any, *, case: Case, said: EvidenceSaid) -> CaseEvidence:
    """Keep a piece of evidence as it came, with its hash; from now on it is known who has it.

    Raises `cases.closed`, `cases.no_such_sort`, `cases.say_what`, `cases.kept_already`, `cases.bad_day`, what
    `media_type_of` raises, `cases.not_of_this_case`.
    """
    case = locked(case, actor)
    refuse_closed(case)
    return keep(actor, case, said)


def keep(actor: Any, case: Case, said: EvidenceSaid) -> CaseEvidence:
    """The piece, who has it now, and a step of the case. Raises what `add_evidence` raises."""
    if said.sort not in SORTS:
        raise Problem("cases.no_such_sort", _("Say what it is."), field="sort")
    if not said.content and not said.said.strip():
        raise Problem("cases.say_what", _("Add a file, or say what it is and where it lies."), field="said")
    refuse_day(said.got_on, field="got_on")
    row: CaseEvidence = CaseEvidence.objects.create(
        case=case,
        claimant=one_of(case.claimants.all(), said.claimant_id),
        sort=said.sort,
        file=kept(case, said) if said.content else None,
        said=said.said.strip(),
        got_on=said.got_on or today(),
        got_from=said.got_from.strip(),
        noted_by_id=actor.user_id,
    )
    EvidenceHand.objects.create(evidence=row, holder_id=actor.user_id, on=row.got_on, by_id=actor.user_id)
    note(actor, case, "evidence", said.sort)
    return row


def kept(case: Case, said: EvidenceSaid) -> Evidence:
    """The file itself, once a case. Raises `cases.kept_already`, what `media_type_of` raises."""
    media_type = media_type_of(said.content, name=said.name)
    sha256 = hashlib.sha256(said.content).digest()
    if CaseEvidence.objects.filter(case=case, file__sha256=sha256).exists():
        raise kept_already()
    file: Evidence = Evidence.objects.create(content=said.content, sha256=sha256, media_type=media_type)
    return file


def kept_already() -> Problem:
    return Problem("cases.kept_already", _("This very file is kept in this case already."), field="file")


@verb("cases.file_evidence")
def file_evidence(actor: Any, *, evidence: CaseEvidence, content: bytes, name: str = "") -> CaseEvidence:
    """The file of a piece that was noted in the field has come; once, as it was taken there, with its hash.

    Raises `cases.closed`, `cases.kept_already`, what `media_type_of` raises.
    """
    case = locked(evidence.case, actor)
    refuse_closed(case)
    row = CaseEvidence.objects.select_for_update(of=("self",)).get(id=evidence.id)
    if row.file_id:
        raise kept_already()
    row.file = kept(case, EvidenceSaid(row.sort, content=content, name=name or "photo.jpg"))
    row.save(update_fields=["file"])
    return row


@verb("cases.pass_evidence")
def pass_evidence(
    actor: Any,
    *,
    evidence: CaseEvidence,
    to: User | None = None,
    to_said: str = "",
    why: str = "",
    on: date | None = None,
) -> EvidenceHand:
    """A piece of evidence goes to a colleague or to an office, and why. Raises `cases.to_whom`,
    `cases.bad_day`, `cases.has_it_already`."""
    locked(evidence.case, actor)
    if to is None and not to_said.strip():
        raise Problem("cases.to_whom", _("Say who has it now."), field="to_said")
    refuse_day(on, field="on")
    last = evidence.hands.order_by("-at", "-id").first()
    if to is not None and last is not None and last.holder_id == to.id:
        raise Problem("cases.has_it_already", _("It lies with her already."), field="to")
    row: EvidenceHand = EvidenceHand.objects.create(
        evidence=evidence,
        holder_id=to.id if to else None,
        holder_said=to_said.strip(),
        why=why.strip(),
        on=on or today(),
        by_id=actor.user_id,
    )
    return row
