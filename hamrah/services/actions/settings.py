"""What an organisation says for itself: its kinds of service, and the directory of where help is.

Not here: the kinds we bring (kinds.py), the directory's read API (hsds.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import time
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.actions import place_called
from hamrah.services.kinds import kind_called, kinds
from hamrah.services.models import Provider, ServiceKind
from hamrah.services.rules.asked import read_fields

SIDES = ("source", "destination", "both")
SORTS = (
    "shelter",
    "clinic",
    "hospital",
    "legal",
    "bank",
    "labour_office",
    "union",
    "partner",
    "school",
    "other",
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LANGUAGES = ("hi", "en", "gu", "mr", "or", "bn", "te", "kn", "ta", "bhb")
TIERS = range(2, 6)
MOST_ANSWER_DAYS, MOST_CAPACITY, LONGEST_CODE = 60, 10_000, 24


@dataclass(frozen=True)
class KindSaid:
    """A kind of service: its code and name, where it is given, the first answer in days, how sensitive it is,
    what it asks (as rules/asked.py reads it; empty keeps what there is)."""

    code: str
    name: str
    name_local: str = ""
    side: str = "both"
    answer_days: int = 3
    tier: int = 2
    fields: Sequence[Mapping[str, Any]] = ()
    asks_later: bool = False


@verb("services.set_kind")
def set_kind(actor: Any, *, said: KindSaid) -> ServiceKind:
    """Add a kind of service, or say one otherwise. Raises `services.bad_kind`."""
    refuse_kind(said)
    kept = ServiceKind.objects.filter(code=said.code).first()
    asked = [dict(one) for one in said.fields]
    values = {
        "name": said.name.strip(),
        "name_local": said.name_local.strip(),
        "side": said.side,
        "answer_days": said.answer_days,
        "tier": said.tier,
        "asks_later": said.asks_later,
        "fields": asked or (kept.fields if kept else []),
        "is_ended": False,
    }
    row, _made = ServiceKind.objects.update_or_create(code=said.code, defaults=values)
    return row


def refuse_kind(said: KindSaid) -> None:
    is_code = said.code.isidentifier() and said.code.isascii() and len(said.code) <= LONGEST_CODE
    if not is_code:
        raise Problem("services.bad_kind", _("The code is one short word in small letters."), field="code")
    if not said.name.strip():
        raise Problem("services.bad_kind", _("Give the kind a name."), field="name")
    if said.side not in SIDES or said.tier not in TIERS or not 0 <= said.answer_days <= MOST_ANSWER_DAYS:
        raise Problem("services.bad_kind", _("This choice is not known."), field="side")
    if sum(not kind.is_ended for kind in kinds()) >= 40:
        raise Problem("services.bad_kind", _("These are too many kinds to choose from: end one first."))
    read_fields(said.fields)


@verb("services.end_kind")
def end_kind(actor: Any, *, code: str) -> ServiceKind:
    """Offer a kind no longer; what was asked stays. Raises `services.no_such_kind`, `services.kind_ended`,
    `services.kind_needed`."""
    kind = kind_called(code)
    if kind.is_ended:
        raise Problem("services.kind_ended", _("This kind of service is no longer offered."))
    if code == "other":
        raise Problem("services.kind_needed", _("This one stays: what fits nowhere else goes there."))
    values = {
        "name": str(kind.name), "side": kind.side, "answer_days": kind.answer_days, "tier": kind.tier,
        "asks_later": kind.asks_later,
    }  # fmt: skip
    row, is_new = ServiceKind.objects.get_or_create(code=code, defaults={**values, "is_ended": True})
    if not is_new:
        row.is_ended = True
        row.save(update_fields=["is_ended"])
    return row


@dataclass(frozen=True)
class ProviderSaid:
    """One entry of the directory, as models/directory.py has it. `place`: the id of a place."""

    name: str
    sort: str
    name_local: str = ""
    description: str = ""
    offers: tuple[str, ...] = ()
    place: Any = None
    city_said: str = ""
    address: str = ""
    phone: str = ""
    days: tuple[str, ...] = ()
    opens_at: time | None = None
    closes_at: time | None = None
    hours_said: str = ""
    languages: tuple[str, ...] = ()
    eligibility: str = ""
    fee: str = ""
    capacity: int | None = None
    partner_code: str = ""


LISTS = ("offers", "days", "languages")


@verb("services.set_provider")
def set_provider(actor: Any, *, said: ProviderSaid, provider: Provider | None = None) -> Provider:
    """Add an entry to the directory, or correct one; whoever writes it has checked it today. Raises
    `services.no_name`, `services.unknown_word`, `services.bad_hours`, `services.no_such_place`."""
    refuse_provider(said)
    row = provider or Provider()
    for one in fields(said):
        if one.name == "place":
            continue
        value = getattr(said, one.name)
        setattr(row, one.name, list(value) if one.name in LISTS else value)
    row.place_id = said.place
    row.checked_on, row.checked_by_id, row.ended_on = today(), actor.user_id, None
    row.save()
    return row


def refuse_provider(said: ProviderSaid) -> None:
    if not said.name.strip():
        raise Problem("services.no_name", _("What is it called?"), field="name")
    codes = {kind.code for kind in kinds()}
    lists = ((said.offers, codes), (said.days, set(DAYS)), (said.languages, set(LANGUAGES)))
    if said.sort not in SORTS or not all(set(values) <= known for values, known in lists):
        raise Problem("services.unknown_word", _("This choice is not known."), field="sort")
    if (said.opens_at is None) != (said.closes_at is None) or (said.capacity or 0) > MOST_CAPACITY:
        raise Problem("services.bad_hours", _("Say from when until when it is open."), field="opens_at")
    if said.place and place_called(said.place) is None:
        raise Problem("services.no_such_place", _("There is no such place."), field="city_said")


@verb("services.check_provider")
def check_provider(actor: Any, *, provider: Provider) -> Provider:
    """Somebody asked there today, and everything is still so. Raises `services.ended`."""
    if provider.ended_on is not None:
        raise Problem("services.ended", _("This is closed for good. Correct it if it opened again."))
    provider.checked_on, provider.checked_by_id = today(), actor.user_id
    provider.save(update_fields=["checked_on", "checked_by_id", "changed_at"])
    return provider


@verb("services.end_provider")
def end_provider(actor: Any, *, provider: Provider) -> Provider:
    """It is closed for good; the entry leaves the list and stays on record. Raises `services.ended`."""
    if provider.ended_on is not None:
        raise Problem("services.ended", _("This is closed for good. Correct it if it opened again."))
    provider.ended_on = today()
    provider.save(update_fields=["ended_on", "changed_at"])
    return provider
