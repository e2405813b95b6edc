"""Handing over: to a colleague or centre, to another organisation, to an office without Hamrah; and taking
it back. Not here: the receiver's part (answering.py), the slip itself (slips.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.access.models import User
from hamrah.disclosures.columns import columns_named
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.room import ExportColumn
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Centre
from hamrah.people.actions.consenting import refuse_unguarded
from hamrah.people.models import Person
from hamrah.people.rules.purposes import GIVEN_HOW
from hamrah.services.closing import closed, note_hand
from hamrah.services.giving import give_inside, give_to_partner
from hamrah.services.kinds import Kind, kind_called
from hamrah.services.models import HandedPerson, HandOver, ServiceRequest, Urgent
from hamrah.services.post import send_change
from hamrah.services.receivers import Partner, partner_called, refuse_colleague, to_oneself
from hamrah.services.rules.clocks import MOST_DAYS, REVIEW_HOURS, SLIP_DAYS
from hamrah.services.rules.steps import OPEN, REFERRAL, SENT, TRANSFER
from hamrah.services.sealed import say_in
from hamrah.services.slips import Office, make_slip, refuse_office
from hamrah.services.withdrawing import withdrawn

MOST_PEOPLE = 50
LONGEST_WORDS = 1_000
SHORTEST_REASON = 10
LEAST_ANSWER_DAYS = 2


@dataclass(frozen=True)
class Handing:
    """What is handed over to whom: just one of `partner` (a code), `to` (a colleague), `centre`, `office`.

    `columns`: the facts agreed to be given; `consent_how`: how each of the people said yes to just this.
    """

    form: str
    kind: str
    words: str = ""
    partner: str = ""
    to: User | None = None
    centre: Centre | None = None
    office: Office | None = None
    columns: tuple[str, ...] = ()
    days: int = 30
    consent_how: str = ""

    @property
    def leaves(self) -> bool:
        """Whether it leaves the organisation."""
        return bool(self.partner.strip()) or self.office is not None

    @property
    def direction(self) -> str:
        if self.office is not None:
            return "slip"
        return "out" if self.partner.strip() else "inside"


@verb("services.hand_over")
def hand_over(actor: Any, *, people: Sequence[Person], handing: Handing) -> HandOver:
    """Hand over one worker, a family or a gang, each of whom said yes to it.

    Raises `services.no_consent`, and what `handed_over` raises.
    """
    if handing.leaves and handing.consent_how not in GIVEN_HOW:
        raise Problem(
            "services.no_consent",
            _("Ask her first, and say how she agreed to just this."),
            field="consent_how",
        )
    return handed_over(actor, people, handing, is_override=False)


@verb("services.override_consent")
def override_consent(actor: Any, *, people: Sequence[Person], handing: Handing, reason: str) -> HandOver:
    """Hand over without her yes, because waiting would harm her; another person looks at it within 72 hours.

    Raises `services.say_why`, and what `handed_over` raises.
    """
    refuse_reason(reason)
    row = handed_over(actor, people, handing, is_override=True)
    review_by = timezone.now() + timedelta(hours=REVIEW_HOURS)
    Urgent.objects.create(
        what="consent", hand_over=row, person=people[0], reason=reason.strip(), by_id=actor.user_id,
        review_by=review_by,
    )  # fmt: skip
    return row


def refuse_reason(reason: str) -> None:
    """Raise `services.say_why`: somebody else must understand it."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Problem("services.say_why", _("Say why, so that somebody else understands it."), field="reason")


def handed_over(actor: Any, people: Sequence[Person], handing: Handing, *, is_override: bool) -> HandOver:
    """The hand-over written and on its way. Raises what the refusals below raise, `services.no_such_kind`,
    `disclosures.no_columns`, `disclosures.no_such_column`."""
    kind = kind_called(handing.kind)
    partner = receiver_of(actor, handing)
    columns = columns_named(actor, handing.columns) if handing.leaves else []
    refuse_form(handing)
    refuse_people(actor, people, handing)
    if handing.office is not None:
        refuse_office(handing.office, kind, columns, people)
    row = written(actor, handing, kind, partner, columns, is_override=is_override)
    handed = [_one(row, person, handing, kind, is_override=is_override) for person in people]
    if row.direction == "out":
        give_to_partner(actor, row, handed, columns, handing.words.strip())
    elif row.direction == "inside":
        give_inside(row, handed)
    elif handing.office is not None:
        make_slip(actor, row, handing.office)
    return row


def receiver_of(actor: Any, handing: Handing) -> Partner | None:
    """Just one receiver, and not the sender. Raises `services.one_receiver`, `services.to_oneself`, what
    `partner_called` and `refuse_colleague` raise."""
    chosen = [bool(handing.partner.strip()), handing.to, handing.centre, handing.office]
    if sum(1 for one in chosen if one) != 1:
        raise Problem("services.one_receiver", _("Choose one receiver."), field="to")
    if handing.to is not None:
        if handing.to.id == actor.user_id:
            raise to_oneself()
        refuse_colleague(actor, handing.to, "services.answer_hand_over")
    if handing.centre is not None and {handing.centre.id} == (
        actor.only_centres("services.hand_over") or set()
    ):
        raise to_oneself()
    return partner_called(actor, handing.partner) if handing.partner.strip() else None


