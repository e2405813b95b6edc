"""What services say of a worker outside: on her own sheet, and as a column of a sheet that leaves.

Not here: what is done for her next (worklist.py).
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from hamrah.ground.day_words import day_words
from hamrah.ground.room import ExportColumn, Held, OpenMatter
from hamrah.ground.words import _
from hamrah.services import told
from hamrah.services.kinds import TELLING, kind_names
from hamrah.services.models import HandedPerson, ServiceRequest
from hamrah.services.models.requests import SENSITIVE
from hamrah.services.receivers import phone_of
from hamrah.services.rules.steps import GRANTING, SENT
from hamrah.services.sealed import said_of
from hamrah.services.stories import names_of


def held(actor: Any, person: Any) -> Iterator[Held]:
    """What she asked for; what is sensitive of it apart, as her words are, and as is to whom she was handed
    over: who knows where she sleeps may find her there."""
    names, rows = kind_names(), list(ServiceRequest.objects.filter(person__in=person.records))
    plain = [row for row in rows if tier_on_paper(row) < SENSITIVE]
    yield Held(_("Services asked for"), tuple(line(row, names) for row in plain))
    yield Held(_("Given to others to help you"), tuple(handed(person)), tier=4)
    rest = [row for row in rows if tier_on_paper(row) >= SENSITIVE]
    yield Held(_("Services of a sensitive kind"), tuple(line(row, names) for row in rest), tier=4)
    words = (
        (names.get(row.kind, row.kind), said_of(row.person, bytes(row.sealed)).get("words")) for row in rows
    )
    yield Held(_("What you said when asking"), tuple((kind, text) for kind, text in words if text), tier=5)


def tier_on_paper(row: ServiceRequest) -> int:
    """How sensitive it is that this stands on a paper which somebody at home may find."""
    return max(row.tier, SENSITIVE) if row.kind in TELLING else row.tier


def line(row: ServiceRequest, names: dict[str, Any]) -> tuple[Any, Any]:
    state = told.STATES.get(row.state, (row.state, ""))[0]
    return names.get(row.kind, row.kind), f"{day_words(row.asked_on, get_language() or 'en')}: {state}"


def handed(person: Any) -> Iterator[tuple[Any, Any]]:
    """Hand-overs beyond this organisation: to whom, when."""
    rows = HandedPerson.objects.filter(person__in=person.records, hand_over__direction__in=("out", "slip"))
    for one in rows.select_related("hand_over"):
        yield one.hand_over.partner_name, day_words(one.hand_over.sent_at, get_language() or "en")


def opens(actor: Any, person: Any) -> Iterator[OpenMatter]:
    """What she waits for here, and with whom she was handed over."""
    names = kind_names()
    yield from requests_open(person, names)
    yield from hand_overs_open(person, names)


def requests_open(person: Any, names: dict[str, Any]) -> Iterator[OpenMatter]:
    """Her requests, who answers for each at which office, by the day on which something is due."""
    rows = ServiceRequest.objects.open().filter(person__in=person.records).select_related("centre")
    requests = list(rows.order_by("asked_on", "id"))
    who = names_of(row.assigned_to_id for row in requests)
    for row in requests:
        responsible = who.get(row.assigned_to_id) or str(row.centre or "")
        phone = row.centre.phone if row.centre else ""
        yield OpenMatter(names.get(row.kind, row.kind), responsible, row.next_on, tier_on_paper(row), phone)


def hand_overs_open(person: Any, names: dict[str, Any]) -> Iterator[OpenMatter]:
    """Hand-overs by which somebody may help her now: who, until when, and whom there to call. Where she is
    helped may hurt her where it is read, so each is sensitive at least."""
    standing = HandedPerson.objects.filter(hand_over__state__in=GRANTING, withdrawn_at=None)
    rows = standing.exclude(hand_over__direction="in").filter(person__in=person.records)
    handed = [one.hand_over for one in rows.select_related("hand_over__to_centre").order_by("id")]
    who = names_of(row.to_user_id for row in handed)
    for row in handed:
        said = _("%(kind)s: asked of others") if row.state == SENT else _("%(kind)s: others help you")
        title = said % {"kind": names.get(row.kind, row.kind_said)}
        whom = row.partner_name or who.get(row.to_user_id) or str(row.to_centre or "")
        by = row.answer_by if row.state == SENT else row.expires_on
        yield OpenMatter(title, whom, by, max(row.tier, SENSITIVE), phone_of(row))


def open_kinds(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What she waits for now, ordinary kinds alone."""
    names: dict[UUID, list[str]] = {}
    known = kind_names()
    rows = ServiceRequest.objects.visible_to(actor).open().filter(person__in=ids, tier__lt=SENSITIVE)
    for row in rows.order_by("asked_on"):
        names.setdefault(row.person_id, []).append(str(known.get(row.kind, row.kind)))
    return {id: ", ".join(kinds) for id, kinds in names.items()}


EXPORTS = (ExportColumn("services_open", _("Services she waits for"), 3, "services.see", open_kinds),)
