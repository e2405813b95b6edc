"""Seals every organisation's journal once a day. Not here: the seal, when (rounds.py)."""

from argparse import Namespace

from hamrah.ground import lasting
from hamrah.ground.chain import seal_journal, seals_of
from hamrah.ground.day import today
from hamrah.ground.models import JournalSeal
from hamrah.ground.room import Command, no_arguments
from hamrah.ground.terminal import Out
from hamrah.organisations.here import organisations_here


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


def keep_journal(arguments: Namespace, out: Out) -> None:
    """What the journal needs each day: acts that a crash kept from their file, and a seal of the day."""
    lasting.catch_up("owner")
    seal_all(once_a_day=True)


# Asked every hour, done once a day: a machine that is switched off at night seals when it is on again.
KEEP_JOURNAL = Command(
    "journal", "Seal every journal once a day.", "", no_arguments, keep_journal, every=3_600
)
