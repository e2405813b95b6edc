"""What services keep unreadable: of one worker under her own key, of a hand-over under the installation's.

Not here: who may read it (visible_to, the pages).
"""

import json
from typing import Any

from django.conf import settings

from hamrah.ground import sealing
from hamrah.people.models import Person, PersonKey
from hamrah.services.models import HandedPerson, HandOver


def seal_for(person: Person, said: dict[str, Any]) -> bytes:
    """A worker's own words and answers; nothing where she said nothing."""
    if not any(said.values()):
        return b""
    text = json.dumps(said, ensure_ascii=False).encode()
    return sealing.seal(PersonKey.of(person), text, place=f"services.said/{person.id}")


def said_of(person: Person, sealed: bytes) -> dict[str, Any]:
    """The same again; nothing where nothing is sealed, or her key is gone."""
    if not sealed or not PersonKey.objects.filter(person=person).exists():
        return {}
    opened: dict[str, Any] = json.loads(
        sealing.unseal(PersonKey.of(person), bytes(sealed), place=f"services.said/{person.id}")
    )
    return opened


def words_in(hand_over: HandOver) -> dict[str, str]:
    """The need, the reason of a refusal, the feedback."""
    return _opened(bytes(hand_over.sealed), _place(hand_over)) if hand_over.sealed else {}


def say_in(hand_over: HandOver, **said: str) -> None:
    """Add to what is sealed in it, on the row in hand."""
    hand_over.sealed = _sealed({**words_in(hand_over), **said}, _place(hand_over))


def copy_into(handed: HandedPerson, facts: dict[str, Any]) -> None:
    """What another organisation gave of her, on the row in hand."""
    handed.copy = _sealed(facts, _copy_place(handed))


def copy_of(handed: HandedPerson) -> dict[str, Any]:
    """The same again; nothing once it was taken back."""
    return _opened(bytes(handed.copy), _copy_place(handed)) if handed.copy else {}


def _place(hand_over: HandOver) -> str:
    return f"services.hand_over/{hand_over.id}"


def _copy_place(handed: HandedPerson) -> str:
    return f"services.copy/{handed.id}"


def _sealed(said: dict[str, Any], place: str) -> bytes:
    return sealing.seal(settings.MASTER_KEY, json.dumps(said, ensure_ascii=False).encode(), place=place)


def _opened(sealed: bytes, place: str) -> dict[str, Any]:
    opened: dict[str, Any] = json.loads(sealing.unseal(settings.MASTER_KEY, sealed, place=place))
    return opened
