"""Who answers at night, legal-literacy sessions, and what an employer was proved to have done.

Not here: the cases themselves.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.access.models import User
from hamrah.cases.actions.saying import one_of, refuse_day
from hamrah.cases.models import Case, CaseStep, Conduct, OnCall, Session
from hamrah.cases.money_facts import facts_of
from hamrah.cases.rules.conduct import proofs_of
from hamrah.cases.rules.forums import CONDUCTS, TOPICS
from hamrah.cases.standing import locked
from hamrah.employers.rules import ten_digits
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Centre, Village
from hamrah.services.receivers import refuse_colleague

LONGEST_WATCH = timedelta(days=31)
MOST_PEOPLE = 5_000


@dataclass(frozen=True)
class SessionSaid:
    """One legal-literacy session: when, where, about what, in which language, how many came."""

    topic: str
    held_on: date | None = None
    place_said: str = ""
    stand_id: UUID | None = None
    centre_id: UUID | None = None
    language: str = ""
    men: int = 0
    women: int = 0


@verb("cases.hold_session")
def hold_session(actor: Any, *, said: SessionSaid) -> Session:
    """Note a session that was held. Raises `cases.no_such_topic`, `cases.where`, `cases.bad_day`,
    `cases.how_many_came`."""
    if said.topic not in TOPICS:
        raise Problem("cases.no_such_topic", _("Say what it was about."), field="topic")
    if said.stand_id is None and not said.place_said.strip():
        raise Problem("cases.where", _("Say where it was held."), field="place_said")
    refuse_day(said.held_on, field="held_on")
    if not (0 <= said.men <= MOST_PEOPLE and 0 <= said.women <= MOST_PEOPLE and said.men + said.women):
        raise Problem("cases.how_many_came", _("Write how many came, men and women."), field="men")
    row: Session = Session.objects.create(
        held_on=said.held_on or today(),
        topic=said.topic,
        place_said=said.place_said.strip(),
        stand=one_of(Village.objects.all(), said.stand_id),
        centre=one_of(Centre.objects.all(), said.centre_id),
        language=said.language,
        men=said.men,
        women=said.women,
        by_id=actor.user_id,
    )
    return row


@verb("cases.set_on_call")
def set_on_call(
    actor: Any,
    *,
    who: User,
    phone: str,
    starts_at: datetime,
    ends_at: datetime,
    centre: Centre | None = None,
) -> OnCall:
    """A colleague answers for emergencies between two moments. She must be one who may see such cases.

    Raises `cases.bad_watch`, `cases.bad_phone`, `cases.watched_already`, what `refuse_colleague` raises.
    """
    refuse_colleague(actor, who, "cases.see_danger")
    if not starts_at < ends_at <= starts_at + LONGEST_WATCH or ends_at <= timezone.now():
        raise Problem(
            "cases.bad_watch",
            _("It ends after it begins, within a month, and not in the past."),
            field="ends_at",
        )
    number = ten_digits(phone)
    if not number:
        raise Problem("cases.bad_phone", _("A phone number has ten digits."), field="phone")
    over = OnCall.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at, centre=centre)
    if over.exists():
        raise Problem("cases.watched_already", _("Somebody answers then already."), field="starts_at")
    row: OnCall = OnCall.objects.create(
        user_id=who.id, phone=number, starts_at=starts_at, ends_at=ends_at, centre=centre,
        noted_by_id=actor.user_id,
    )  # fmt: skip
    return row


@verb("cases.end_on_call")
def end_on_call(actor: Any, *, watch: OnCall) -> OnCall:
    """She answers no longer, from now on; a watch still to come is taken off. Raises `cases.watch_over`."""
    now = timezone.now()
    if watch.ends_at <= now:
        raise Problem("cases.watch_over", _("This watch is over already."))
    watch.ends_at = max(now, watch.starts_at + timedelta(microseconds=1))
    watch.save(update_fields=["ends_at"])
    return watch


@verb("cases.note_conduct")
def note_conduct(actor: Any, *, case: Case, party_id: UUID, what: str) -> Conduct:
    """Propose what an employer did, as a payment, an order or a signed agreement of this case proves it.

    Raises `cases.no_such_conduct`, `cases.not_proved`, `cases.not_of_this_case`, `cases.conduct_noted`.
    """
    case = locked(case, actor)
    if what not in CONDUCTS:
        raise Problem("cases.no_such_conduct", _("Say what was proved."), field="what")
    against = one_of(case.parties.select_related("party"), party_id)
    if against is None:
        raise Problem("cases.not_of_this_case", _("This is not part of this case."))
    (money,) = facts_of([case.id]).values()
    came = CaseStep.objects.filter(case=case, what="hearing").values_list("came", flat=True)
    proved_by = proofs_of(money, list(came), on=today()).get(what)
    if proved_by is None:
        raise Problem(
            "cases.not_proved",
            _("Only what a payment, an order or a signed agreement proves is noted of an employer."),
            field="what",
        )
    row, is_new = Conduct.objects.get_or_create(
        case=case, party=against.party, what=what,
        defaults={"proved_by": proved_by, "on": today(), "by_id": actor.user_id},
    )  # fmt: skip
    if not is_new:
        raise Problem("cases.conduct_noted", _("This is noted already."), field="what")
    return row


@verb("cases.review_conduct")
def review_conduct(actor: Any, *, conduct: Conduct, agrees: bool) -> Conduct:
    """A second person looks at the papers and agrees, or does not. Raises `cases.not_your_own`,
    `cases.reviewed_already`."""
    row = Conduct.objects.select_for_update(of=("self",)).get(pk=conduct.pk)
    if row.by_id == actor.user_id:
        raise Problem("cases.not_your_own", _("You noted this yourself: another person looks at it."))
    if row.is_agreed is not None:
        raise Problem("cases.reviewed_already", _("Somebody has looked at this already."))
    row.is_agreed, row.reviewed_by_id, row.reviewed_at = agrees, actor.user_id, timezone.now()
    row.save(update_fields=["is_agreed", "reviewed_by_id", "reviewed_at"])
    return row
