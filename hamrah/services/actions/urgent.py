"""In an emergency: a record opened past the usual bounds, and the second person who looks at why.

Not here: the sight itself (access), handing over without a yes (handing.py).
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.access.models import Sight, log_reading
from hamrah.cards.models import Card
from hamrah.cards.rules.number import parse_number
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.services.actions.handing import refuse_reason
from hamrah.services.closing import closed
from hamrah.services.models import Urgent
from hamrah.services.post import send_change
from hamrah.services.rules.clocks import GLASS_A_DAY, MOST_HOURS, REVIEW_HOURS
from hamrah.services.rules.steps import may_follow

PAGE = "services.glass"


@verb("services.break_glass")
def break_glass(actor: Any, *, number: str, reason: str, hours: int) -> Urgent:
    """Open one worker's record for some hours, by the number of her card or in the register: what is beyond
    one's centres, and her sensitive requests. The look is logged; somebody else looks at it within 72 hours.

    Raises `services.say_why`, `services.too_many_hours`, `services.glass_often`, `services.nobody_so`.
    """
    refuse_reason(reason)
    if not 1 <= hours <= MOST_HOURS:
        raise Problem(
            "services.too_many_hours", _("From 1 to %(most)d hours."), field="hours", most=MOST_HOURS
        )
    now = timezone.now()
    lately = Urgent.objects.filter(what="glass", by_id=actor.user_id, at__gt=now - timedelta(days=1))
    if lately.count() >= GLASS_A_DAY:
        raise Problem(
            "services.glass_often", _("You opened %(most)d today. Ask your coordinator."), most=GLASS_A_DAY
        )
    person = numbered(number)
    # The five a day are its budget: an emergency does not wait for a colleague's yes.
    log_reading(actor, page=PAGE, people=[person.id], counts=False)
    row: Urgent = Urgent.objects.create(
        what="glass", person=person, reason=reason.strip(), by_id=actor.user_id,
        until_at=now + timedelta(hours=hours), review_by=now + timedelta(hours=REVIEW_HOURS),
    )  # fmt: skip
    Sight.objects.create(
        user_id=actor.user_id, person_id=person.id, why="glass", source_id=row.id, until_at=row.until_at
    )
    return row


def numbered(number: str) -> Person:
    """The one worker of the house with this number, wherever her centre is. What is restricted stays so."""
    text = number.strip()
    standing = Person.objects.standing().unrestricted().filter(erased_at=None)
    found = list(standing.filter(register_number__iexact=text)[:2]) if text else []
    if len(found) != 1:
        try:
            card = Card.objects.filter(number=parse_number(text)).first()
        except Problem:
            card = None
        found = list(standing.filter(id=card.person_id)) if card else []
    if len(found) != 1:
        raise Problem(
            "services.nobody_so",
            _("No record of ours has just this number. Look at the card."),
            field="number",
        )
    return found[0]


@verb("services.review")
def review(actor: Any, *, urgent: Urgent, was_right: bool, finding: str) -> Urgent:
    """Another person says whether it was right. What was wrong ends at once: the record shuts, the hand-over
    is taken back. Raises `services.not_your_own`, `services.reviewed_already`, `services.say_why`."""
    if urgent.by_id == actor.user_id:
        raise Problem("services.not_your_own", _("A second person looks at this, not you yourself."))
    if urgent.reviewed_at is not None:
        raise Problem("services.reviewed_already", _("Somebody looked at this meanwhile."))
    refuse_reason(finding)
    urgent.reviewed_by_id, urgent.reviewed_at = actor.user_id, timezone.now()
    urgent.was_right, urgent.finding = was_right, finding.strip()
    urgent.save()
    if not was_right:
        end_what_was_wrong(actor, urgent)
    return urgent


def end_what_was_wrong(actor: Any, urgent: Urgent) -> None:
    """Of a hand-over: as whoever sent it takes it back, where that is still possible and the reviewer may."""
    Sight.objects.end(source_id=urgent.id)
    row = urgent.hand_over
    if row is None or not actor.may("services.revoke_hand_over"):
        return
    if "revoke" in may_follow(row.form, row.state):
        over = closed(row, "revoke", by_id=actor.user_id, reason=urgent.finding)
        send_change(actor, over, "revoke")


def glass_of(actor: Any, person: Person) -> Urgent | None:
    """The opened record, while it is open."""
    rows = Urgent.objects.filter(
        what="glass", by_id=actor.user_id, person=person, until_at__gt=timezone.now()
    )
    return rows.exclude(was_right=False).first()
