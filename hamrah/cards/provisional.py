"""Cards that phones made: read as any verifier would, kept, and followed by the office's own.

Not here: the verbs (actions/leasing.py), the leaves (leasing.py), approving (actions/asking.py).
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import get_language

from hamrah.cards.drafting import keys_of
from hamrah.cards.holding import has_card, refused_by_consent
from hamrah.cards.issuing import Chosen, names_on_card
from hamrah.cards.life import hold_cards, move
from hamrah.cards.models import LIVE, Card, CardRequest, CardStep, Leaf
from hamrah.cards.models.leaf import OPEN
from hamrah.cards.rules import cose
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.life import HANDED_OVER, LOST, REVOKED
from hamrah.cards.rules.reading import TrustedKey, Verdict, Verified, read
from hamrah.cards.signing import Wanted
from hamrah.ground.day import INDIA
from hamrah.ground.day_words import day_words
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person
from hamrah.people.together import records_of

BELIEVED = (Verdict.PROVISIONAL, Verdict.RENEWAL_DUE)
OUT_OF_TIME = (Verdict.CHECK_CLOCK, Verdict.NOT_VALID)


def said_by_phone(actor: Any, text: str) -> Payload:
    """What the code says, if a key of this organisation spoke for the phone that signed it.

    Raises `cards.not_a_leaf`, `cards.phone_clock`.
    """
    found = read(text, keys=_own_keys(actor), at=int(time.time()))
    if isinstance(found, Verified) and found.verdict in BELIEVED:
        return found.card
    if isinstance(found, Verified) and found.verdict in OUT_OF_TIME:
        raise Problem(
            "cards.phone_clock",
            _("The phone dated this card %(day)s, when it might not make it. Set its clock, make another."),
            day=day_words(_day_of(found.card.issued_at), get_language() or "en"),
        )
    raise no_leaf()


def no_leaf() -> Problem:
    """A stranger's card, or a forged one."""
    return Problem("cards.not_a_leaf", _("No phone of this office could make this card. It counts nothing."))


def _own_keys(actor: Any) -> dict[bytes, TrustedKey]:
    """Keys of the organisation alone; no date of today limits what they spoke for."""
    return {
        key.kid: TrustedKey(
            host, cose.public_key_of(key.key), distrusted_from=key.distrusted_from, role=key.role
        )
        for host, key in keys_of(organisation_of(actor.organisation_id))
    }


def keep_provisional(
    actor: Any, *, person: Person, leaf: Leaf, said: Payload, text: str, lines: Sequence[str]
) -> Card:
    """The card as she holds it; it takes the place of one that is lost, or of another provisional one."""
    why = why_not_counting(person, leaf)
    before = None if why else _replaced(actor, person)
    card = Card.objects.create(
        person=person,
        number=said.number,
        status_list=leaf.status_list,
        status_index=leaf.status_index,
        key=leaf.key,
        photo_id=person.photo_id,
        text=text,
        lines=Chosen.of(lines).lines,
        before=before,
        provisional=True,
        state=REVOKED if why else HANDED_OVER,
        issued_at=datetime.fromtimestamp(said.issued_at, UTC),
        expires_on=_day_of(said.expires_at),
        issued_by_id=actor.user_id,
    )
    note = why or _other_name(person, said)
    CardStep.objects.create(card=card, state=card.state, reason=str(note)[:200], by_id=actor.user_id)
    if not why:
        _ask_for_the_lasting_one(actor, card)
    return card


def why_not_counting(person: Person, leaf: Leaf) -> Any:
    """Why a card made of this leaf does not count for her; empty where it does. Her registration need not
    be accepted yet: it was made in the field a moment before the card."""
    if leaf.state != OPEN:
        return _("The office had ended the phone that made it.")
    if person.by_proxy or person.restricted_at or person.erased_at:
        return _("No card is given in her name now.")
    if Card.objects.live().filter(person__in=person.records, provisional=False).exists():
        return has_card()
    return refused_by_consent([person]).get(person.id, "")


def _replaced(actor: Any, person: Person) -> Card | None:
    """Her lost card, and any other provisional one, end as this one begins."""
    hers = Card.objects.filter(person__in=person.records, state__in=(*LIVE, LOST)).order_by("-issued_at")
    held = hold_cards(list(hers))
    move(actor, held, "replace")
    return held[0] if held else None


def _other_name(person: Person, said: Payload) -> Any:
    name, _native, _language = names_on_card(person)
    if name.casefold() == said.name.casefold():
        return ""
    return _("It says another name than the register: %(name)s") % {"name": said.name}


def _ask_for_the_lasting_one(actor: Any, card: Card) -> None:
    wishes = CardRequest.objects.waiting().filter(person=card.person)
    if not wishes.exists():
        CardRequest.objects.create(person=card.person, lines=card.lines, asked_by_id=actor.user_id)


def after_provisional(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Each with the provisional card that the lasting one replaces, where she holds one."""
    wanted = list(wanted)
    whose = records_of([one.person for one in wanted])
    held = Card.objects.provisional().filter(person__in=whose).order_by("issued_at")
    before = {whose[card.person_id]: card for card in held}
    return [replace(one, before=one.before or before.get(one.person.id)) for one in wanted]


def _day_of(moment_s: int) -> Any:
    return datetime.fromtimestamp(moment_s, UTC).astimezone(INDIA).date()
