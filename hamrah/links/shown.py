"""What pages of links show: requests and links in words, other organisations by name. Not here: the pages."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.access.models import User
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.links import agreed, posting, told
from hamrah.links.models import Asking, Link, LinkRequest
from hamrah.links.models.looking import ASKING_HOLDS
from hamrah.organisations.models import Organisation
from hamrah.people.models import Person

NOBODY = UUID(int=0)


def organisations(ids: Iterable[UUID | None]) -> dict[UUID, Organisation]:
    """Other organisations by id: their public face."""
    wanted = {id for id in ids if id}
    if not wanted:
        return {}
    with context.opened(door="identify"):
        return {one.id: one for one in Organisation.objects.filter(id__in=wanted)}


def requests_shown(requests: Iterable[LinkRequest]) -> list[dict[str, Any]]:
    """Rows of a list: the worker, the other side, the state in words, and what is late."""
    rows = list(requests)
    names = organisations(row.other_id for row in rows)
    return [
        {"row": row, "other": names.get(row.other_id), "state": told.state_words(row), "person": row.person}
        for row in rows
    ]


def links_shown(actor: Any, person: Person) -> list[dict[str, Any]]:
    """Her links, live ones first: with whom, since when, until when, or how each ended."""
    links = list(Link.objects.visible_to(actor).filter(person__in=person.records).select_related("request"))
    names = organisations(link.other_id for link in links)
    rows = [
        {
            "link": link,
            "other": names.get(link.other_id),
            "is_live": link.is_live(today()),
            "how": told.ENDS.get(link.ended_how, told.ENDS["ran_out"]),
        }
        for link in links
    ]
    return sorted(rows, key=lambda row: not row["is_live"])


def last_look(actor: Any, person: Person) -> Asking | None:
    """The look-up made for her today, if one was: what it met may still be asked."""
    asked = Asking.objects.visible_to(actor).filter(person__in=person.records, said_yes=True)
    since = timezone.now() - ASKING_HOLDS
    return asked.exclude(used_at=None).filter(used_at__gte=since).first()


def met(asking: Asking | None) -> list[dict[str, Any]]:
    """Whom the look-up met; named ones with their organisation."""
    rows = list(asking.somebodies.all()) if asking else []
    names = organisations(row.other_id for row in rows)
    return [{"row": row, "other": names.get(row.other_id) if row.other_id else None} for row in rows]


def story(request: LinkRequest) -> list[tuple[Any, str, Any, str]]:
    """(what, by whom, when, why) of each step; by nobody: the rule, or the other side."""
    steps = list(request.steps.all())
    who = dict(User.objects.filter(id__in={s.by_id for s in steps if s.by_id}).values_list("id", "name"))
    return [
        (
            told.STEPS[step.state],
            who.get(step.by_id or NOBODY, ""),
            step.at,
            told.ENDS.get(step.why, step.why),
        )
        for step in steps
    ]


def beside(actor: Any, request: LinkRequest) -> list[tuple[Any, str, str]]:
    """(fact, what they say, what stands here): so that a person sees whether it is she."""
    theirs = posting.opened(request.person, bytes(request.sealed), place=request.place())
    ours = agreed.facts_of(actor, request.person, [*agreed.ALWAYS, *theirs])
    words = agreed.labels()
    return [
        (words[name], theirs.get(name, ""), ours.get(name, ""))
        for name in words
        if name in theirs or (not request.is_ours and name in agreed.ALWAYS)
    ]


def facts_in_words(names: Iterable[str]) -> list[Any]:
    """Names of facts as words, in the order of the columns."""
    wanted = set(names)
    return [label for name, label in agreed.labels().items() if name in wanted]
