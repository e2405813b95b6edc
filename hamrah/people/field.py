"""What a phone of the field may say of workers, and how it is read. Not here: what it holds of them
(field_records.py), the verbs themselves (actions/).
"""

import hashlib
from typing import Any
from uuid import UUID

from hamrah.files.actions import keep_evidence, keep_photo
from hamrah.files.models import Evidence
from hamrah.ground.field import FieldAsked, FieldVerb, following, misread, read_day, read_id, read_object
from hamrah.ground.models import CommandSeen
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.words import _
from hamrah.people.actions import add_photo, prove_consent
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Household, Membership, Person
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.registration import PhoneSaid, Registration

TEXTS = (
    *("name", "known_as", "relation", "relation_name", "gender", "village_said", "hamlet", "panchayat_said"),
    *("block_said", "district_said", "state_said", "sector", "occupation", "skill_grade"),
)
# What is corrected on a phone: single values, each by itself.
SINGLE = (*TEXTS, "birth_year", "village", "eshram_number")
# What a file is for: the sheet on which she agreed, and to what.
CONSENTS = "consent:"


def person_of(actor: Any, asked: FieldAsked) -> Person:
    """The person that a command is about, if the actor sees her; of merged records the one that stands."""
    return Person.objects.visible_to(actor).get(id=asked.about)


