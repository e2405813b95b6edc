"""What erasing a person reaches in disclosures, and what keeps her. Not here: erasing elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.disclosures.models import Concerned, Export, LegalRequest
from hamrah.disclosures.sealed import said_in, seal_into
from hamrah.ground.erasing import SHORTEST_TEXT
from hamrah.ground.room import Leaving
from hamrah.ground.words import _


def open_request(actor: Any, ids: Sequence[UUID]) -> Iterator[Any]:
    """An authority's request about her that is not answered yet."""
    if Concerned.objects.filter(person__in=ids, request__state__in=("received", "advised")).exists():
        yield _("a request of an authority about her is not answered yet.")


def erase_from_exports(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Files with her in them are gone from here; who received one is still known. What a request says of
    whom it concerns goes; that it came, and what was answered, stays."""
    everyone = Export.objects.filter(organisation_id=actor.organisation_id)
    hers = everyone.filter(people__overlap=list(leaving.ids))
    yield from list(hers.values_list("id", flat=True))
    hers.exclude(content=None).update(content=None, state="ended", ended_at=timezone.now())
    for export in hers.filter(named(leaving)):
        export.words, export.purpose = "", ""
        export.save(update_fields=["words", "purpose"])
    for request in LegalRequest.objects.filter(concerned__person__in=leaving.ids).distinct():
        seal_into(
            request, **{name: "" for name, said in said_in(request).items() if speaks_of(said, leaving)}
        )
        request.save(update_fields=["sealed"])
        yield request.id


def speaks_of(said: str, leaving: Leaving) -> bool:
    return any(text in said for text in leaving.texts if len(text) >= SHORTEST_TEXT)


def named(leaving: Leaving) -> Q:
    """Exports whose own words name her."""
    asked = Q(pk=None)
    for text in (one for one in leaving.texts if len(one) >= SHORTEST_TEXT):
        asked |= Q(words__icontains=text) | Q(purpose__icontains=text)
    return asked
