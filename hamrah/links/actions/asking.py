"""Asking her first, then looking whether she is known elsewhere, then hearing where: three steps, each hers.

Not here: what may be told then (requesting.py).
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from hamrah.ground import sealing
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.links import hub, posting
from hamrah.links.findable import in_danger, is_still_findable, looked_up
from hamrah.links.models import Asking, Link, Somebody
from hamrah.links.rules.nearness import STRONG
from hamrah.links.rules.standing import HOW_ASKED
from hamrah.people.models import Person


@verb("links.ask_her")
def ask_her(actor: Any, *, person: Person, how: str, said_yes: bool) -> Asking:
    """She was asked, present or on the phone, whether others may be asked for her; her no is kept too.
    Raises `links.no_such_how`, `links.not_for_her`, `links.age_unknown`."""
    if how not in HOW_ASKED:
        raise Problem("links.no_such_how", _("Say whether she is here or on the phone."), field="how")
    refuse_unfit(person)
    return Asking.objects.create(person=person, how=how, said_yes=said_yes, asked_by_id=actor.user_id)


def refuse_unfit(person: Person) -> None:
    """Nobody who may be a child, is restricted, in danger, or did not speak for herself."""
    if person.adult_from is None:
        raise Problem("links.age_unknown", _("Write her age first: nobody under 18 is looked up elsewhere."))
    kept_apart = person.restricted_at or person.by_proxy or person.merged_into_id or in_danger(person)
    if kept_apart or person.may_be_minor(today()):
        raise Problem(
            "links.not_for_her",
            _("She is not looked up elsewhere: nobody under 18 is, and no record that is kept apart."),
        )


@verb("links.look_up")
def look_up(actor: Any, *, asking: Asking) -> Asking:
    """Whether somebody like her may be found elsewhere: at most three, no name, no place, no organisation.
    One yes of hers serves one look-up. Raises `links.ask_first`, `links.quota`, and as `ask_her`."""
    asking = Asking.objects.select_for_update().get(pk=asking.pk)
    if not asking.is_fresh:
        raise Problem("links.ask_first", _("Ask her first: one yes is good for one look, today."))
    refuse_unfit(asking.person)
    near = [one for one in looked_up(actor, asking.person) if not _linked(actor, asking.person, one)]
    Somebody.objects.bulk_create(somebody_of(asking, one) for one in near)
    asking.used_at, asking.found = timezone.now(), len(near)
    asking.save(update_fields=["used_at", "found"])
    return asking


def _linked(actor: Any, person: Person, near: hub.Near) -> bool:
    """Whether it is the record she is linked with already."""
    ref = posting.ref_for(near.person_id, actor.organisation_id)
    links = Link.objects.filter(person__in=person.records, other_id=near.organisation_id, other_ref=ref)
    return links.filter(ended_on=None).exists()


def somebody_of(asking: Asking, near: hub.Near) -> Somebody:
    """Whom the hub met, as this side may keep it."""
    id = new_id()
    whose = near.organisation_id.bytes + near.person_id.bytes
    sealed = sealing.seal(settings.MASTER_KEY, whose, place=_place(id))
    return Somebody(
        id=id, asking=asking, person_id=asking.person_id, is_strong=near.odds >= STRONG, sealed=sealed
    )


def _place(id: UUID) -> str:
    return f"links.somebody/{id}"


def whose(somebody: Somebody) -> hub.Near:
    """Organisation and person behind a sealed answer. For verbs alone."""
    raw = sealing.unseal(settings.MASTER_KEY, bytes(somebody.sealed), place=_place(somebody.id))
    return hub.Near(UUID(bytes=raw[:16]), UUID(bytes=raw[16:]), 0.0)


@verb("links.name_other")
def name_other(actor: Any, *, somebody: Somebody) -> Somebody:
    """She agrees that the other organisation is named to her and to us. Raises `links.gone` where she may
    not be found there any more."""
    near = whose(somebody)
    if not is_still_findable(near):
        raise Problem("links.gone", _("She may not be found there any more. Look again another day."))
    if somebody.named_at is None:
        somebody.other_id, somebody.named_at = near.organisation_id, timezone.now()
        somebody.named_by_id = actor.user_id
        somebody.save(update_fields=["other_id", "named_at", "named_by_id"])
    return somebody
