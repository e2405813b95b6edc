"""What the money of cases tells the tests of the whole house; taken in by house.py. Not here: any test."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hamrah.access.actions import add_user
from hamrah.access.actor import installer
from hamrah.access.models import User
from hamrah.cases.actions import money
from hamrah.cases.actions.money import AgreementSaid, CountedSaid, OfferSaid, PaymentSaid, ReceiptSaid
from hamrah.cases.models import Case
from hamrah.cases.rules.accidents import AccidentSaid
from hamrah.cases.rules.allocation import Scheduled
from hamrah.cases.rules.claims import Where
from hamrah.ground.day import today

SIGNED = b"%PDF-1.4 signed by both"
WHERE = Where("RJ", "construction", "", "unskilled")


def furnish(house: Any, boss: Any) -> None:
    """The case of the cast with claims, an open offer, an agreement, a payment of each sort, a receipt."""
    rows, case = house.extras, house.extras["case"]
    rows["second"] = second_of(house, boss)
    money.work_out_claims(boss, case=case, where=WHERE)
    rows["offer"] = money.note_offer(boss, case=case, offer=an_offer())
    said = AgreementSaid(600_000, today() - timedelta(days=9), rule="equal", why_above="with damages")
    rows["agreement"] = money.agree(boss, case=case, agreement=said)
    rows["cash"] = money.record_payment(boss, agreement=rows["agreement"], payment=a_payment(house, 100_000))
    cheque = a_payment(house, 50_000, mode="cheque", reference="004512", second=None)
    rows["cheque"] = money.record_payment(boss, agreement=rows["agreement"], payment=cheque)
    (receipt,) = money.give_receipts(boss, payment=rows["cash"], receipts=[a_receipt(house)])
    rows["receipt"] = rows["cash"].receipts.get(id=receipt)
    rows["cheque"].steps.create(step="put_in", on=today())
    money.agree_word(boss, claimant=rows["claimant"], word="old well")
    money.verify_with_worker(boss, claimant=rows["claimant"], told_paise=20_000, how="met")
    rows["free_case"] = free_case(house, boss)
    rows["hurt"] = free_case(house, boss, kind="accident").claimants.get()


def second_of(house: Any, boss: Any) -> User:
    """A colleague who counts cash with whoever furnishes; an office of one gets another."""
    others = (user for user in house.users.values() if user.id != boss.user_id)
    return (
        next(others, None)
        or add_user(installer(house.organisation), username="lali", name="Lali", role="counsellor").user
    )


def user_of(house: Any, actor: Any) -> User:
    user: User = next(user for user in house.users.values() if user.id == actor.user_id)
    return user


def free_case(house: Any, boss: Any, kind: str = "underpaid") -> Case:
    """A case in which nothing is agreed yet."""
    from hamrah.cases import actions
    from hamrah.cases.actions import CaseSaid
    from hamrah.cases.tests.house import a_claimant

    case: Case = actions.open_case(
        boss, said=CaseSaid(kind, "half of it"), claimants=[a_claimant(house.twin)]
    )
    return case


def an_offer() -> OfferSaid:
    return OfferSaid(300_000, today() - timedelta(days=10), "meeting", "not a rupee more")


def a_payment(house: Any, paise: int, **said: Any) -> PaymentSaid:
    plain = {
        "paid_on": today() - timedelta(days=8),
        "second": house.extras["second"],
        "words": "in an envelope",
    }
    return PaymentSaid(paise, **{**plain, **said})


def a_receipt(house: Any) -> ReceiptSaid:
    return ReceiptSaid(house.extras["claimant"], 20_000, today(), how="signed", reason="for her fare too")


VERBS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "cases.work_out_claims": lambda h: {
        "case": h.extras["case"], "where": Where("GJ", "construction", "I", "skilled"),
        "skills": {str(h.extras["claimant"].id): "semi"},
    },
    "cases.work_out_accident": lambda h: {
        "claimant": h.extras["hurt"],
        "said": AccidentSaid("partial", today() - timedelta(days=90), 31, 1_200_000, 40, today()),
    },
    "cases.recompute_claims": lambda h: {},
    "cases.note_offer": lambda h: {"case": h.extras["case"], "offer": an_offer()},
    "cases.answer_offer": lambda h: {"offer": h.extras["offer"], "answer": "refused"},
    "cases.agree": lambda h: {
        "case": h.extras["free_case"],
        "agreement": AgreementSaid(
            200_000, today(), form="written", rule="equal", place_said="our office", witnesses=("Kamla",),
            parts=(Scheduled(today() + timedelta(days=30), 200_000),), is_final=True, why_above="damages",
        ),
    },
    "cases.end_agreement": lambda h: {"agreement": h.extras["agreement"], "why": "he left the city"},
    "cases.record_payment": lambda h: {
        "agreement": h.extras["agreement"],
        "payment": a_payment(h, 70_000, to="leader", leader_said="Bhera", reference="U12"),
    },
    "cases.note_cheque": lambda h: {
        "payment": h.extras["cheque"], "step": "bounced", "on": today(), "words": "no funds",
    },
    "cases.reverse_payment": lambda h: {"payment": h.extras["cash"], "reason": "another case"},
    "cases.hand_cash_on": lambda h: {
        "payment": h.extras["cash"], "holder": h.extras["second"], "second": user_of(h, h.extras["boss"]),
    },
    "cases.agree_word": lambda h: {"claimant": h.extras["claimant"], "word": "neem tree"},
    "cases.give_receipts": lambda h: {"payment": h.extras["cash"], "receipts": [a_receipt(h)]},
    "cases.count_out": lambda h: {
        "claimant": h.extras["claimant"],
        "said": CountedSaid(
            30_000, today(), how="thumb", reference="U77", words="at the kiln", reason="fare"
        ),
    },
    "cases.reverse_receipt": lambda h: {"receipt": h.extras["receipt"], "reason": "it was her brother"},
    "cases.keep_agreement_paper": lambda h: {
        "agreement": h.extras["agreement"], "content": SIGNED, "name": "signed.pdf", "got_from": "Kamla",
    },
    "cases.keep_receipt_paper": lambda h: {
        "receipt": h.extras["receipt"], "content": SIGNED, "name": "thumb.pdf", "got_from": "herself",
    },
    "cases.verify_with_worker": lambda h: {
        "claimant": h.extras["claimant"], "told_paise": 15_000, "how": "met", "threatened": True,
        "words": "he was there",
    },
}  # fmt: skip


PAGES = """\
cases:claims           GET   /cases/{case}/claims/                      ACK
cases:changed_claims   GET   /cases/claims/changed/                     ACK
cases:offer            GET   /cases/{case}/offer/                       ACK
cases:offer_answer     POST  /cases/offers/{offer}/answer/              ACK
cases:agreement        GET   /cases/{free_case}/agreement/              ACK
cases:agreement_end    POST  /cases/agreements/{agreement}/end/         ACK
cases:new_payment      GET   /cases/agreements/{agreement}/payment/     ACK
cases:payment          GET   /cases/payments/{cash}/                    ACK
cases:receipts         POST  /cases/payments/{cash}/receipts/           ACK
cases:cheque           POST  /cases/payments/{cheque}/cheque/           ACK
cases:handing_on       POST  /cases/payments/{cash}/holder/             ACK
cases:payment_reversal POST  /cases/payments/{cash}/reversal/           ACK
cases:receipt_reversal POST  /cases/receipts/{receipt}/reversal/        ACK
cases:verification     GET   /cases/claimants/{claimant}/verification/  ACK
cases:agreement_signed POST  /cases/agreements/{agreement}/signed/      ACK
cases:receipt_signed   POST  /cases/receipts/{receipt}/signed/          ACK
cases:accident         GET   /cases/claimants/{hurt}/accident/          ACK
cases:papers           GET   /cases/{case}/papers/computation.pdf       ACK
cases:word             POST  /cases/claimants/{claimant}/word/          ACK
"""
