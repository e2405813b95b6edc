"""Cases as they happen, from the claim to the money in each hand. Not here: single refusals."""

from datetime import date

import pytest

from hamrah.cases.actions import money
from hamrah.cases.claimed import replace_claims, said_by, statements_of
from hamrah.cases.models import Claim
from hamrah.cases.rules.allocation import Scheduled
from hamrah.cases.tests.ledger import AGREED_ON, RAJASTHAN, Ledger
from hamrah.wages.actions import add_orders, review_order, withdraw_order
from hamrah.wages.law import RateRow
from hamrah.wages.models import WageOrder
from hamrah.wages.tests.house_of_law import order_said

pytestmark = pytest.mark.django_db

LAKH = 10_000_000


def test_a_group_of_eleven_with_a_bounced_cheque_and_two_leavers():
    eleven = Ledger(11)
    eleven.worked_out()
    assert eleven.facts.claimed_paise == 11 * 20 * 40_000
    eleven.leaves(9)
    eleven.leaves(10)
    half = (Scheduled(date(2026, 4, 10), 2_700_000), Scheduled(date(2026, 5, 10), 2_700_000))
    agreement = eleven.agreed(5_400_000, rule="equal", parts=half)
    cash = eleven.paid(agreement, 2_700_000, mode="cash", second=eleven.colleague())
    eleven.received(cash, dict.fromkeys(range(9), 300_000))
    assert (eleven.facts.parts, eleven.facts.parts_paid, eleven.facts.over_desk_paise) == (2, 1, 0)

    cheque = eleven.paid(agreement, 2_700_000, mode="cheque", reference="004512")
    assert (eleven.facts.paid_paise, eleven.facts.waiting_paise) == (2_700_000, 2_700_000)
    for _time in range(2):
        eleven.cheque(cheque, "bounced")
        eleven.cheque(cheque, "again")
    eleven.cheque(cheque, "bounced")
    facts = eleven.facts
    assert (facts.bounced, facts.waiting_paise, facts.parts_paid) == (3, 0, 1)
    assert facts.is_late(date(2026, 5, 11))

    upi = eleven.paid(agreement, 2_700_000)
    eleven.received(upi, dict.fromkeys(range(9), 300_000), how="seen")
    for at in range(9):
        eleven.verified(at, 600_000)
    facts = eleven.facts
    assert (facts.stage, facts.settlement) == ("verified", "partial")
    assert (facts.received_paise, facts.benefited) == (5_400_000, 9)
    assert facts.shortfall_paise == 9 * (800_000 - 600_000)


def test_money_paid_to_a_gang_leader_that_did_not_reach_two():
    gang = Ledger(5)
    agreement = gang.agreed(2_500_000, rule="equal")
    payment = gang.paid(agreement, 2_500_000, mode="cash", to="leader", leader_said="Bhera, their mate")
    assert (gang.facts.paid_paise, gang.facts.received_paise, gang.facts.benefited) == (2_500_000, 0, 0)
    assert gang.next_what == "money"
    gang.received(payment, {0: 500_000, 1: 500_000, 2: 500_000}, how="thumb")
    facts = gang.facts
    assert (facts.received_paise, facts.benefited, facts.with_leader_paise) == (1_500_000, 3, 1_000_000)
    gang.verified(0, 500_000)
    gang.verified(1, 450_000)
    told = [one.verified for one in gang.facts.claimants]
    assert told == ["yes", "less", "no", "no", "no"]
    assert not gang.facts.all_verified
    assert gang.facts.stage == "paying"
    assert gang.next_what == "money"


def test_a_rajasthan_order_that_reaches_back_lists_what_changed():
    """Rs 225 a day from 1 May 2019; Rs 252 from 1 July 2020, which became known on 30 July 2021."""
    work = {"since": date(2020, 7, 1), "until": date(2020, 7, 31), "half_days": 40, "rate_paise": 20_000}
    case = Ledger(3, **work)
    with case.open():
        for claimant in case.claimants:
            rows = statements_of(case.actor, claimant, said_by(claimant), RAJASTHAN, known=date(2021, 1, 1))
            replace_claims(rows)
        assert case.facts.minimum_paise == 3 * 20 * 22_500
        assert money.recompute_claims(case.actor) == 3
    assert case.facts.minimum_paise == 3 * 20 * 25_200
    assert case.facts.claimed_paise == 3 * 20 * 20_000
    with case.open():
        fresh = Claim.objects.standing().filter(why="order")
        assert {row.kind for row in fresh} == {"minimum"}
        was = Claim.objects.exclude(replaced_at=None)
        assert [row.total_paise for row in was] == [20 * 22_500] * 3
        assert money.recompute_claims(case.actor) == 0


def test_an_order_names_the_claims_it_moved_and_its_withdrawal_moves_them_back():
    """Nobody shipped a later rate than Rs 285 of 2023; an office that read one says Rs 300."""
    case = Ledger(3, since=date(2025, 1, 1), until=date(2025, 1, 31), half_days=40)
    case.worked_out()
    desk = case.office.browser()
    with case.open():
        second = case.office.actor("administrator")
        rates = (RateRow("", "unskilled", 30_000),)
        (id,) = add_orders(case.actor, orders=[order_said(rates=rates, applies_from=date(2024, 1, 1))])
        review_order(second, order=WageOrder.objects.get(id=id), is_accepted=True)
        fresh = Claim.objects.standing().filter(order=id)
        assert sorted(row.total_paise for row in fresh) == [20 * 30_000] * 3
    assert case.facts.minimum_paise == 3 * 20 * 30_000
    for page in (desk.get(f"/wages/law/orders/{id}/"), desk.get("/cases/claims/changed/", {"order": id})):
        body = page.content.decode()
        assert ("₹5,700" in body, "₹6,000" in body, body.count("Worker ")) == (True, True, 3)
    with case.open():
        withdraw_order(case.actor, order=WageOrder.objects.get(id=id), words="of another state")
    assert case.facts.minimum_paise == 3 * 20 * 28_500


def test_a_case_paid_in_three_parts():
    case = Ledger(2)
    case.worked_out()
    days = (date(2026, 4, 10), date(2026, 5, 10), date(2026, 6, 10))
    parts = tuple(Scheduled(day, paise) for day, paise in zip(days, (500_000, 500_000, 600_000), strict=True))
    agreement = case.agreed(1_600_000, parts=parts, form="written", witnesses=("Kamla", "Devi Lal"))
    for done, part in enumerate(parts, start=1):
        assert case.facts.next_due_on == part.due_on
        payment = case.paid(agreement, part.amount_paise, paid_on=AGREED_ON, mode="upi", reference=f"U{done}")
        case.received(payment, {0: part.amount_paise // 2, 1: part.amount_paise // 2}, how="seen")
        assert case.facts.parts_paid == done
    assert case.facts.next_due_on is None
    case.verified(0, 800_000)
    case.verified(1, 800_000)
    assert (case.facts.stage, case.facts.settlement, case.facts.signed_on) == ("verified", "full", AGREED_ON)
