"""Money of a case as a phone may say it: receipts, what was counted before us, her own word. Not here: what
was agreed or paid over our desk, which is written in the office (actions/money).
"""

from typing import Any

from hamrah.cases.actions.money import CountedSaid, ReceiptSaid
from hamrah.cases.field import claimant_of
from hamrah.cases.models import Claimant, Payment
from hamrah.ground.field import FieldAsked, FieldVerb, misread


def _receipt(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """One worker's part of a payment: each a command of its own, so that one refused stops none."""
    payment = Payment.objects.visible_to(actor).select_related("case", "agreement").get(id=asked.about)
    named = asked.id("claimant")
    if named is None:
        raise misread("claimant")
    who = Claimant.objects.visible_to(actor).get(id=named, case=payment.case)
    said = ReceiptSaid(
        claimant=who,
        amount_paise=_paise(asked),
        received_on=asked.when("on") or asked.day,
        how=asked.text("how"),
        called=asked.text("called"),
        word=asked.text("word"),
        reason=asked.text("reason"),
    )
    return {"payment": payment, "receipts": [said]}


def _paise(asked: FieldAsked) -> int:
    paise = asked.number("paise")
    if paise is None:
        raise misread("paise")
    return paise


def _counted(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    said = CountedSaid(
        amount_paise=_paise(asked),
        on=asked.when("on") or asked.day,
        mode=asked.text("mode") or "cash",
        how=asked.text("how"),
        reference=asked.text("reference"),
        reason=asked.text("reason"),
        words=asked.text("words"),
        is_another=bool(asked.yes("is_another")),
    )
    return {"claimant": claimant_of(actor, asked), "said": said}


def _verified(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "claimant": claimant_of(actor, asked),
        "told_paise": _paise(asked),
        "how": asked.text("how"),
        "threatened": bool(asked.yes("threatened")),
        "words": asked.text("words"),
    }


def _word(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"claimant": claimant_of(actor, asked), "word": asked.text("word")}


VERBS = (
    FieldVerb("cases.give_receipts", _receipt),
    FieldVerb("cases.count_out", _counted),
    FieldVerb("cases.verify_with_worker", _verified),
    FieldVerb("cases.agree_word", _word),
)
