"""What erasing a worker does to her diaries: days, names, pictures go; that there was a month stays."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.files.models import Evidence
from hamrah.ground.room import Leaving
from hamrah.wages.models import Diary, MoneyEntry, Month, Put, Terms
from hamrah.wages.rules.acts import NOBODY, acts


def erase_her_days(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Her pictures, whom she worked for, with whom; and the gang that is called after her keeps no name."""
    diaries = Diary.objects.filter(person__in=leaving.ids)
    slips = Terms.objects.filter(person__in=leaving.ids)
    hands = Put.objects.filter(diary__in=diaries) | Put.objects.filter(terms__in=slips)
    money = MoneyEntry.objects.filter(diary__in=diaries)
    pictures = {one for one in hands.values_list("proof_id", flat=True) if one}
    pictures |= {one for one in money.values_list("proof_id", flat=True) if one}
    for month in Month.objects.filter(diary__in=diaries):
        pictures |= {act.hand.proof for act in acts(bytes(month.acts)) if act.hand.proof != NOBODY}
    for rows in (diaries, slips, hands, money):
        yield from list(rows.values_list("id", flat=True))
    hands.update(proof=None)
    money.update(proof=None)
    diaries.update(party=None, gang=None, spell=None)
    slips.update(hirer=None, payer=None, spell=None)
    Evidence.objects.filter(id__in=pictures).delete()
    yield from pictures
