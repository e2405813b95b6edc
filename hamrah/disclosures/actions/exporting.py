"""An export: asked, agreed to by a second person, made and locked, taken out, ended.

Not here: how the file looks (sheet.py), who may be in it (cohort.py, rules/).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.access.models import log_reading
from hamrah.disclosures import letters
from hamrah.disclosures.cohort import CONSENT_FOR, chosen, who_may
from hamrah.disclosures.columns import columns_named
from hamrah.disclosures.making import sheet_of
from hamrah.disclosures.models import Concerned, Download, Export, LegalRequest
from hamrah.disclosures.paper import ON_PAPER, refuse_paper, refuse_unready
from hamrah.disclosures.rules.cohort import Criteria, needs_a_second, refuse_number
from hamrah.disclosures.sheet import hash_of, locked
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation

# The recipient fetches it in a week; then the file is gone from here, the row stays.
FILE_LIVES = timedelta(days=7)
LONGEST_KEPT = timedelta(days=366)
BASES = (*CONSENT_FOR, "claim", "law", *ON_PAPER)
SHORTEST_PASSPHRASE = 20


@dataclass(frozen=True)
class Terms:
    """For what, to whom, until when. `basis`: consent_services, consent_network, claim (her legal claim is
    pursued), law (an authority's request that was decided). `words` say who is in it."""

    purpose: str
    basis: str
    recipient: str
    body: str
    contact: str
    kept_until: date
    words: str
    receiver_code: str = ""


@verb("disclosures.ask_export")
def ask_export(
    actor: Any,
    *,
    criteria: Criteria,
    columns: Sequence[str],
    terms: Terms,
    request: LegalRequest | None = None,
) -> Export:
    """Ask for a sheet that leaves. Up to fifty people without sensitive columns need no second yes.

    Raises what `refuse_criteria`, `refuse_number`, `columns_named`, `refuse_terms`, `refuse_request` raise.
    """
    if terms.basis in ON_PAPER:
        raise no_such_basis()
    refuse_terms(terms)
    wanted = columns_named(actor, columns)
    refuse_request(request, terms, criteria)
    return ask_for(
        actor,
        people=chosen(actor, criteria, basis=terms.basis),
        columns=[column.name for column in wanted],
        highest_tier=max(column.tier for column in wanted),
        terms=terms,
        criteria=criteria.kept(),
        request=request,
    )


def ask_for(
    actor: Any,
    *,
    people: Sequence[UUID],
    columns: Sequence[str],
    highest_tier: int,
    terms: Terms,
    criteria: dict[str, Any] | None = None,
    request: LegalRequest | None = None,
) -> Export:
    """The export of these people and columns, asked for; agreed to already where it needs no second yes. Not
    a verb: what verbs have in common, also those of rooms above that give a paper of their own. Raises what
    `refuse_terms`, `refuse_number`, `receiver_of` raise."""
    refuse_terms(terms)
    refuse_number(len(people))
    second = needs_a_second(people=len(people), highest_tier=highest_tier)
    return Export.objects.create(
        request=request,
        **{
            name: getattr(terms, name).strip()
            for name in ("purpose", "recipient", "body", "contact", "words")
        },
        basis=terms.basis,
        kept_until=terms.kept_until,
        receiver_id=receiver_of(terms.receiver_code),
        criteria=criteria or {},
        columns=list(columns),
        people=list(people),
        needs_second=second,
        state="asked" if second else "approved",
        asked_by_id=actor.user_id,
    )


def no_such_basis() -> Problem:
    return Problem("disclosures.no_such_basis", _("Say on what ground it may leave."), field="basis")


def refuse_terms(terms: Terms) -> None:
    """Raise `disclosures.incomplete`, `disclosures.no_such_basis`, `disclosures.bad_day`."""
    for name in ("purpose", "recipient", "body", "contact", "words"):
        if not getattr(terms, name).strip():
            raise Problem("disclosures.incomplete", _("Say this too: it stands on the sheet."), field=name)
    if terms.basis not in BASES:
        raise no_such_basis()
    if not today() < terms.kept_until <= today() + LONGEST_KEPT:
        raise Problem(
            "disclosures.bad_day",
            _("Name a day to come, within a year, when it is deleted."),
            field="kept_until",
        )


def refuse_request(request: LegalRequest | None, terms: Terms, criteria: Criteria) -> None:
    """What goes to an authority answers a request that was decided so, and names its people one by one.
    Raises `disclosures.law_needs_request`, `disclosures.not_granted`, `disclosures.not_concerned`."""
    if request is None:
        if terms.basis == "law":
            raise Problem(
                "disclosures.law_needs_request",
                _("Enter the authority's request first; the sheet is made from there."),
                field="basis",
            )
        return
    if request.state not in ("given", "partly"):
        raise Problem("disclosures.not_granted", _("This request was not granted: nothing is given."))
    concerned = set(Concerned.objects.filter(request=request).values_list("person_id", flat=True))
    if not criteria.people or not set(criteria.people) <= concerned:
        raise Problem(
            "disclosures.not_concerned", _("Only the workers whom the request names may be in the answer.")
        )


def receiver_of(code: str) -> Any:
    """The organisation of the network that receives it, or none. Raises `disclosures.no_such_receiver`."""
    if not code.strip():
        return None
    with context.opened(door="identify"):
        found = Organisation.objects.filter(code=code.strip().upper()).values_list("id", flat=True).first()
    if found is None:
        raise Problem(
            "disclosures.no_such_receiver",
            _("There is no organisation with this code here."),
            field="receiver_code",
        )
    return found


@verb("disclosures.approve_export")
def approve_export(actor: Any, *, export: Export) -> Export:
    """A second person agrees. Raises `disclosures.not_asked`, `disclosures.own_export`."""
    refuse_decision(actor, export)
    return decided(actor, export, "approved")


@verb("disclosures.decline_export")
def decline_export(actor: Any, *, export: Export, reason: str) -> Export:
    """It does not leave, because. Raises `disclosures.not_asked`, `disclosures.say_why`."""
    if export.state not in ("asked", "approved"):
        raise not_asked()
    if not reason.strip():
        raise Problem("disclosures.say_why", _("Say why."), field="reason")
    export.reason = reason.strip()
    return decided(actor, export, "declined")


def refuse_decision(actor: Any, export: Export) -> None:
    if export.state != "asked":
        raise not_asked()
    if actor.user_id == export.asked_by_id:
        raise Problem("disclosures.own_export", _("You asked for this yourself: somebody else must agree."))


def not_asked() -> Problem:
    return Problem("disclosures.not_asked", _("This is decided already."))


def decided(actor: Any, export: Export, state: str) -> Export:
    export.state, export.decided_by_id, export.decided_at = state, actor.user_id, timezone.now()
    export.save(update_fields=["state", "decided_by_id", "decided_at", "reason"])
    return export


@verb("disclosures.make_export")
def make_export(actor: Any, *, export: Export, passphrase: str) -> Export:
    """Make the file, locked with this passphrase, which nobody keeps; made again, it has a new one.

    In it is who was chosen and still may leave. Raises `disclosures.on_paper`,
    `disclosures.not_approved`, `disclosures.bad_day`, `disclosures.weak_passphrase`,
    `disclosures.nobody_found`.
    """
    refuse_paper(export)
    refuse_unready(export)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Problem("disclosures.weak_passphrase", _("This passphrase is too short."), field="passphrase")
    forget_expired(actor)
    return write_file(actor, export, passphrase)


def write_file(actor: Any, export: Export, passphrase: str) -> Export:
    """The file and its hash into the row; its letter where an organisation of the network receives it."""
    columns = columns_named(actor, export.columns)
    may_leave = set(who_may(actor, export.basis).filter(id__in=export.people).values_list("id", flat=True))
    people = [id for id in export.people if id in may_leave]
    refuse_number(len(people))
    sheet = sheet_of(actor, export, columns, people)
    export.content = locked(sheet, passphrase=passphrase)
    export.sha256 = hash_of(sheet.headings, sheet.rows)
    export.people, export.rows = people, len(sheet.rows)
    export.state, export.made_by_id, export.made_at = "made", actor.user_id, timezone.now()
    export.file_until = min(today() + FILE_LIVES, export.kept_until)
    export.letter_id = send_letter(actor, export, passphrase) if export.receiver_id else None
    export.save()
    log_reading(actor, page="disclosures.export", people=people, counts=False)
    return export


def send_letter(actor: Any, export: Export, passphrase: str) -> Any:
    """To an organisation of the network also as a letter that only its key opens."""
    body = letters.packed(export, passphrase)
    send = verb_named("organisations.send_letter")
    return send(actor, receiver_id=export.receiver_id, kind=letters.KIND, body=body).id


@verb("disclosures.download_export")
def download_export(actor: Any, *, export: Export) -> Export:
    """Take the file out: noted, with everyone in it as looked at. Raises `disclosures.file_gone`."""
    if not export.is_there() or export.content is None:
        raise Problem("disclosures.file_gone", _("This file is no longer here. It can be made anew."))
    Download.objects.create(export=export, by_id=actor.user_id)
    log_reading(actor, page="disclosures.export", people=export.people, counts=False)
    return export


@verb("disclosures.end_exports")
def end_exports(actor: Any) -> int:
    """Files past their day are gone, also those that came to us in letters; their rows stay. Answers how many
    of ours. Once a day."""
    letters.forget_past(actor)
    return forget_expired(actor)


def forget_expired(actor: Any) -> int:
    expired = Export.objects.filter(organisation_id=actor.organisation_id).expired(today())
    return expired.update(state="ended", content=None, ended_at=timezone.now())
