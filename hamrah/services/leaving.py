"""What services say of a worker outside: on her own sheet, and as a column of a sheet that leaves."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from hamrah.ground.day_words import day_words
from hamrah.ground.room import ExportColumn, Held
from hamrah.ground.words import _
from hamrah.services import told
from hamrah.services.kinds import kind_names
from hamrah.services.models import HandedPerson, ServiceRequest
from hamrah.services.models.requests import SENSITIVE
from hamrah.services.sealed import said_of


def held(actor: Any, person: Any) -> Iterator[Held]:
    """What she asked for; to whom she was handed over; what is sensitive of it apart, as her words are."""
    names, rows = kind_names(), list(ServiceRequest.objects.filter(person__in=person.records))
    plain = [row for row in rows if row.tier < SENSITIVE]
    yield Held(_("Services asked for"), tuple(line(row, names) for row in plain))
    yield Held(_("Given to others to help you"), tuple(handed(person)))
    rest = [row for row in rows if row.tier >= SENSITIVE]
    yield Held(_("Services of a sensitive kind"), tuple(line(row, names) for row in rest), tier=4)
    words = (
        (names.get(row.kind, row.kind), said_of(row.person, bytes(row.sealed)).get("words")) for row in rows
    )
    yield Held(_("What you said when asking"), tuple((kind, text) for kind, text in words if text), tier=5)


def line(row: ServiceRequest, names: dict[str, Any]) -> tuple[Any, Any]:
    state = told.STATES.get(row.state, (row.state, ""))[0]
    return names.get(row.kind, row.kind), f"{day_words(row.asked_on, get_language() or 'en')}: {state}"


def handed(person: Any) -> Iterator[tuple[Any, Any]]:
    """Hand-overs beyond this organisation: to whom, when."""
    rows = HandedPerson.objects.filter(person__in=person.records, hand_over__direction__in=("out", "slip"))
    for one in rows.select_related("hand_over"):
        yield one.hand_over.partner_name, day_words(one.hand_over.sent_at, get_language() or "en")


def open_kinds(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What she waits for now, ordinary kinds alone."""
    names: dict[UUID, list[str]] = {}
    known = kind_names()
    rows = ServiceRequest.objects.visible_to(actor).open().filter(person__in=ids, tier__lt=SENSITIVE)
    for row in rows.order_by("asked_on"):
        names.setdefault(row.person_id, []).append(str(known.get(row.kind, row.kind)))
    return {id: ", ".join(kinds) for id, kinds in names.items()}


EXPORTS = (ExportColumn("services_open", _("Services she waits for"), 3, "services.see", open_kinds),)
