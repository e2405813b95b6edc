"""Verbs on an organisation and the places it knows. Not here: its users (access)."""

import re
from typing import Any
from uuid import UUID

from django.conf import settings

from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations import letters
from hamrah.organisations.lists import (
    VillageList,
    brought_in,
    complete,
    place_called,
    said_again,
    there_already,
)
from hamrah.organisations.models import (
    Centre,
    Letter,
    Organisation,
    Village,
    VillageDoubt,
    organisation_of,
)
from hamrah.organisations.naming import folded, made, villages_like, villages_named, villages_said

LONGEST_CODE = 8
LONGEST_NAME = 120
MOST_CARD_YEARS = 5
PHONE = re.compile(r"\+?[0-9][0-9 -]{2,14}")
KINDS = ("village", "hamlet", "stand", "site")


def found_organisation(*, code: str, name: str, **facts: Any) -> Organisation:
    """Make a new organisation: only whoever holds the machine's command line does this.

    Raises `organisations.bad_code`, `organisations.code_taken`, `organisations.demo_apart`.
    """
    code = code.upper()
    if not (code.isascii() and code.isalnum() and 2 <= len(code) <= LONGEST_CODE):
        raise Problem("organisations.bad_code", _("A code is two to eight letters and digits."), field="code")
    organisation_id = new_id()
    with context.opened(door="identify"):
        if Organisation.objects.filter(code=code).exists():
            raise Problem("organisations.code_taken", _("The code %(code)s is in use."), code=code)
        refuse_beside_a_demo(is_demo=bool(facts.get("is_demo")))
    with context.opened(organisation_id=organisation_id):
        founded = Organisation.objects.create(id=organisation_id, code=code, name=name, **facts)
        letters.own_key()
        return founded


def refuse_beside_a_demo(*, is_demo: bool) -> None:
    """The demo's accounts have one password that everybody is told. Raises `organisations.demo_apart`."""
    if not Organisation.objects.filter(is_demo=not is_demo).exists():
        return
    if is_demo:
        sentence = _("Real organisations are at home here; a demo needs a folder of its own (HAMRAH_DATA).")
    else:
        sentence = _(
            "This installation is a demo, with a password everybody knows. Real people need one of their"
            " own: name another folder, such as HAMRAH_DATA=var/real."
        )
    raise Problem("organisations.demo_apart", sentence)


@verb("organisations.add_centre")
def add_centre(actor: Any, *, name: str, name_local: str = "", phone: str = "") -> Centre:
    """Add an office; two may share a name. Raises `organisations.bad_name`."""
    _refuse_name(name)
    return Centre.objects.create(name=name, name_local=name_local, phone=phone)


@verb("organisations.correct_centre")
def correct_centre(actor: Any, *, centre: Centre, name: str, name_local: str = "", phone: str = "") -> Centre:
    """Write an office's name and phone anew. Raises `organisations.bad_name`."""
    _refuse_name(name)
    centre.name, centre.name_local, centre.phone = name, name_local, phone
    centre.save(update_fields=["name", "name_local", "phone"])
    return centre


@verb("organisations.describe_organisation")
def describe_organisation(
    actor: Any, *, name: str, name_local: str, language: str, phone: str, helpline: str, card_years: int
) -> Organisation:
    """Say what the organisation is called, how it is reached, and for how many years (1 to 5) the cards
    signed from now on are valid. Cards that name no other issuer show name and phone; those signed before
    keep what they say. Raises `organisations.bad_name`, `organisations.unknown_language`,
    `organisations.bad_phone`, `organisations.card_years`.
    """
    _refuse_name(name)
    if language not in dict(settings.LANGUAGES):
        raise Problem("organisations.unknown_language", _("This language is not known."), field="language")
    for field, text in (("phone", phone), ("helpline", helpline)):
        if text and not PHONE.fullmatch(text):
            raise Problem("organisations.bad_phone", _("This is not a phone number."), field=field)
    if not 1 <= card_years <= MOST_CARD_YEARS:
        raise Problem(
            "organisations.card_years", _("A card is valid for one to five years."), field="card_years"
        )
    organisation = organisation_of(actor.organisation_id)
    organisation.name, organisation.name_local, organisation.language = name, name_local, language
    organisation.phone, organisation.helpline, organisation.card_years = phone, helpline, card_years
    organisation.save()
    return organisation


