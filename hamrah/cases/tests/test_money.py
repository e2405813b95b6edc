"""Each refusal of the verbs on money, and what two desks at once do. Not here: whole stories."""

from datetime import date, timedelta

import pytest

from hamrah.cases.actions import money
from hamrah.cases.actions.money import AgreementSaid, OfferSaid, PaymentSaid, ReceiptSaid
from hamrah.cases.models import Case, Claim
from hamrah.cases.rules.claims import Where
from hamrah.cases.tests.ledger import AGREED_ON, PHONE, Ledger, refused
from hamrah.ground.day import today
from hamrah.ground.ids import new_id

pytestmark = pytest.mark.django_db
TOMORROW = today() + timedelta(days=1)


@pytest.fixture
def ledger():
    return Ledger(2)


# -- claims --------------------------------------------------------------------------------------


def test_working_out_twice_says_nothing_new(ledger):
    assert len(ledger.worked_out()) == 4
    assert ledger.worked_out() == []
    with ledger.open():
        assert Claim.objects.count() == 4


def test_another_skill_is_another_claim_and_the_first_stays_beside(ledger):
    ledger.worked_out()
    with ledger.open():
        skills = {str(ledger.claimants[0].id): "skilled"}
        where = Where("RJ", "construction", "", "unskilled")
        money.work_out_claims(ledger.actor, case=ledger.case, where=where, skills=skills)
        assert Claim.objects.standing().count() == 4
        assert Claim.objects.exclude(replaced_at=None).count() == 2


@pytest.mark.parametrize(
    "where", [Where("XX", "construction"), Where("RJ", "poetry"), Where("RJ", "construction", "", "gifted")]
)
def test_work_that_no_law_knows_is_refused(ledger, where):
    with ledger.open():
        call = money.work_out_claims
        assert refused(call, ledger.actor, case=ledger.case, where=where) == "cases.no_such_work"


def test_a_missing_rate_leaves_the_minimum_open_and_counts_no_total():
    ledger = Ledger(1, since=date(2005, 1, 1), until=date(2005, 1, 31))
    ledger.worked_out()
    (hers,) = ledger.facts.claimants
    assert (hers.claimed_paise, hers.minimum_paise) == (800_000, None)


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ({"half_days": None, "rate_paise": None, "owed_said_paise": 900_000}, 900_000),
        ({"rate_paise": 0}, None),
        ({"half_days": 99}, None),
        ({"since": None}, None),
        ({"paid_paise": 10**9}, 0),
        ({"advance_paise": 300_000}, 500_000),
        ({"basis": "month", "rate_paise": 1_300_000, "half_days": 52}, 1_300_000),
    ],
)
def test_what_she_says_makes_the_claim_or_leaves_it_open(said, claimed):
    ledger = Ledger(1, **said)
    ledger.worked_out()
    assert ledger.facts.claimants[0].claimed_paise == claimed


# -- offers and agreements -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"amount_paise": 0}, "cases.no_amount"),
        ({"amount_paise": -500}, "cases.no_amount"),
        ({"offered_on": TOMORROW}, "cases.day_to_come"),
        ({"how": "by pigeon"}, "cases.no_such_choice"),
        ({"words": "x" * 301}, "cases.too_long_words"),
    ],
)
def test_an_offer_that_cannot_be_is_refused(ledger, said, expected):
    offer = OfferSaid(**{"amount_paise": 100, "offered_on": AGREED_ON, **said})
    with ledger.open():
        assert refused(money.note_offer, ledger.actor, case=ledger.case, offer=offer) == expected


