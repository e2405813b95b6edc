"""Consent and its end, the basis of an import, attestation, restriction.

Not here: what a purpose means (rules/purposes.py), or who stands for a minor (guarding.py).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone, translation

from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Attestation, Attested, Basis, Consent, Notice, Person
from hamrah.people.rules.purposes import APART, GIVEN_HOW, PURPOSES
from hamrah.people.together import last_words, papers_of

# DPDP Rules 2025, rule 8(3): kept at least a year after processing ends, then erased.
RETENTION = timedelta(days=366)
MOST_ON_A_SHEET = 40


@dataclass(frozen=True)
class ConsentSaid:
    """A yes to one purpose: notice language, how given (signature, thumb, spoken, code), witness."""

    purpose: str
    language: str
    how: str
    witness: str = ""
    evidence: UUID | None = None
    on: date | None = None


def give_consents(actor: Any, person: Person, consents: Iterable[ConsentSaid]) -> None:
    """Write the worker's own consents. Raises `people.no_such_purpose`, `people.no_such_way`,
    `people.proxy_consent` (no relative consents for an adult)."""
    for said in consents:
        refuse_consent(person, said)
        Consent.objects.create(
            person=person,
            purpose=said.purpose,
            notice=notice_for(said.purpose, said.language),
            given_how=said.how,
            witness=said.witness,
            evidence_id=said.evidence,
            given_on=said.on or today(),
            taken_by_id=actor.user_id,
        )


def refuse_consent(person: Person, said: ConsentSaid) -> None:
    if said.purpose not in {*PURPOSES, *APART}:
        raise Problem("people.no_such_purpose", _("There is no such purpose."), field="purpose")
    if said.how not in GIVEN_HOW:
        raise Problem("people.no_such_way", _("Say how consent was given."), field="how")
    if person.by_proxy:
        raise Problem("people.proxy_consent", _("Nobody consents for a grown worker. Ask her herself."))
    refuse_unguarded(person)


def refuse_unguarded(person: Person) -> None:
    """The minors' path. Raises `people.guardian_needed`."""
    if person.needs_guardian(today()):
        raise Problem(
            "people.guardian_needed",
            _("She may be under 18: a verified guardian or a lawyer's record comes first."),
        )


def notice_for(purpose: str, language: str) -> Notice:
    """The organisation's present notice for a purpose in a language; made from our own words at first."""
    notice = Notice.objects.filter(purpose=purpose, language=language).order_by("-number").first()
    if notice is None:
        with translation.override(language):
            text = translation.gettext(PURPOSES.get(purpose) or APART[purpose])
        notice = Notice.objects.create(
            purpose=purpose, language=language, text=text, sha256=hashlib.sha256(text.encode()).digest()
        )
    return notice


@verb("people.record_consent")
def record_consent(actor: Any, *, person: Person, said: ConsentSaid) -> Person:
    """Record one consent. A proxy registration that the worker confirms is hers from now on, and her new
    yes to the register ends a restriction. Raises what `give_consents` raises, `people.already_consented`."""
    if live_consents(person, said.purpose).exists():
        raise Problem("people.already_consented", _("This consent is already on record."))
    if person.by_proxy:
        person.by_proxy, person.lapses_on = False, None
    if said.purpose == "register":
        person.restricted_at, person.erase_after = None, None
    person.notice_due = False
    person.save(update_fields=["by_proxy", "lapses_on", "notice_due", "restricted_at", "erase_after"])
    give_consents(actor, person, [said])
    return person


@verb("people.prove_consent")
def prove_consent(actor: Any, *, person: Person, purpose: str, evidence: Evidence) -> Person:
    """The sheet or picture on which she agreed, which came after her yes was noted. Raises
    `people.no_consent_to_prove`."""
    consent = live_consents(person, purpose).filter(evidence=None).order_by("-given_on").first()
    if consent is None:
        raise Problem("people.no_consent_to_prove", _("She has no consent here that this could prove."))
    consent.evidence = evidence
    consent.save(update_fields=["evidence"])
    return person


