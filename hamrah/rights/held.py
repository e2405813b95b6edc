"""What rights holds of a person, for her own sheet: notices, nominee, requests. Not here: the sheet."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language

from hamrah.access.models import User
from hamrah.ground.day_words import day_words
from hamrah.ground.room import Held, OpenMatter
from hamrah.ground.words import _
from hamrah.rights import told
from hamrah.rights.models import Nominee, NoticeRead, RightsRequest
from hamrah.rights.notice import LANGUAGES


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Notices heard, whom she named, what she asked; the words of a complaint as sensitive."""
    language, records = get_language() or "en", person.records
    heard = NoticeRead.objects.filter(person__in=records)
    lines = tuple((LANGUAGES.get(n.language, n.language), day_words(n.at, language)) for n in heard)
    yield Held(_("Notice heard in"), lines)
    named = Nominee.objects.filter(person__in=records, ended_on=None)
    yield Held(
        _("Who acts for you"),
        tuple((n.name, ", ".join(filter(None, (n.relation, n.phone)))) for n in named),
        tier=4,
    )
    asked = list(RightsRequest.objects.filter(person__in=records))
    for tier in (3, 4):
        days = ((told.KINDS[r.kind], day_words(r.received_on, language)) for r in asked if tier_of(r) == tier)
        yield Held(_("What you asked for"), tuple(days), tier=tier)
    words = tuple((told.KINDS[r.kind], " / ".join(filter(None, (r.words, r.answer)))) for r in asked)
    yield Held(_("In your words"), words, tier=4)


def still_open(actor: Any, person: Any) -> Iterator[OpenMatter]:
    """What she asked for or complained of, without an answer."""
    asked = list(RightsRequest.objects.filter(person__in=person.records, answered_on=None))
    names = dict(User.objects.filter(id__in=[r.taken_by_id for r in asked]).values_list("id", "name"))
    for request in asked:
        who = names.get(request.taken_by_id, "")
        yield OpenMatter(told.KINDS[request.kind], who, request.due_on, tier_of(request))


def tier_of(request: RightsRequest) -> int:
    """That she complained is told on a safe paper only."""
    return 4 if request.kind == "complaint" else 3