def test_an_offer_has_one_answer(ledger):
    with ledger.open():
        offer = money.note_offer(ledger.actor, case=ledger.case, offer=OfferSaid(100, AGREED_ON))
        money.answer_offer(ledger.actor, offer=offer, answer="refused")
        again = {"offer": offer, "answer": "lapsed"}
        assert refused(money.answer_offer, ledger.actor, **again) == "cases.answered_already"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"amount_paise": 0}, "cases.no_amount"),
        ({"agreed_on": TOMORROW}, "cases.day_to_come"),
        ({"form": "sung"}, "cases.no_such_choice"),
        ({"rule": "by_moon"}, "cases.no_such_rule"),
        ({"amount_paise": 1_600_001}, "cases.above_claim"),
        ({"who": (str(new_id()),)}, "cases.not_a_claimant"),
        ({"rule": "hand", "shares": {str(new_id()): 100_000}}, "cases.share_for_another"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(ledger, said, expected):
    ledger.worked_out()
    plain = {"amount_paise": 100_000, "agreed_on": AGREED_ON}
    with ledger.open():
        call = {"case": ledger.case, "agreement": AgreementSaid(**{**plain, **said})}
        assert refused(money.agree, ledger.actor, **call) == expected


def test_who_settled_apart_is_in_no_agreement_of_the_others(ledger):
    first = str(ledger.claimants[0].id)
    ledger.agreed(300_000, who=(first,), rule="equal")
    ledger.agreed(500_000, rule="equal")
    assert [one.agreed_paise for one in ledger.facts.claimants] == [300_000, 500_000]
    with ledger.open():
        for who in ((first,), ()):
            said = AgreementSaid(100, AGREED_ON, who=who)
            call = {"case": ledger.case, "agreement": said}
            assert refused(money.agree, ledger.actor, **call) == "cases.agreed_already"


def test_an_agreement_ends_with_a_reason_and_once(ledger):
    agreement = ledger.agreed(300_000, rule="equal")
    with ledger.open():
        assert refused(money.end_agreement, ledger.actor, agreement=agreement, why=" ") == "cases.say_why"
        money.end_agreement(ledger.actor, agreement=agreement, why="he never came")
        again = {"agreement": agreement, "why": "again"}
        assert refused(money.end_agreement, ledger.actor, **again) == "cases.agreement_ended"
        call = {"agreement": agreement, "payment": PaymentSaid(1, AGREED_ON, to="worker")}
        assert refused(money.record_payment, ledger.actor, **call) == "cases.agreement_ended"


def test_in_a_closed_case_nothing_is_agreed(ledger):
    with ledger.open():
        Case.objects.filter(id=ledger.case.id).update(closed_on=today(), outcome="withdrawn")
        call = {"case": ledger.case, "agreement": AgreementSaid(100, AGREED_ON)}
        assert refused(money.agree, ledger.actor, **call) == "cases.closed"


# -- payments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"amount_paise": -1}, "cases.no_amount"),
        ({"mode": "shells"}, "cases.no_such_mode"),
        ({"to": "the_moon"}, "cases.no_such_receiver"),
        ({"paid_on": TOMORROW}, "cases.day_to_come"),
        ({"paid_on": AGREED_ON - timedelta(days=1)}, "cases.paid_before_agreement"),
        ({"mode": "cheque"}, "cases.no_cheque_number"),
        ({"to": "leader"}, "cases.who_took_it"),
        ({"to": "worker"}, "cases.not_a_claimant"),
        ({"mode": "cash", "to": "desk"}, "cases.second_person"),
        ({"amount_paise": 500_001}, "cases.more_than_agreed"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(ledger, said, expected):
    agreement = ledger.agreed(500_000, rule="equal")
    plain = {"amount_paise": 100, "paid_on": AGREED_ON, "mode": "upi", "to": "desk"}
    with ledger.open():
        call = {"agreement": agreement, "payment": PaymentSaid(**{**plain, **said})}
        assert refused(money.record_payment, ledger.actor, **call) == expected
    assert ledger.facts.paid_paise == 0


def test_the_same_money_noted_at_two_desks_is_asked_back(ledger):
    agreement = ledger.agreed(500_000, rule="equal")
    ledger.paid(agreement, 100_000)
    with ledger.open():
        said = PaymentSaid(100_000, AGREED_ON, mode="upi")
        call = {"agreement": agreement, "payment": said}
        assert refused(money.record_payment, ledger.actor, **call) == "cases.payment_again"
    ledger.paid(agreement, 100_000, is_another=True)
    assert ledger.facts.paid_paise == 200_000


def test_cash_is_counted_by_two_others_and_handed_on(ledger):
    agreement = ledger.agreed(500_000, rule="equal")
    me = ledger.colleague("coordinator")
    with ledger.open():
        said = PaymentSaid(100_000, AGREED_ON, second=me)
        call = {"agreement": agreement, "payment": said}
        assert refused(money.record_payment, ledger.actor, **call) == "cases.second_person"
    other, third = ledger.colleague(), ledger.colleague("counsellor")
    cash = ledger.paid(agreement, 100_000, mode="cash", second=other)
    with ledger.open():
        on = money.hand_cash_on
        assert refused(on, ledger.actor, payment=cash, holder=me, second=other) == "cases.holds_it_already"
        assert refused(on, ledger.actor, payment=cash, holder=third, second=third) == "cases.second_person"
        held = on(ledger.actor, payment=cash, holder=third, second=other)
        assert (held.holder_id, held.counted_paise) == (third.id, 100_000)
    upi = ledger.paid(agreement, 50_000)
    with ledger.open():
        assert refused(on, ledger.actor, payment=upi, holder=third, second=other) == "cases.nothing_held"


def test_only_a_cheque_bounces_and_only_what_follows_follows(ledger):
    agreement = ledger.agreed(500_000, rule="equal")
    upi, cheque = ledger.paid(agreement, 50_000), ledger.paid(agreement, 60_000, mode="cheque", reference="1")
    assert refused(ledger.cheque, upi, "cleared") == "cases.not_a_cheque"
    assert refused(ledger.cheque, cheque, "again") == "cases.no_such_cheque_step"
    assert refused(ledger.cheque, cheque, "cleared", TOMORROW) == "cases.day_to_come"


def test_a_payment_is_taken_back_once_with_its_receipts(ledger):
    agreement = ledger.agreed(500_000, rule="equal")
    upi = ledger.paid(agreement, 50_000)
    ledger.received(upi, {0: 20_000}, how="seen")
    with ledger.open():
        money.reverse_payment(ledger.actor, payment=upi, reason="another case")
        call = {"payment": upi, "reason": "again"}
        assert refused(money.reverse_payment, ledger.actor, **call) == "cases.reversed_already"
    assert (ledger.facts.paid_paise, ledger.facts.received_paise) == (0, 0)


# -- receipts ------------------------------------------------------------------------------------


@pytest.fixture
def paid(ledger):
    """A payment of 400 to each of two."""
    return ledger.paid(ledger.agreed(80_000, rule="equal"), 80_000)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"amount_paise": 0}, "cases.no_amount"),
        ({"amount_paise": 40_001}, "cases.more_than_hers"),
        ({"amount_paise": 80_001, "reason": "all"}, "cases.more_than_paid"),
        ({"how": "trust"}, "cases.no_such_choice"),
        ({"received_on": TOMORROW}, "cases.day_to_come"),
        ({"received_on": AGREED_ON - timedelta(days=1)}, "cases.received_before_paid"),
        ({"how": "call_back"}, "cases.unknown_number"),
        ({"how": "call_back", "called": "9800000000"}, "cases.unknown_number"),
        ({"how": "call_back", "called": PHONE}, "cases.no_word"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(ledger, paid, said, expected):
    ledger.has_phone(0)
    plain = {"amount_paise": 100, "received_on": AGREED_ON}
    receipt = ReceiptSaid(ledger.claimants[0], **{**plain, **said})
    with ledger.open():
        call = {"payment": paid, "receipts": [receipt]}
        assert refused(money.give_receipts, ledger.actor, **call) == expected
    assert ledger.facts.received_paise == 0


def test_from_afar_she_is_known_by_her_number_and_the_word(ledger, paid):
    ledger.has_phone(0)
    her = ledger.claimants[0]
    with ledger.open():
        assert refused(money.agree_word, ledger.actor, claimant=her, word="ab") == "cases.short_word"
        money.agree_word(ledger.actor, claimant=her, word="Neem  Tree")
    afar = {"how": "call_back", "called": "+91 98290 12345"}
    assert refused(ledger.received, paid, {0: 40_000}, **afar, word="peepal") == "cases.wrong_word"
    ledger.received(paid, {0: 40_000}, **afar, word="neem tree")
    assert ledger.facts.received_paise == 40_000


def test_receipts_of_one_payment_never_exceed_it(ledger, paid):
    assert refused(ledger.received, paid, {0: 80_000, 1: 100}, reason="x") == "cases.more_than_paid"
    assert ledger.facts.received_paise == 0
    assert refused(ledger.received, paid, {}) == "cases.nobody_received"


def test_a_cheque_that_has_not_cleared_is_in_nobodys_hand(ledger):
    agreement = ledger.agreed(80_000, rule="equal")
    cheque = ledger.paid(agreement, 80_000, mode="cheque", reference="7")
    assert refused(ledger.received, cheque, {0: 100}) == "cases.not_cleared"


def test_who_does_not_claim_here_has_no_receipt(ledger, paid):
    ledger.claimants.append(Ledger(1).claimants[0])
    assert refused(ledger.received, paid, {2: 100}) == "verb.unknown_row"


def test_what_was_paid_to_one_worker_is_received_by_her_alone(ledger):
    agreement = ledger.agreed(80_000, rule="equal")
    hers = ledger.paid(agreement, 40_000, to="worker", worker=ledger.claimants[0])
    assert refused(ledger.received, hers, {1: 100}) == "cases.paid_to_another"


def test_a_receipt_is_taken_back_once_with_a_reason(ledger, paid):
    ledger.received(paid, {0: 40_000})
    with ledger.open():
        receipt = paid.receipts.get()
        assert refused(money.reverse_receipt, ledger.actor, receipt=receipt, reason="") == "cases.say_why"
        money.reverse_receipt(ledger.actor, receipt=receipt, reason="her brother signed")
        call = {"receipt": receipt, "reason": "again"}
        assert refused(money.reverse_receipt, ledger.actor, **call) == "cases.reversed_already"
    assert ledger.facts.received_paise == 0


def test_her_word_below_nothing_is_refused(ledger):
    assert refused(ledger.verified, 0, -1) == "cases.told_less_than_nothing"


def test_her_word_holds_until_something_else_is_received(ledger, paid):
    ledger.received(paid, {0: 10_000})
    ledger.verified(0, 10_000)
    assert ledger.facts.claimants[0].verified == "yes"
    ledger.received(paid, {0: 5_000})
    assert ledger.facts.claimants[0].verified == "no"
    ledger.verified(0, 10_000)
    assert ledger.facts.claimants[0].verified == "less"
    ledger.verified(0, 20_000)
    assert ledger.facts.claimants[0].verified == "no"
    ledger.received(paid, {0: 5_000})
    assert ledger.facts.claimants[0].verified == "yes"