@verb("people.withdraw_consent")
def withdraw_consent(actor: Any, *, person: Person, purpose: str, how: str) -> Person:
    """End a consent, in each of her records: restricted from this moment, erased when the retention clock
    has run. Ending "register" restricts the person. What stands on the office's paper is ended as well.
    Raises `people.no_such_consent`."""
    ending = list(live_consents(person, purpose)) or on_paper(person, purpose)
    if not ending:
        raise Problem("people.no_such_consent", _("There is no such consent to withdraw."))
    for consent in ending:
        consent.withdrawn_at, consent.withdrawn_how = timezone.now(), how
        consent.save()
    if purpose == "register":
        restrict(person)
    return person


def live_consents(person: Person, purpose: str) -> QuerySet[Consent]:
    """Her yes to a purpose that she has not ended, in whichever of her records."""
    return Consent.objects.filter(person__in=person.records, purpose=purpose, withdrawn_at=None)


def on_paper(person: Person, purpose: str) -> list[Consent]:
    """The consent that the paper basis of a register of hers stands for, not yet a row; none without, or once
    she has ended it."""
    basis = papers_of(person, words=last_words(person)).get(purpose)
    if basis is None:
        return []
    notice = notice_for(purpose, translation.get_language() or "en")
    given_on = person.registered_on or basis.stated_at.date()
    return [Consent(person=person, purpose=purpose, notice=notice, given_how="paper", given_on=given_on)]


@verb("people.restrict_lapsed")
def restrict_lapsed(actor: Any) -> int:
    """Restrict every registration a relative told that the worker did not confirm in time; answers how
    many. Its erasure clock runs from today."""
    lapsed = list(Person.objects.visible_to(actor).lapsed(today()).filter(restricted_at=None))
    for person in lapsed:
        restrict(person)
    return len(lapsed)


@verb("people.restrict_worker")
def restrict_worker(actor: Any, *, person: Person) -> Person:
    """Hide a person from everyone who does not decide on her record; start the erasure clock."""
    restrict(person)
    return person


def restrict(person: Person) -> None:
    """Restrict now, erase later: a state, not a DELETE."""
    person.restricted_at = timezone.now()
    person.erase_after = today() + RETENTION
    person.save(update_fields=["restricted_at", "erase_after"])


@verb("people.state_basis")
def state_basis(
    actor: Any, *, purposes: Sequence[str], notice_version: str, held_by: str, filed_where: str
) -> Basis:
    """State once on what paper consents a register rests. Raises `people.no_such_purpose`,
    `people.basis_unclear`."""
    if not purposes or not set(purposes) <= set(PURPOSES):
        raise Problem("people.no_such_purpose", _("Name the purposes the papers cover."), field="purposes")
    if not (notice_version.strip() and held_by.strip() and filed_where.strip()):
        raise Problem(
            "people.basis_unclear", _("Say which notice, who holds the papers, and where they are filed.")
        )
    return Basis.objects.create(
        purposes=list(purposes),
        notice_version=notice_version,
        held_by=held_by,
        filed_where=filed_where,
        stated_by_id=actor.user_id,
    )


@verb("people.attest_workers")
def attest_workers(
    actor: Any,
    *,
    people: Sequence[UUID],
    office: str,
    officer: str,
    attested_on: date,
    sheet: UUID | None = None,
) -> Attestation:
    """One stamped sheet for one to forty people. Raises `people.attested_in_future`,
    `people.no_office`, `people.nobody_on_sheet`, `people.sheet_is_full`, `verb.unknown_row`."""
    if attested_on > today():
        raise Problem("people.attested_in_future", _("This day is still to come."), field="attested_on")
    if not office.strip():
        raise Problem("people.no_office", _("Say which office stamped the sheet."), field="office")
    listed = _on_sheet(actor, people)
    attestation = Attestation.objects.create(
        office=office, officer=officer, attested_on=attested_on, sheet_id=sheet
    )
    Attested.objects.bulk_create(Attested(attestation=attestation, person=person) for person in listed)
    return attestation


def _on_sheet(actor: Any, people: Sequence[UUID]) -> list[Person]:
    """The people of a sheet, each once."""
    wanted = set(people)
    if not wanted:
        raise Problem("people.nobody_on_sheet", _("Put at least one worker on the sheet."))
    if len(wanted) > MOST_ON_A_SHEET:
        raise Problem(
            "people.sheet_is_full", _("One sheet holds at most %(most)d workers."), most=MOST_ON_A_SHEET
        )
    visible = Person.objects.visible_to(actor).for_whom(actor, "people.attest_workers")
    listed = list(visible.filter(id__in=wanted))
    if len(listed) < len(wanted):
        raise unknown_row()
    return listed
