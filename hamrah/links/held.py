"""What links holds of a person, for her own sheet. Where she is known may hurt her, so it is sensitive.

Not here: the sheet (rights).
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language

from hamrah.access.models import User
from hamrah.ground.day_words import day_words
from hamrah.ground.room import Held, OpenMatter
from hamrah.ground.words import _
from hamrah.links import told
from hamrah.links.agreed import labels
from hamrah.links.models import Asking, LinkRequest
from hamrah.links.posting import opened
from hamrah.links.shown import links_shown, requests_shown


def held(actor: Any, person: Any) -> Iterator[Held]:
    """When she was asked and looked up; with whom she is linked, and what they told us."""
    language, records = get_language() or "en", person.records
    askings = Asking.objects.filter(person__in=records)
    asked = tuple((told.HOW_ASKED[a.how], day_words(a.asked_at, language)) for a in askings)
    yield Held(_("You were asked whether partners may be asked for you"), asked)
    requests = list(LinkRequest.objects.filter(person__in=records).select_related("person"))
    states = tuple((row["other"], row["state"]["text"]) for row in requests_shown(requests))
    yield Held(_("Requests between organisations about you"), states, tier=4)
    linked = tuple(
        (row["other"], f"{day_words(row['link'].since, language)} – {_ends(row, language)}")
        for row in links_shown(actor, person)
    )
    yield Held(_("Organisations you are linked with"), linked, tier=4)
    words = labels()
    told_us = tuple(
        (words[name], value)
        for request in requests
        for name, value in opened(request.person, bytes(request.sealed), place=request.place()).items()
    )
    yield Held(_("What other organisations told us"), told_us, tier=4)


def _ends(row: dict[str, Any], language: str) -> str:
    return day_words(row["link"].ended_on or row["link"].until, language)


def still_open(actor: Any, person: Any) -> Iterator[OpenMatter]:
    """Requests without an answer: ours to a partner, and a partner's to us."""
    waiting = LinkRequest.objects.filter(person__in=person.records).open().select_related("person")
    names = dict(User.objects.filter(id__in=waiting.values("made_by_id")).values_list("id", "name"))
    for row in requests_shown(waiting):
        request, other = row["row"], row["other"]
        words = _("We asked %(other)s for you") if request.is_ours else _("%(other)s asked us about you")
        who = names.get(request.made_by_id, "")
        phone = (other.helpline or other.phone) if other else ""
        yield OpenMatter(words % {"other": other}, who, request.answer_by, tier=4, phone=phone)
