"""The slip for an office without Hamrah: a link and a code, of which either alone opens nothing.

Not here: the paper (papers.py), the page behind the link (views/outside.py). Link and code stand in the
house as hashes only; five wrong codes close the slip for good.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.utils.functional import cached_property

from hamrah.access.models import sha256_of
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.room import ExportColumn
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.services.kinds import Kind
from hamrah.services.models import HandOver, Slip
from hamrah.services.rules.clocks import SLIP_DAYS

SENSITIVE, DANGER = 4, 5
MOST_TRIES = 5
# Read out over a telephone: no letter or digit that looks or sounds like another.
ALPHABET, CODE_LENGTH = "23456789ACDEFHJKMNPRTUVWXY", 8


@dataclass(frozen=True)
class Office:
    """An office without Hamrah: its name, who answers for it there, at which number; and whether somebody
    called that number, known from elsewhere, and reached this person."""

    name: str
    recipient: str
    phone: str
    called_back: bool = False

    @cached_property
    def is_whole(self) -> bool:
        return all(text.strip() for text in (self.name, self.recipient, self.phone))


def refuse_office(
    office: Office, kind: Kind, columns: Sequence[ExportColumn], people: Sequence[Person]
) -> None:
    """Raise `services.office_unclear`, `services.never_by_slip` (T5, minors), `services.call_back_first`
    (T4)."""
    if not office.is_whole:
        raise Problem(
            "services.office_unclear",
            _("Name the office, who answers for it there, and the number."),
            field="office",
        )
    highest = max([kind.tier, *(column.tier for column in columns)])
    if highest >= DANGER or any(person.may_be_minor(today()) for person in people):
        raise Problem(
            "services.never_by_slip",
            _("This never goes out by a slip: it concerns danger, or somebody under 18. Go there with her."),
        )
    if highest >= SENSITIVE and not office.called_back:
        raise Problem(
            "services.call_back_first",
            _("This is sensitive: call the office back at a number you know from elsewhere, then tick it."),
            field="called_back",
        )


def make_slip(actor: Any, row: HandOver, office: Office) -> Slip:
    """The slip, with a link and a code that nobody has seen yet (`fresh`)."""
    slip: Slip = Slip.objects.create(
        hand_over=row, token_sha256=sha256_of(secrets.token_urlsafe(24)),
        code=make_password(None), recipient=office.recipient.strip(), phone=office.phone.strip(),
        called_back_by_id=actor.user_id if office.called_back else None,
        opens_until=min(row.expires_on, today() + timedelta(days=SLIP_DAYS)),
    )  # fmt: skip
    return slip


def fresh(slip: Slip) -> tuple[str, str]:
    """A new link and a new code, shown once; the ones before open nothing any more."""
    token, code = secrets.token_urlsafe(24), "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    slip.token_sha256, slip.code, slip.tries = sha256_of(token), make_password(code), 0
    slip.save(update_fields=["token_sha256", "code", "tries"])
    return token, code


def spoken(code: str) -> str:
    """In two groups, as it is read out."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def is_openable(slip: Slip) -> bool:
    """Whether the right code still opens it."""
    return slip.hand_over.is_granting and slip.opens_until >= today() and slip.tries < MOST_TRIES


def opens(slip: Slip, code: str) -> bool:
    """Whether this is the code. Each wrong one counts; after five nothing opens it any more."""
    rows: Any = Slip.objects.select_for_update(of=("self",))
    row: Slip = rows.select_related("hand_over").get(pk=slip.pk)
    if not is_openable(row):
        return False
    typed = "".join(letter for letter in code.upper() if letter in ALPHABET)
    if check_password(typed, row.code):
        return True
    row.tries += 1
    row.save(update_fields=["tries"])
    return False