def refuse_form(handing: Handing) -> None:
    """Raise `services.no_such_form`, `services.too_long`, `services.too_long_words`."""
    if handing.form not in (REFERRAL, TRANSFER):
        raise Problem("services.no_such_form", _("Say whether she stays ours or moves."), field="form")
    most = SLIP_DAYS if handing.office is not None else MOST_DAYS
    if not 1 <= handing.days <= most:
        raise Problem(
            "services.too_long", _("It may be open from 1 to %(most)d days."), field="days", most=most
        )
    if len(handing.words) > LONGEST_WORDS:
        raise Problem("services.too_long_words", _("Say it shorter."), field="words")


def refuse_people(actor: Any, people: Sequence[Person], handing: Handing) -> None:
    """Raise `services.nobody`, `services.too_many`, `services.may_not_leave`, `services.moving_already`,
    `people.guardian_needed`."""
    ids = {person.id for person in people}
    if not ids:
        raise Problem("services.nobody", _("Choose at least one worker."), field="people")
    if len(ids) > MOST_PEOPLE or len(ids) < len(people):
        raise Problem("services.too_many", _("At most %(most)d workers at once."), most=MOST_PEOPLE)
    for person in people:
        refuse_unguarded(person)
    rows = Person.objects.may_leave(actor) if handing.leaves else Person.objects.unrestricted()
    if rows.filter(id__in=ids).count() < len(ids):
        raise Problem(
            "services.may_not_leave",
            _("At least one of these records is not accepted, is restricted, or was not confirmed by her."),
        )
    moving = HandedPerson.objects.filter(
        person__in=ids, hand_over__form=TRANSFER, hand_over__state=SENT, hand_over__kind=handing.kind
    )
    if handing.form == TRANSFER and moving.exists():
        raise Problem("services.moving_already", _("She is being moved already; wait for the answer."))


def written(
    actor: Any,
    handing: Handing,
    kind: Kind,
    partner: Partner | None,
    columns: Sequence[ExportColumn],
    *,
    is_override: bool,
) -> HandOver:
    expires_on = today() + timedelta(days=handing.days)
    wait = timedelta(days=max(kind.answer_days, LEAST_ANSWER_DAYS))
    row = HandOver(
        direction=handing.direction, form=handing.form, partner_id=partner.id if partner else None,
        partner_name=handing.office.name if handing.office else (partner.name if partner else ""),
        to_user_id=handing.to.id if handing.to else None, to_centre=handing.centre, kind=kind.code,
        kind_said=str(kind.name), tier=max([kind.tier, *(column.tier for column in columns)]),
        columns=[column.name for column in columns], answer_by=min(today() + wait, expires_on),
        expires_on=expires_on, is_override=is_override, by_id=actor.user_id,
    )  # fmt: skip
    if handing.words.strip():
        say_in(row, need=handing.words.strip())
    row.save()
    note_hand(row, SENT, actor.user_id)
    return row


def _one(row: HandOver, person: Person, handing: Handing, kind: Kind, *, is_override: bool) -> HandedPerson:
    request = ServiceRequest.objects.filter(person=person, kind=kind.code, state__in=OPEN).first()
    has_said = handing.leaves and not is_override
    handed: HandedPerson = HandedPerson.objects.create(
        hand_over=row, person=person, request=request,
        consent_how=handing.consent_how if has_said else "", consent_on=today() if has_said else None,
    )  # fmt: skip
    return handed


@verb("services.revoke_hand_over")
def revoke_hand_over(actor: Any, *, hand_over: HandOver, reason: str = "") -> HandOver:
    """Take it back: the receiver sees nothing any more, whether it is still there or not. Raises
    `services.not_ours`, `services.hand_over_closed`."""
    refuse_of_others(hand_over)
    row = closed(hand_over, "revoke", by_id=actor.user_id, reason=reason.strip())
    send_change(actor, row, "revoke")
    return row


@verb("services.withdraw_hand_over")
def withdraw_hand_over(actor: Any, *, handed: HandedPerson) -> HandOver:
    """She took back her yes: the receiver's copy of her goes at the next contact; of others of a gang it
    stays. Raises `services.not_ours`, `services.hand_over_closed`, `services.withdrawn_already`."""
    refuse_of_others(handed.hand_over)
    if handed.withdrawn_at is not None:
        raise Problem("services.withdrawn_already", _("She has taken it back already."))
    return withdrawn(actor, handed)


def refuse_of_others(hand_over: HandOver) -> None:
    if not hand_over.is_ours:
        raise Problem("services.not_ours", _("The other organisation sent this: ask it."))
