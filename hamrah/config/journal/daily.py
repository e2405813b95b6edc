"""Sealing every organisation's journal, at least once a day while Hamrah serves. Not here: the seal."""

import time

from django.db import Error

from hamrah.ground import lasting
from hamrah.ground.chain import seal_journal, seals_of
from hamrah.ground.day import today
from hamrah.ground.models import JournalSeal
from hamrah.ground.terminal import Out
from hamrah.organisations.here import organisations_here

NEXT_TRY_SECONDS = 600


def seal_all(*, once_a_day: bool = False) -> dict[str, JournalSeal]:
    """New seals by the organisation's code. `once_a_day`: none for who has one of today."""
    made = {}
    for organisation in organisations_here():
        if once_a_day and seals_of(organisation.id, using="owner").filter(day=today()).exists():
            continue
        seal = seal_journal(organisation.id, using="owner")
        if seal is not None:
            made[organisation.code] = seal
    return made


class Daily:
    """What the serving process does once a day, beside watching; a failure never ends it."""

    def __init__(self, out: Out) -> None:
        self.out = out
        self._done_on: object = None
        self._not_before = 0.0

    def tick(self) -> None:
        """Called often; acts once a day, and again some minutes after a failure."""
        if self._done_on == today() or time.monotonic() < self._not_before:
            return
        self._not_before = time.monotonic() + NEXT_TRY_SECONDS
        try:
            lasting.catch_up("owner")
            seal_all(once_a_day=True)
        except (Error, OSError) as failure:
            self.out.say(f"The journal was not sealed, it is tried again: {failure}")
        else:
            self._done_on = today()
