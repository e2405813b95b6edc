"""Verbs on parties, their names and their chain. Not here: conduct, which no verb of this room writes."""

from datetime import date
from typing import Any
from uuid import UUID

from hamrah.employers.models import Party, PartyPhone, WorksFor
from hamrah.employers.naming import alike, named
from hamrah.employers.rules import KINDS, makes_a_ring, months_cross, ten_digits
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

LONGEST_NAME = 120


@verb("employers.add_party")
def add_party(
    actor: Any,
    *,
    name: str,
    kind: str,
    sector: str = "",
    place_id: UUID | None = None,
    place_said: str = "",
    phone: str = "",
    is_new: bool = False,
) -> Party:
    """Add a party once it was looked for. `is_new`: she saw those called alike and means none of them.

    Raises `employers.likely_same` (values: `others`, their ids), `employers.bad_name`,
    `employers.unknown_kind`, `employers.bad_phone`.
    """
    name = _name(name)
    _refuse_kind(kind)
    number = _number(phone) if phone else ""
    if not is_new:
        _refuse_alike(actor, name=name, phone=number)
    party = Party.objects.create(
        name=name,
        kind=kind,
        sector=sector,
        place_id=place_id,
        place_said=place_said,
        noted_by_id=actor.user_id,
    )
    named(party, name, is_main=True).save(force_insert=True)
    if number:
        PartyPhone.objects.create(party=party, number=number)
    return party


@verb("employers.correct_party")
def correct_party(
    actor: Any,
    *,
    party: Party,
    name: str,
    kind: str,
    sector: str = "",
    place_id: UUID | None = None,
    place_said: str = "",
) -> Party:
    """Say anew what a party is; its earlier name stays as an alias. Raises `employers.bad_name`,
    `employers.unknown_kind`."""
    name = _name(name)
    _refuse_kind(kind)
    if name != party.name:
        party.names.update(is_main=False)
        _called(party, name, is_main=True)
    party.name, party.kind, party.sector = name, kind, sector
    party.place_id, party.place_said = place_id, place_said
    party.save(update_fields=["name", "kind", "sector", "place", "place_said"])
    return party


@verb("employers.add_alias")
def add_alias(actor: Any, *, party: Party, name: str) -> Party:
    """Note what else a party is called; what is noted already stays one. Raises `employers.bad_name`."""
    _called(party, _name(name))
    return party


@verb("employers.add_phone")
def add_phone(actor: Any, *, party: Party, number: str) -> PartyPhone:
    """Note a number that reaches a party, or that it does again. Raises `employers.bad_phone`."""
    phone, _is_new = PartyPhone.objects.update_or_create(
        party=party, number=_number(number), defaults={"ended_on": None}
    )
    return phone


@verb("employers.end_phone")
def end_phone(actor: Any, *, phone: PartyPhone) -> PartyPhone:
    """The number reaches this party no longer. It stays findable: workers still have it."""
    phone.ended_on = phone.ended_on or today()
    phone.save(update_fields=["ended_on"])
    return phone


@verb("employers.link_parties")
def link_parties(actor: Any, *, lower: Party, upper: Party, since: date | None = None) -> WorksFor:
    """`lower` takes work from `upper`, since a month. Raises `employers.ring`, `employers.linked_already`,
    `employers.bad_month`."""
    if WorksFor.objects.filter(lower=lower, upper=upper, until=None).exists():
        raise Problem("employers.linked_already", _("This is noted already."), field="upper")
    if makes_a_ring(_above(), lower=lower.id, upper=upper.id):
        raise Problem(
            "employers.ring", _("Then each would work for the other. Look at the chain again."), field="upper"
        )
    if months_cross(since=since, until=None, day=today()):
        raise Problem("employers.bad_month", _("This month is still to come."), field="since")
    return WorksFor.objects.create(lower=lower, upper=upper, since=since, noted_by_id=actor.user_id)


@verb("employers.end_link")
def end_link(actor: Any, *, link: WorksFor, until: date) -> WorksFor:
    """A party no longer works for another. Raises `employers.ended_already`, `employers.bad_month`."""
    if link.until:
        raise Problem("employers.ended_already", _("This has ended already."))
    if months_cross(since=link.since, until=until, day=today()):
        raise Problem(
            "employers.bad_month", _("It cannot end before it began, nor in the future."), field="until"
        )
    link.until = until
    link.save(update_fields=["until"])
    return link


def _name(said: str) -> str:
    name = " ".join(said.split())
    if len(name) > LONGEST_NAME or not any(letter.isalpha() for letter in name):
        raise Problem("employers.bad_name", _("Write the name as it is spoken."), field="name")
    return name


def _refuse_kind(kind: str) -> None:
    if kind not in KINDS:
        raise Problem("employers.unknown_kind", _("This choice is not known."), field="kind")


def _number(said: str) -> str:
    number = ten_digits(said)
    if not number:
        raise Problem("employers.bad_phone", _("A phone number has ten digits."), field="phone")
    return number


def _refuse_alike(actor: Any, *, name: str, phone: str) -> None:
    others = alike(actor, name=name, phone=phone)
    if others:
        raise Problem(
            "employers.likely_same",
            _("This one may be known already. Look at the list; if it is another, say so."),
            others=[str(other.id) for other in others],
        )


def _called(party: Party, name: str, *, is_main: bool = False) -> None:
    known = party.names.filter(name=name).first() or named(party, name)
    known.is_main = known.is_main or is_main
    known.save()


def _above() -> dict[Any, list[Any]]:
    """For whom each party of the organisation works today."""
    above: dict[Any, list[Any]] = {}
    for lower, upper in WorksFor.objects.filter(until=None).values_list("lower_id", "upper_id"):
        above.setdefault(lower, []).append(upper)
    return above
