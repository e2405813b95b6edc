"""What of disclosures waits: a second person's yes, an authority's day. Not here: the home page (web)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.disclosures.letters import KIND
from hamrah.disclosures.models import Export, LegalRequest
from hamrah.ground.counts import counted
from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.organisations.letters import waiting as waiting_letters


def tasks(actor: Any) -> Iterator[Task]:
    """Sheets that wait for somebody else's yes; authorities that wait for an answer."""
    if not actor.may("disclosures.see"):
        return
    asked = Export.objects.visible_to(actor).filter(state="asked").exclude(asked_by_id=actor.user_id)
    requests = LegalRequest.objects.visible_to(actor).open()
    letters = waiting_letters(actor.organisation_id, kind=KIND)
    waiting, open_ones, late, come = counted([asked, requests, requests.filter(due_on__lt=today()), letters])
    yield Task(_("Sheets that would leave: yes or no"), reverse("disclosures:exports"), "out", waiting)
    words, url = _("Authorities that ask: advise and decide"), reverse("disclosures:requests")
    yield Task(words, url, "journal", open_ones, late)
    if actor.may("disclosures.open_letter"):
        yield Task(_("Sealed letters that have come"), reverse("disclosures:letters"), "lock", come)
