"""Lasting acts done again on a restored register, through the same verbs. Not here: keeping them
(ground/lasting.py), which they are (config/lasting.py).
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps

from hamrah.access.actor import Actor
from hamrah.config.lasting import LASTING_VERBS
from hamrah.ground import context
from hamrah.ground.models import CommandSeen
from hamrah.ground.permissions import known_permissions, load_verbs
from hamrah.ground.problem import Problem
from hamrah.ground.verb import VERBS
from hamrah.organisations.models import Organisation


class NotThere(Exception):
    """The act is about a row that the backup does not hold."""


@dataclass
class Replayed:
    """How many acts were done again, were in the backup, were about what is not, or were refused, by verb."""

    again: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    not_there: Counter[str] = field(default_factory=Counter)
    refused: list[dict[str, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return {
            "again": dict(self.again),
            "known": dict(self.known),
            "not_there": dict(self.not_there),
            "refused": self.refused,
        }


def replay(acts: list[dict[str, Any]]) -> Replayed:
    """Do every act again that the restored register does not know, in the order in which it was done.

    What a verb refuses now is told and stops nobody: most often it was ended already.
    """
    load_verbs()
    replayed = Replayed()
    with context.opened(door="identify"):
        actors = {one.id: actor_of(one) for one in Organisation.objects.all()}
    for act in acts:
        _once(act, actors.get(UUID(act["organisation"])), replayed)
    return replayed


def actor_of(organisation: Organisation, user_id: UUID | None = None) -> Actor:
    """Whoever restores acts for the organisation; whoever acted first stands in the journal."""
    return Actor(
        user_id=user_id,
        organisation_id=organisation.id,
        organisation_no=organisation.no,
        organisation_code=organisation.code,
        name="restore",
        permissions=frozenset(known_permissions()),
        device="restore",
    )


def _once(act: dict[str, Any], actor: Actor | None, replayed: Replayed) -> None:
    name = act["verb"]
    again = LASTING_VERBS.get(name)
    if actor is None or again is None or again.verb not in VERBS:
        replayed.not_there[name] += 1
        return
    actor = actor_as(actor, act)
    try:
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
            if CommandSeen.objects.filter(command=act["command"]).exists():
                replayed.known[name] += 1
                return
            said = {key: _meant(value) for key, value in act["arguments"].items()}
        VERBS[again.verb](actor, command=UUID(act["command"]), **again.arguments(said))
        replayed.again[name] += 1
    except NotThere:
        replayed.not_there[name] += 1
    except Problem as problem:
        replayed.refused.append({"verb": name, "problem": problem.code, "message": str(problem)})


def actor_as(actor: Actor, act: dict[str, Any]) -> Actor:
    """The same, in the name of whoever did it then."""
    return replace(actor, user_id=UUID(act["user"]) if act["user"] else None)


def _meant(value: Any) -> Any:
    """The argument again, from how ground/lasting.py kept it."""
    match value:
        case {"row": label, "id": id}:
            row = apps.get_model(label)._default_manager.filter(pk=id).first()
            if row is None:
                raise NotThere
            return row
        case {"uuid": text}:
            return UUID(text)
        case {"day": text}:
            return date.fromisoformat(text)
        case list():
            return [_meant(one) for one in value]
    return value
