"""Verbs on terms: written, written anew beside, read aloud, and signed. Not here: days (diaries.py)."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.journeys.models import Spell
from hamrah.people.models import Person
from hamrah.wages import refusals
from hamrah.wages.models import Diary, Month, Put, Terms
from hamrah.wages.proofs import keep_proof
from hamrah.wages.rules.hands import PAGE, READ_ALOUD, SIGNED_HOW, WHO
from hamrah.wages.rules.terms import TermsSaid, unusual, wrong

# What a picture that comes later says again.
OF_HAND = ("terms_id", "diary_id", "month", "who", "how", "language", "name_said", "on", "stood")


@dataclass(frozen=True)
class HandSaid:
    """A hand put to something: who, how (rules/hands.py), under which name, a picture of it."""

    who: str
    how: str
    name: str = ""
    on: date | None = None
    proof: bytes = b""


@verb("wages.write_terms")
def write_terms(
    actor: Any, *, person: Person, said: TermsSaid, before: Terms | None = None, is_sure: bool = False
) -> Terms:
    """Write what was promised before work; `before`: the version beside which this one stands.

    Money in paise. Raises the Problems of refusals.TERMS, `wages.unusual_terms` unless she `is_sure`,
    `wages.terms_of_another`, `wages.terms_newer`.
    """
    for field, why in wrong(said, today()):
        raise refusals.of_terms(field, why)
    for field in () if is_sure else unusual(said):
        raise Problem(
            "wages.unusual_terms",
            _("This is unusual. Look at it once more; if it is right, say so."),
            field=field,
        )
    _refuse_of_another(person, said, before)
    return Terms.objects.create(person=person, before=before, made_by_id=actor.user_id, **asdict(said))


@verb("wages.read_terms_aloud")
def read_terms_aloud(actor: Any, *, terms: Terms, language: str, on: date | None = None) -> Put:
    """She heard the slip, in a language of hers. Raises `wages.bad_day`."""
    return _put(actor, terms, HandSaid("worker", READ_ALOUD, on=on), language=language)


@verb("wages.sign_terms")
def sign_terms(actor: Any, *, terms: Terms, hand: HandSaid) -> Put:
    """Somebody signed the slip, put a thumb to it, or gave a word. Raises `wages.not_read_aloud`,
    `wages.unknown_hand`, `wages.bad_day`, `wages.not_a_picture`, `wages.picture_too_large`."""
    refuse_hand(hand)
    if hand.who == "worker" and not terms.hands.filter(how=READ_ALOUD).exists():
        raise Problem(
            "wages.not_read_aloud", _("Read it aloud to her first. Nobody signs what she has not heard.")
        )
    return _put(actor, terms, hand)


@verb("wages.sign_month")
def sign_month(actor: Any, *, diary: Diary, month: date, hand: HandSaid) -> Put:
    """A co-worker's, the contractor's or her own hand beside the days of a month, as they stand now. Raises
    `wages.unknown_hand`, `wages.bad_day`, `wages.nothing_to_sign`, `wages.not_a_picture`."""
    refuse_hand(hand)
    row = Month.objects.filter(diary=diary, month=month).first()
    if row is None or not any(bytes(row.marks)):
        raise Problem("wages.nothing_to_sign", _("Nothing is noted in this month yet."))
    return Put.objects.create(
        diary=diary, month=month, stood=digest_of_month(row), **facts_of(actor, hand, "diary month")
    )


@verb("wages.prove_hand")
def prove_hand(actor: Any, *, hand: Put, proof: bytes) -> Put:
    """The picture of a hand that was noted in the field came after it. The hand stays as it was noted; the
    same with its picture stands beside. Raises `wages.proved_already`, `wages.not_a_picture`,
    `wages.picture_too_large`."""
    if hand.proof_id:
        raise Problem("wages.proved_already", _("There is a picture of this already."))
    facts = {name: getattr(hand, name) for name in OF_HAND}
    kept = keep_proof(proof, "terms slip" if hand.terms_id else "diary month")
    return Put.objects.create(**facts, proof=kept, by_id=actor.user_id)


def refuse_hand(hand: HandSaid) -> None:
    if hand.who not in WHO or hand.how not in (*SIGNED_HOW, PAGE):
        raise Problem("wages.unknown_hand", _("Say who signed, and how."), field="who")


def facts_of(actor: Any, hand: HandSaid, title: str) -> dict[str, Any]:
    """What is kept of a hand. Raises `wages.bad_day`."""
    on = hand.on or today()
    if on > today():
        raise Problem("wages.bad_day", _("This day is still to come."), field="on")
    proof = keep_proof(hand.proof, title) if hand.proof else None
    return {
        "who": hand.who, "how": hand.how, "name_said": hand.name, "on": on, "proof": proof,
        "by_id": actor.user_id,
    }  # fmt: skip


def digest_of_terms(terms: Terms) -> bytes:
    """What stands on a slip, in sixteen bytes."""
    said = {name: str(getattr(terms, name)) for name in TermsSaid.__dataclass_fields__}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()[:16]


def digest_of_month(month: Month) -> bytes:
    """What stands in a month, in sixteen bytes."""
    return hashlib.sha256(bytes(month.marks) + b"/" + bytes(month.overtime)).digest()[:16]


def _put(actor: Any, terms: Terms, hand: HandSaid, language: str = "") -> Put:
    facts = facts_of(actor, hand, "terms slip")
    return Put.objects.create(terms=terms, language=language, stood=digest_of_terms(terms), **facts)


def _refuse_of_another(person: Person, said: TermsSaid, before: Terms | None) -> None:
    """A slip and the journey it belongs to are of one worker; of versions each has one next."""
    journey = Spell.objects.filter(id=said.spell_id).first() if said.spell_id else None
    records = person.records
    if (said.spell_id and (journey is None or journey.person_id not in records)) or (
        before and before.person_id not in records
    ):
        raise Problem("wages.terms_of_another", _("This belongs to another worker."))
    if before and Terms.objects.filter(before=before).exists():
        raise Problem("wages.terms_newer", _("A newer version was written meanwhile. Look at that one."))
