"""What a day brings without anybody pressing: hand-overs expire, silence is raised, a withdrawn consent takes
its copies along. Not here: letters (received.py). May run twice: what is done is done.
"""

from typing import Any

from django.utils import timezone

from hamrah.ground.day import today
from hamrah.people.models import Person
from hamrah.services.closing import closed, note_hand
from hamrah.services.models import HandedPerson, HandOver
from hamrah.services.moving import heard_back
from hamrah.services.post import send_change
from hamrah.services.rules.steps import GRANTING, SENT, TRANSFER
from hamrah.services.withdrawing import withdrawn


def sweep(actor: Any) -> dict[str, int]:
    """Answers how many expired, were raised, were withdrawn."""
    return {"withdrawn": withdraw_gone(actor), "expired": expire(actor), "raised": raise_silent(actor)}


def withdraw_gone(actor: Any) -> int:
    """Whose record may not leave us any more (she took back her yes to the register), of her the receiver
    keeps nothing either."""
    open_ones = HandedPerson.objects.filter(
        hand_over__state__in=GRANTING, withdrawn_at=None, person__isnull=False
    ).exclude(hand_over__direction="in")
    stand = standing(open_ones)
    gone = [one for one in open_ones.select_related("hand_over") if one.person_id not in stand]
    for one in gone:
        one.hand_over.refresh_from_db()
        if one.hand_over.is_granting:
            withdrawn(actor, one)
    return len(gone)


def standing(handed: Any) -> set[Any]:
    """Of these people, those whose record is unrestricted."""
    ids = handed.values("person_id")
    return set(Person.objects.unrestricted().filter(id__in=ids, erased_at=None).values_list("id", flat=True))


def expire(actor: Any) -> int:
    """Past their day; a transfer that was accepted has moved and does not expire."""
    due = HandOver.objects.granting().filter(expires_on__lt=today())
    rows = [row for row in due if row.state == SENT or row.form != TRANSFER]
    for row in rows:
        over = closed(row, "expire", by_id=None)
        if over.is_ours:
            heard_back(actor, over, "expired", "")
    return len(rows)


def raise_silent(actor: Any) -> int:
    """A receiver that let its day pass is reminded once, and its silence stands with our coordinators."""
    silent = HandOver.objects.filter(state=SENT, answer_by__lt=today(), raised_at=None).exclude(
        direction="in"
    )
    for row in silent:
        row.raised_at = timezone.now()
        row.save(update_fields=["raised_at"])
        note_hand(row, "raised", None)
        if row.direction == "out":
            send_change(actor, row, "remind")
    return len(silent)
