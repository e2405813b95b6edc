"""The card after the last: renewed in time, or replaced. Not here: the first card, camps."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from hamrah.cards.actions.asking import choose_one
from hamrah.cards.actions.together import Told, sign_each, succeed, told_of
from hamrah.cards.holding import refuse_holder, refused_holders
from hamrah.cards.issuing import Chosen
from hamrah.cards.life import hold_cards, wrong_step
from hamrah.cards.models import Card
from hamrah.cards.rules.life import NEXT, photo_is_old, renewable_from
from hamrah.cards.signing import Wanted
from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.actions import add_phone, add_photo, note_work
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid


@verb("cards.renew_card")
def renew_card(
    actor: Any,
    *,
    card: Card,
    chosen: Chosen | None = None,
    phone: PhoneSaid | None = None,
    work: str | None = None,
    photo: Photo | None = None,
) -> Card:
    """The new card, signed; the old one counts no more from the same moment on.

    `phone` and `work` as she confirms them; `photo` where a new one was taken; `chosen` where she wants
    other lines than on the old card. Raises `cards.wrong_step`, `cards.not_due`, `cards.photo_old`, what
    `refuse_holder` and the verbs of people raise.
    """
    (held,) = hold_cards([card])
    refuse_renewal(held)
    _confirm(actor, held.person, phone, work, photo)
    person = Person.objects.get(id=held.person_id)
    refuse_holder(person)
    refuse_old_photo(person)
    wanted = Wanted(person, chosen or Chosen.of(held.lines), before=held)
    (new,) = succeed(actor, [wanted], ends="renew")
    return new


@verb("cards.renew_cards")
def renew_cards(actor: Any, *, cards: Sequence[Card]) -> Told:
    """Renew many as they stand. Who cannot be renewed is told and stops nobody; see `told_of`.

    Raises `cards.choose_one`.
    """
    if not cards:
        raise choose_one()
    held = hold_cards(cards)
    refused: dict[UUID, Problem] = {card.person_id: why for card in held if (why := not_renewable(card))}
    refused |= refused_holders([card.person for card in held])
    wanted = [
        Wanted(card.person, Chosen.of(card.lines), before=card)
        for card in held
        if card.person_id not in refused
    ]
    new, unsigned = sign_each(actor, wanted, ends="renew")
    return told_of(new, refused | unsigned)


@verb("cards.replace_card")
def replace_card(actor: Any, *, card: Card, reason: str = "", chosen: Chosen | None = None) -> Card:
    """A new card for one that is lost, damaged, or says what is true no more.

    Raises `cards.wrong_step`, and what `refuse_holder` raises.
    """
    (held,) = hold_cards([card])
    if held.state not in NEXT["replace"]:
        raise wrong_step(held, "replace")
    refuse_holder(held.person)
    wanted = Wanted(held.person, chosen or Chosen.of(held.lines), before=held)
    (new,) = succeed(actor, [wanted], ends="replace", reason=reason.strip())
    return new


def not_renewable(card: Card) -> Problem | None:
    """Why this card cannot be renewed as it stands; None when it can."""
    try:
        refuse_renewal(card)
        refuse_old_photo(card.person)
    except Problem as problem:
        return problem
    return None


def refuse_renewal(card: Card) -> None:
    """Raise `cards.wrong_step` unless it is live, `cards.not_due` while it is valid for long."""
    if card.state not in NEXT["renew"]:
        raise wrong_step(card, "renew")
    first = renewable_from(card.expires_on)
    if today() < first:
        raise Problem(
            "cards.not_due",
            _("Card %(number)s is valid for long; it can be renewed from %(day)s. To change it, replace it."),
            number=card.number,
            day=day_words(first, get_language() or "en"),
        )


def refuse_old_photo(person: Person) -> None:
    """Raise `cards.photo_old` where her photo is over four years old. Who never had one is not asked."""
    if needs_photo(person):
        raise Problem(
            "cards.photo_old", _("Her photo is more than four years old: take a new one."), field="photo"
        )


def needs_photo(person: Person) -> bool:
    """Whether a renewal needs a new photo of her."""
    if person.photo_id is None:
        return False
    return photo_is_old(Photo.objects.only("taken_on").get(id=person.photo_id).taken_on, on=today())


def _confirm(
    actor: Any, person: Person, phone: PhoneSaid | None, work: str | None, photo: Photo | None
) -> None:
    """Only what is new: a number known already keeps what was said of it."""
    if phone is not None and not person.phones.filter(number=phone.number).exists():
        add_phone(actor, person=person, said=phone)
    if work and work != person.occupation:
        note_work(actor, person=person, occupation=work)
    if photo is not None:
        add_photo(actor, person=person, photo=photo)
