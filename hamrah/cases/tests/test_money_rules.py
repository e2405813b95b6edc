"""Shares, schedules, receipts and standings in pure arithmetic: what always holds. Not here: rows, pages."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.cases.rules.allocation import (
    Scheduled,
    covered,
    proposed,
    refuse_receipt,
    refuse_schedule,
)
from hamrah.cases.rules.money import VERIFIED, ClaimantMoney, InstalmentMoney, MoneyFacts
from hamrah.cases.rules.splits import refuse_shares, split, split_by
from hamrah.ground.problem import Problem

DAY = date(2026, 3, 2)
PAISE = st.integers(0, 10**10)
WEIGHTS = st.dictionaries(st.uuids(), st.integers(0, 10**8), min_size=1, max_size=50).filter(
    lambda weights: sum(weights.values()) > 0
)


@given(PAISE, WEIGHTS)
def test_shares_sum_to_the_whole_to_the_paisa(amount, weights):
    assert sum(split(amount, weights).values()) == amount


@given(PAISE, WEIGHTS, st.randoms())
def test_shares_do_not_depend_on_the_order_of_the_list(amount, weights, random):
    pairs = list(weights.items())
    random.shuffle(pairs)
    assert split(amount, dict(pairs)) == split(amount, weights)


@given(WEIGHTS, st.integers(0, 100))
def test_a_settlement_below_the_claims_gives_nobody_more_than_her_claim(weights, percent):
    amount = sum(weights.values()) * percent // 100
    assert all(share <= weights[key] for key, share in split(amount, weights).items())


@given(PAISE, WEIGHTS)
def test_a_share_is_within_a_paisa_of_its_exact_proportion(amount, weights):
    whole = sum(weights.values())
    for key, share in split(amount, weights).items():
        assert abs(share * whole - amount * weights[key]) < whole


@given(PAISE, st.sets(st.uuids(), min_size=1, max_size=50))
def test_equal_shares_differ_by_a_paisa_at_most(amount, people):
    shares = split_by("equal", amount, dict.fromkeys(people, 0), {}).values()
    assert max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    ("rule", "expected"), [("equal", [500, 500]), ("claim", [250, 750]), ("days", [800, 200])]
)
def test_each_rule_shares_by_what_it_is_called(rule, expected):
    assert list(split_by(rule, 1000, {"a": 1, "b": 3}, {"a": 4, "b": 1}).values()) == expected


def test_an_unknown_rule_is_refused():
    assert code(split_by, "by_moon", 1000, {"a": 1}, {}) == "cases.no_such_rule"


@pytest.mark.parametrize(
    ("amount", "weights"), [(1000, {}), (1000, {"a": 0}), (-1, {"a": 1}), (9, {"a": -1, "b": 5})]
)
def test_nothing_to_share_by_is_refused(amount, weights):
    assert code(split, amount, weights) == "cases.split_of_nothing"


def test_shares_by_hand_must_make_the_whole():
    refuse_shares(1000, {"a": 400, "b": 600})
    assert code(refuse_shares, 1000, {"a": 400, "b": 599}) == "cases.shares_differ"
    assert code(refuse_shares, 1000, {"a": 1100, "b": -100}) == "cases.negative_share"


PARTS = st.lists(
    st.builds(InstalmentMoney, st.integers(1, 9), st.dates(DAY, DAY + timedelta(400)), st.integers(1, 10**8)),
    max_size=8,
)


@given(PARTS, PAISE)
def test_a_schedule_covers_exactly_what_came_and_never_more_than_a_part(parts, paid):
    filled = covered(parts, paid)
    assert sum(one.covered_paise for one in filled) == min(paid, sum(one.amount_paise for one in parts))
    assert all(0 <= one.covered_paise <= one.amount_paise for one in filled)


@given(PARTS, PAISE, st.randoms())
def test_a_schedule_covers_the_earliest_part_first_however_it_is_listed(parts, paid, random):
    random.shuffle(parts)
    filled = covered(parts, paid)
    begun = [one.is_paid for one in filled]
    assert begun == sorted(begun, reverse=True)
    assert [one.due_on for one in filled] == sorted(one.due_on for one in parts)


@given(PAISE, st.dictionaries(st.uuids(), st.integers(-(10**6), 10**8), max_size=50))
def test_handing_out_never_gives_more_than_is_owing_or_than_there_is(amount, owing):
    given_out = proposed(amount, owing)
    assert sum(given_out.values()) == min(amount, sum(max(0, paise) for paise in owing.values()))
    assert all(0 <= paise <= owing[key] for key, paise in given_out.items())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([Scheduled(DAY, 1000), Scheduled(DAY, 0)], "cases.empty_part"),
        ([Scheduled(DAY - timedelta(1), 1000)], "cases.part_too_early"),
        ([Scheduled(DAY, 999)], "cases.parts_differ"),
    ],
)
def test_a_schedule_that_does_not_fit_is_refused(parts, expected):
    assert code(refuse_schedule, 1000, parts, DAY) == expected


@pytest.mark.parametrize(
    ("amount", "left", "owing", "reason", "expected"),
    [
        (0, 100, 100, "", "cases.no_amount"),
        (-5, 100, 100, "", "cases.no_amount"),
        (101, 100, 500, "the leader said so", "cases.more_than_paid"),
        (90, 100, 80, "  ", "cases.more_than_hers"),
    ],
)
def test_a_receipt_that_does_not_fit_is_refused(amount, left, owing, reason, expected):
    said = {"amount_paise": amount, "left_paise": left, "owing_paise": owing, "reason": reason}
    assert code(refuse_receipt, **said) == expected


def test_a_receipt_above_her_share_stands_with_a_reason():
    refuse_receipt(
        amount_paise=90, left_paise=100, owing_paise=80, reason="the leader gave her his bag money"
    )


# -- how the money stands ------------------------------------------------------------------------


def hers(**said):
    return ClaimantMoney(uuid4(), **{"claimed_paise": 1000, "agreed_paise": 600, **said})


def test_cash_called_full_and_final_below_the_claim_is_partial_and_the_shortfall_stays():
    facts = MoneyFacts(
        claimants=(hers(received_paise=600, verified=VERIFIED),), agreed_on=DAY, agreed_paise=600
    )
    assert (facts.settlement, facts.shortfall_paise, facts.owing_paise) == ("partial", 400, 0)


def test_a_case_is_full_only_when_each_who_is_still_in_has_her_claim():
    whole, less = hers(received_paise=1000), hers(received_paise=999)
    assert MoneyFacts(claimants=(whole, less)).settlement == "partial"
    assert MoneyFacts(claimants=(whole,)).settlement == "full"


def test_who_left_holds_nobody_up_and_keeps_what_she_received():
    left = hers(received_paise=200, has_left=True)
    facts = MoneyFacts(claimants=(hers(received_paise=1000), left))
    assert (facts.settlement, facts.received_paise, facts.claimed_paise) == ("full", 1200, 1000)


def test_money_with_a_leader_is_paid_and_received_by_nobody():
    facts = MoneyFacts(
        claimants=(hers(), hers()), agreed_on=DAY, agreed_paise=1200, paid_paise=1200, with_leader_paise=1200
    )
    assert (facts.received_paise, facts.benefited, facts.settlement, facts.stage) == (0, 0, "none", "paying")


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ({}, ""),
        ({"claimants": (hers(agreed_paise=None),)}, "claimed"),
        ({"offers": 1}, "offered"),
        ({"claimants": (hers(),), "agreed_on": DAY}, "agreed"),
        ({"claimants": (hers(),), "agreed_on": DAY, "paid_paise": 5}, "paying"),
        ({"claimants": (hers(received_paise=600),), "agreed_on": DAY}, "paid"),
        ({"claimants": (hers(received_paise=600, verified="less"),), "agreed_on": DAY}, "paid"),
        ({"claimants": (hers(received_paise=600, verified=VERIFIED),), "agreed_on": DAY}, "verified"),
    ],
)
def test_the_stage_follows_from_what_was_done(said, stage):
    assert MoneyFacts(**said).stage == stage


def test_nobody_asked_is_not_verified():
    assert not MoneyFacts(claimants=(hers(),)).all_verified


def test_a_part_is_late_the_day_after_its_day_and_only_while_it_is_not_whole():
    part = InstalmentMoney(1, DAY, 1000, covered_paise=999)
    assert (part.is_late(DAY), part.is_late(DAY + timedelta(1))) == (False, True)
    facts = MoneyFacts(
        instalments=(InstalmentMoney(1, DAY, 10, 10), InstalmentMoney(2, DAY + timedelta(7), 10))
    )
    assert (facts.parts, facts.parts_paid, facts.next_due_on) == (2, 1, DAY + timedelta(7))
    assert not facts.is_late(DAY + timedelta(7))


def code(call, *args, **said) -> str:
    """The code of the Problem that a call raises."""
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code
