"""Verbs on the money of a diary: noted, corrected beside, taken back. Not here: claims (cases)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.wages.models import Diary, MoneyEntry
from hamrah.wages.proofs import keep_proof
from hamrah.wages.rules.acts import HOW
from hamrah.wages.rules.money import KINDS, PAID_HOW, USUAL_AT_ONCE
from hamrah.wages.rules.refusing import LONG_AGO


@dataclass(frozen=True)
class MoneyNoted:
    """An advance, a payment, a deduction: how much (paise), on which day, how it came, a word to it."""

    kind: str
    paise: int | None
    on: date
    paid_how: str = ""
    words: str = ""
    proof: bytes = b""


@verb("wages.note_money")
def note_money(
    actor: Any, *, diary: Diary, said: MoneyNoted, how: str = "office", is_sure: bool = False
) -> MoneyEntry:
    """Note money in a diary. Raises `wages.unknown_word`, `wages.no_sum`, `wages.negative_money`,
    `wages.day_to_come`, `wages.day_long_ago`, and to be asked `wages.unusual_sum` unless she `is_sure`."""
    refuse_money(said, how, is_sure=is_sure)
    return MoneyEntry.objects.create(diary=diary, **_facts(actor, said, how))


@verb("wages.correct_money")
def correct_money(
    actor: Any, *, entry: MoneyEntry, said: MoneyNoted | None = None, is_sure: bool = False
) -> MoneyEntry:
    """It was otherwise, or (nothing `said`) there was no such money. The entry stays, this one stands beside.
    Raises as `note_money`, and `wages.corrected_already`."""
    if MoneyEntry.objects.filter(corrects=entry).exists():
        raise Problem("wages.corrected_already", _("This was corrected meanwhile. Look at the newer entry."))
    if said is None:
        said = MoneyNoted(entry.kind, entry.paise, entry.on, entry.paid_how)
        facts = {**_facts(actor, said, "office"), "is_taken_back": True}
    else:
        refuse_money(said, "office", is_sure=is_sure)
        facts = _facts(actor, said, "office")
    return MoneyEntry.objects.create(diary=entry.diary, corrects=entry, **facts)


def refuse_money(said: MoneyNoted, how: str, *, is_sure: bool) -> None:
    if said.kind not in KINDS or said.paid_how not in PAID_HOW or how not in HOW:
        raise Problem("wages.unknown_word", _("This choice is not known."), field="kind")
    if not said.paise:
        raise Problem("wages.no_sum", _("Write how much it was."), field="paise")
    if said.paise < 0:
        raise Problem("wages.negative_money", _("An amount cannot be negative."), field="paise")
    if said.on > today():
        raise Problem("wages.money_to_come", _("This day is still to come."), field="on")
    if said.on < today() - LONG_AGO:
        raise Problem("wages.money_long_ago", _("This is more than three years ago."), field="on")
    if said.paise > USUAL_AT_ONCE and not is_sure:
        raise Problem(
            "wages.unusual_sum", _("This is very much at once. If it is right, say so."), field="paise"
        )


def _facts(actor: Any, said: MoneyNoted, how: str) -> dict[str, Any]:
    proof = keep_proof(said.proof, "money in a diary") if said.proof else None
    return {
        "kind": said.kind, "paise": said.paise, "on": said.on, "paid_how": said.paid_how, "words": said.words,
        "how": how, "proof": proof, "by_id": actor.user_id,
    }  # fmt: skip