@verb("organisations.add_village")
def add_village(
    actor: Any,
    *,
    name: str,
    kind: str = "village",
    lgd_code: int | None = None,
    parent: UUID | None = None,
    name_local: str = "",
) -> Village:
    """Add a village, hamlet, stand or worksite, or answer the one that is there by that name.

    `parent` is the id of the block, sub-district or district. Raises `organisations.bad_name`,
    `organisations.unknown_kind`, `organisations.no_such_place`.
    """
    _refuse_name(name)
    if kind not in KINDS:
        raise Problem("organisations.unknown_kind", _("This choice is not known."), field="kind")
    if parent and place_called(parent) is None:
        raise Problem("organisations.no_such_place", _("There is no such place."), field="parent")
    known = there_already(name, kind=kind, parent=parent, lgd_code=lgd_code)
    if known is None:
        known = made(name, kind=kind, lgd_code=lgd_code, parent_id=parent, name_local=name_local)
        known.save(force_insert=True)
    return known


def _refuse_name(name: str) -> None:
    written = any(letter.isalpha() for letter in name)
    if not written or len(name) > LONGEST_NAME:
        raise Problem("organisations.bad_name", _("This is no name of a place."), field="name")


@verb("organisations.add_villages")
def add_villages(actor: Any, *, listed: VillageList, within: UUID | None = None) -> dict[str, int]:
    """Bring in a whole list: by code, then by place and name. What is unclear waits for a person.

    `within`: the district or block in which the whole list lies, where its rows do not say. Answers
    counts of rows: found, added, completed, unclear, asked_before. Raises `organisations.no_such_place`,
    `organisations.empty_list`.
    """
    whole = place_called(within)
    if within and whole is None:
        raise Problem("organisations.no_such_place", _("There is no such place."), field="within")
    if not listed.rows:
        raise Problem("organisations.empty_list", _("This list holds no village."), field="file")
    return brought_in(listed.rows, within=whole)


@verb("organisations.decide_village")
def decide_village(
    actor: Any, *, doubt: VillageDoubt, same_as: Village | None = None, parent: UUID | None = None
) -> VillageDoubt:
    """Decide an unclear row: the village `same_as`, or a new one in the place `parent`, or left out.

    Raises `organisations.decided_already`, `organisations.no_such_place`.
    """
    if doubt.answer:
        raise Problem("organisations.decided_already", _("This was decided meanwhile."))
    if same_as is not None:
        complete(same_as, said_again(doubt), place_called(doubt.parent_id))
        doubt.answer = "same"
    elif parent is not None:
        add_village(
            actor, name=doubt.name, name_local=doubt.name_local, lgd_code=doubt.lgd_code, parent=parent
        )
        doubt.answer = "new"
    else:
        doubt.answer = "left_out"
    doubt.save(update_fields=["answer"])
    return doubt


__all__ = ["folded", "villages_like", "villages_named", "villages_said"]


@verb("organisations.send_letter")
def send_letter(actor: Any, *, receiver_id: UUID, kind: str, body: bytes) -> Letter:
    """Send another organisation a letter that only it can open. Raises `organisations.no_letter_key`."""
    key = letters.public_key_of(receiver_id)
    if key is None:
        raise Problem("organisations.no_letter_key", _("This organisation takes no letters yet."))
    sealed = letters.sealed_for(key, body, kind=kind, receiver_id=receiver_id)
    return Letter.objects.create(
        sender_id=actor.organisation_id, receiver_id=receiver_id, kind=kind, body=sealed
    )


@verb("organisations.take_letter")
def take_letter(actor: Any, *, letter: Letter) -> Letter:
    """The receiver has it. Raises `organisations.not_our_letter`."""
    if letter.receiver_id != actor.organisation_id:
        raise Problem("organisations.not_our_letter", _("This letter is for somebody else."))
    letter.state = "taken"
    letter.save(update_fields=["state"])
    return letter
