"""Showing a worker who looked at her record; records invented to notice who looks at what is not her work.

Not here: the log of looks and the alarm (access).
"""

from typing import Any

from django.utils import timezone

from hamrah.access.models.canaries import Canary, mark_of, sealed_id
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person


@verb("people.show_who_looked")
def show_who_looked(actor: Any, *, person: Person, is_safe: bool) -> Person:
    """She asks who looked at her record, and says that a paper about it is safe. Raises
    `people.not_safe`."""
    if not is_safe:
        raise Problem("people.not_safe", _("Then nothing is printed. Tell her aloud, or another day."))
    return person


@verb("people.mark_canary")
def mark_canary(actor: Any, *, person: Person) -> Canary:
    """This record is invented: nobody has a reason to open it, and whoever does raises an alarm. The
    journal does not say which it is. Raises `people.canary_already`, `people.not_invented`."""
    mark = mark_of(person.id)
    if Canary.objects.filter(mark=mark, ended_at=None).exists():
        raise Problem("people.canary_already", _("This record is marked already."))
    if person.attestations.exists() or person.memberships.exists():
        raise Problem(
            "people.not_invented",
            _("She has an attestation or a household: this is a worker, not an invented record."),
        )
    return Canary.objects.create(mark=mark, person=sealed_id(person.id))


@verb("people.unmark_canary")
def unmark_canary(actor: Any, *, canary: Canary) -> Canary:
    """It rings no more; its alarms stay. Raises `people.no_canary`."""
    if canary.ended_at is not None:
        raise Problem("people.no_canary", _("This mark was taken off already."))
    canary.ended_at = timezone.now()
    canary.save(update_fields=["ended_at"])
    return canary