def registration(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """Register a worker under the id that the phone gave her. Never stopped by likeness: nobody stands there
    any more to be asked; it is flagged."""
    if asked.on is None:
        raise misread("on")
    if Person.objects.filter(id=asked.about).exists():
        raise Problem("people.registered_already", _("She is registered already."))
    said = read_object("said", asked.what.get("said"))
    return {
        "said": Registration(**_facts(said, asked), id=asked.about, registered_on=asked.day),
        "consents": tuple(_consent(read_object("consents", one), asked) for one in asked.many("consents")),
        "not_the_same": tuple(_other(read_object("not_the_same", one)) for one in asked.many("not_the_same")),
        "flags_alike": True,
    }


def _facts(said: Any, asked: FieldAsked) -> dict[str, Any]:
    inner = FieldAsked(asked.command, asked.on, said, asked.day)
    facts: dict[str, Any] = {name: inner.text(name) for name in TEXTS}
    facts |= {"village": inner.id("village"), "by_proxy": inner.yes("by_proxy") or False}
    facts["eshram"] = inner.number("eshram_number")
    facts["birth_year"] = inner.number("birth_year")
    age = read_object("age", said.get("age"))
    if facts["birth_year"] is None and age:
        years = FieldAsked(asked.command, asked.on, age, asked.day)
        known = years.text("known") or "exact"
        facts["age"] = AgeSaid(years.number("years") or 0, years.when("on") or asked.day, known)
    facts["phones"] = tuple(_phone(read_object("phones", one)) for one in inner.many("phones"))
    return facts


def _phone(said: Any) -> PhoneSaid:
    number, safe = said.get("number"), said.get("safe_to_call")
    if not isinstance(number, str) or not isinstance(safe, bool | None):
        raise misread("phones")
    return PhoneSaid(number, str(said.get("owner") or "unknown")[:16], safe)


def _consent(said: Any, asked: FieldAsked) -> ConsentSaid:
    purpose, language, how = (said.get(name) for name in ("purpose", "language", "how"))
    if not (isinstance(purpose, str) and isinstance(language, str) and isinstance(how, str)):
        raise misread("consents")
    witness = said.get("witness") or ""
    if not isinstance(witness, str):
        raise misread("witness")
    return ConsentSaid(purpose, language, how, witness, on=read_day("on", said.get("on")) or asked.day)


def _other(said: Any) -> tuple[UUID, str]:
    other, because = read_id("other", said.get("other")), said.get("because")
    if other is None or not isinstance(because, str):
        raise misread("not_the_same")
    return other, because


def correction(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """Single values of her registration; what was changed meanwhile has been looked at before."""
    person, changes = person_of(actor, asked), asked.changes
    if not set(changes) <= set(SINGLE):
        raise misread("changes")
    inner = FieldAsked(asked.command, asked.on, changes, asked.day)
    read: dict[str, Any] = {name: inner.text(name) for name in TEXTS if name in changes}
    if "village" in changes:
        read["village"] = inner.id("village")
    if "birth_year" in changes:
        read |= {"birth_year": inner.number("birth_year"), "age": None}
    if "eshram_number" in changes:
        read["eshram"] = inner.number("eshram_number")
    return {"person": person, "version": person.version, "changes": read}


def present(actor: Any, asked: FieldAsked) -> tuple[Person, dict[str, Any]]:
    """Her single values as they stand."""
    person = person_of(actor, asked)
    values = {name: getattr(person, name) for name in (*TEXTS, "birth_year")}
    # A number, never a text: a text of twelve digits is refused wherever it stands.
    eshram = int(person.eshram_number) if person.eshram_number else None
    village = str(person.village_id) if person.village_id else None
    return person, {**values, "village": village, "eshram_number": eshram}


def keep(actor: Any, on: UUID, use: str, content: bytes, command: UUID) -> None:
    """Her photo, or ("consent:register+card") the sheet on which she agreed to these."""
    if use.startswith(CONSENTS):
        prove(actor, on, use, _sheet(actor, content, command), command)
        return
    person = Person.objects.visible_to(actor).get(id=on)
    photo = keep_photo(actor, command=following(command, "photo"), upload=content)
    add_photo(actor, command=following(command, "face"), person=person, photo=photo)


def keep_again(actor: Any, on: UUID, use: str, sha256: bytes, command: UUID) -> None:
    """The same sheet for the next who signed it: one picture, forty people. Raises `verb.unknown_row` where
    it went with those before her."""
    sheet = _kept_as(_named_by(actor, sha256))
    if sheet is None or not use.startswith(CONSENTS):
        raise unknown_row()
    prove(actor, on, use, sheet, command)


def prove(actor: Any, on: UUID, use: str, sheet: Evidence, command: UUID) -> None:
    """The sheet proves each consent that the phone named it for."""
    person = Person.objects.visible_to(actor).get(id=on)
    for purpose in use.removeprefix(CONSENTS).split("+"):
        proven = following(command, CONSENTS + purpose)
        prove_consent(actor, command=proven, person=person, purpose=purpose, evidence=sheet)


def _sheet(actor: Any, content: bytes, command: UUID) -> Evidence:
    """The picture of a sheet, kept once however many signed it."""
    name = _named_by(actor, hashlib.sha256(content).digest())
    if sheet := _kept_as(name):
        return sheet
    is_erased = CommandSeen.objects.filter(command=name).exists()
    fresh = following(command, "sheet") if is_erased else name
    return keep_evidence(actor, command=fresh, upload=content)


def _named_by(actor: Any, sha256: bytes) -> UUID:
    """The command that keeps a sheet: named by its picture and its user."""
    return following(UUID(bytes=sha256[:16]), f"sheet {actor.user_id}")


def _kept_as(command: UUID) -> Evidence | None:
    seen = CommandSeen.objects.filter(command=command).first()
    return Evidence.objects.filter(id=seen.outcome["id"]).first() if seen and seen.outcome else None


def _work(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    occupation = FieldAsked(asked.command, asked.on, asked.changes, asked.day).text("occupation")
    return {"person": person_of(actor, asked), "occupation": occupation}


def _papers(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    seen = asked.many("seen")
    if not all(isinstance(one, str) for one in seen):
        raise misread("seen")
    return {"person": person_of(actor, asked), "seen": seen}


def _new_phone(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"person": person_of(actor, asked), "said": _phone(asked.what)}


def _her_consent(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"person": person_of(actor, asked), "said": _consent(asked.what, asked)}


def _withdrawal(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"person": person_of(actor, asked), "purpose": asked.text("purpose"), "how": asked.text("how")}


def _her(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"person": person_of(actor, asked)}


def _not_her(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    other = Person.objects.visible_to(actor).get(id=_named(asked, "other"))
    return {"person": person_of(actor, asked), "other": other, "because": asked.text("because")}


def _named(asked: FieldAsked, name: str) -> UUID:
    id = asked.id(name)
    if id is None:
        raise misread(name)
    return id


def _joining(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    named = asked.id("household")
    return {
        "person": person_of(actor, asked),
        "since": asked.when("since") or asked.day,
        "household": _household(named) if named else None,
        "relation": asked.text("relation"),
        "is_head": asked.yes("is_head") or False,
    }


def _household(named: UUID) -> Household:
    """A household by its own id, or by the membership with which it was founded on the phone."""
    membership = Membership.objects.filter(id=named).select_related("household").first()
    return membership.household if membership else Household.objects.get(id=named)


def _leaving(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    membership = Membership.objects.get(id=asked.about, person__in=Person.objects.visible_to(actor))
    return {"membership": membership, "until": asked.when("until") or asked.day}


VERBS = (
    FieldVerb("people.register_worker", registration, keep=keep, keep_again=keep_again),
    FieldVerb("people.correct_worker", correction, present),
    FieldVerb("people.note_work", _work, present),
    FieldVerb("people.note_papers", _papers),
    FieldVerb("people.add_phone", _new_phone),
    FieldVerb("people.add_photo", _her, keep=keep, is_file_alone=True),
    FieldVerb("people.record_consent", _her_consent, keep=keep, keep_again=keep_again),
    FieldVerb("people.prove_consent", _her, keep=keep, is_file_alone=True, keep_again=keep_again),
    FieldVerb("people.withdraw_consent", _withdrawal),
    FieldVerb("people.submit_worker", _her),
    FieldVerb("people.say_not_the_same", _not_her),
    FieldVerb("people.join_household", _joining),
    FieldVerb("people.leave_household", _leaving),
)
