"""Claims worked out of the law: what they come to, and what always holds. Not here: the tables of rates."""

import ast
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from hamrah.ground.problem import Problem
from hamrah.wages import law
from hamrah.wages.law import (
    Agreed,
    Cite,
    Day,
    Deducted,
    Order,
    Packs,
    Paid,
    RateRow,
    Stretch,
    Work,
    agreed_claim,
    by_month,
    changed,
    legal_minimum,
    plain,
    rate_at,
    shipped,
    statement_of,
    touches,
)
from hamrah.wages.tests.law_works import TODAY, works

AGREED = Agreed("day", 30_000)
JUNE, JULY = date(2020, 6, 1), date(2020, 7, 1)
BEFORE_THE_ORDER, AFTER_THE_ORDER = date(2021, 7, 29), date(2021, 7, 30)


def days(since, count, **said):
    return tuple(Day(since + timedelta(days=ahead), **said) for ahead in range(count))


def in_rajasthan(**said):
    return Work(place="RJ", employment="construction", **said)


def lines(statement):
    return [(line.kind, str(line.quantity), line.rate_paise, line.amount_paise) for line in statement.lines]


def minimum(work, known=TODAY):
    return legal_minimum(work, shipped(), known=known)


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value


def test_a_claim_is_split_where_the_rate_changes_and_cites_each_order():
    statement = minimum(in_rajasthan(days=days(date(2020, 6, 29), 4)))
    assert lines(statement) == [("wages", "2", 22_500, 45_000), ("wages", "2", 25_200, 50_400)]
    assert [line.cite.applies_from for line in statement.lines] == [date(2019, 5, 1), JULY]
    assert statement.lines[1].cite.known_since == AFTER_THE_ORDER


def test_a_retroactive_order_raises_an_old_claim_from_the_day_it_was_known():
    work = in_rajasthan(days=days(JULY, 10))
    assert minimum(work, BEFORE_THE_ORDER).total_paise == 225_000
    assert minimum(work, AFTER_THE_ORDER).total_paise == 252_000


def test_half_days_and_overtime_stand_on_lines_of_their_own():
    work = in_rajasthan(days=(*days(JULY, 2, overtime_minutes=90), Day(date(2020, 7, 9), 1)))
    assert lines(minimum(work)) == [
        ("wages", "2", 25_200, 50_400),
        ("half_days", "1", 12_600, 12_600),
        ("overtime", "3", 6_300, 18_900),
    ]


def test_overtime_is_paid_on_the_agreed_rate_where_that_is_higher():
    work = in_rajasthan(days=days(JULY, 1, overtime_minutes=60), agreed=Agreed("day", 40_000))
    assert minimum(work).lines[-1].rate_paise == 10_000
    assert agreed_claim(work, shipped(), known=TODAY).lines[-1].rate_paise == 10_000


def test_what_was_paid_advanced_and_rightly_taken_off_is_less_and_the_rest_is_owed():
    work = in_rajasthan(
        days=days(JULY, 10),
        agreed=AGREED,
        paid=(Paid(JULY, 50_000, "advance"), Paid(date(2020, 7, 9), 100_000)),
        deducted=(Deducted(JULY, 20_000, "house"), Deducted(JULY, 9_000, "food")),
    )
    statement = agreed_claim(work, shipped(), known=TODAY)
    assert statement.earned_paise == 300_000
    assert statement.total_paise == 300_000 - 150_000 - 20_000
    refused = statement.lines[-2:]
    assert [(line.kind, line.unit, line.amount_paise) for line in refused] == [
        ("deduction_refused", "food", 0),
        ("deduction", "house", -20_000),
    ]


@pytest.mark.parametrize(("taken", "credited"), [(149_999, 149_999), (150_000, 150_000), (150_001, 150_000)])
def test_at_most_half_of_a_months_wages_may_be_taken_off(taken, credited):
    work = in_rajasthan(days=days(JULY, 10), agreed=AGREED, deducted=(Deducted(JULY, taken, "house"),))
    statement = agreed_claim(work, shipped(), known=TODAY)
    assert statement.total_paise == 300_000 - credited
    assert ("over_cap" in statement.notes) == (taken > credited)


@pytest.mark.parametrize(("day", "credited"), [(date(2025, 11, 20), 225_000), (date(2025, 11, 21), 150_000)])
def test_a_co_operative_had_a_higher_cap_until_the_codes(day, credited):
    work = in_rajasthan(
        days=days(date(2025, 11, 1), 10), agreed=AGREED, deducted=(Deducted(day, 250_000, "cooperative"),)
    )
    assert agreed_claim(work, shipped(), known=TODAY).total_paise == 300_000 - credited


def test_days_not_worked_are_not_taken_off_twice():
    work = in_rajasthan(days=days(JULY, 1), agreed=AGREED, deducted=(Deducted(JULY, 30_000, "absence"),))
    statement = agreed_claim(work, shipped(), known=TODAY)
    assert (statement.total_paise, statement.notes) == (30_000, ("absence_not_credited",))


def test_a_months_wage_is_divided_by_26():
    work = in_rajasthan(days=days(JULY, 26), agreed=Agreed("month", 1_000_000))
    assert agreed_claim(work, shipped(), known=TODAY).lines[0].rate_paise == 38_462


def test_a_sum_for_the_whole_work_knows_no_overtime():
    work = in_rajasthan(days=days(JULY, 3, overtime_minutes=60), agreed=Agreed("lump", 500_000))
    statement = agreed_claim(work, shipped(), known=TODAY)
    assert (statement.total_paise, statement.notes) == (500_000, ("no_overtime_on_lump",))


def test_a_claim_without_an_agreed_rate_asks_for_it():
    assert (
        refusal(lambda: agreed_claim(in_rajasthan(days=days(JULY, 3)), shipped(), known=TODAY)).code
        == "wages.no_agreed_rate"
    )


def test_only_a_number_of_days_is_shared_evenly_where_the_rate_changed_and_says_so():
    statement = minimum(in_rajasthan(stretches=(Stretch(JUNE, date(2020, 7, 31), 61, 0),)))
    assert [str(line.quantity) for line in statement.lines] == ["15", "15", "1"]
    assert statement.notes == ("shared_evenly",)


def test_a_missing_rate_is_named_with_the_last_one_known_and_there_is_no_total():
    work = Work("GJ", "textile", "II", days=days(date(2025, 9, 30), 3))
    statement = minimum(work)
    (gap,) = statement.missing
    assert (gap.since, gap.until, gap.why, gap.at_least_paise) == (
        date(2025, 10, 1),
        date(2025, 10, 2),
        "unseen",
        48_650,
    )
    assert statement.total_paise is None and statement.earned_paise is None
    problem = refusal(statement.whole)
    assert problem.code == "wages.rate_missing"
    for word in ("Gujarat", "Textile", "Unskilled", "01-10-2025", "Add the notification"):
        assert word in str(problem)


def test_a_zone_that_nobody_said_is_asked_for():
    assert refusal(minimum(Work("GJ", "textile", days=days(JULY, 1))).whole).code == "wages.zone_missing"


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (Work("KL", "construction", days=days(JULY, 1)), "no_place"),
        (Work("MH", "construction", days=days(JULY, 1)), "no_rate"),
        (Work("IN", "loading", "A", "skilled", days=days(date(2021, 10, 1), 1)), "no_skill"),
        (in_rajasthan(days=days(date(2016, 1, 1), 1)), "ended"),
        (in_rajasthan(days=days(date(2013, 1, 1), 1)), "no_rate"),
    ],
)
def test_each_missing_rate_says_why(work, why):
    assert minimum(work).missing[0].why == why


def test_the_unverified_and_the_stale_are_marked():
    assert minimum(Work("GJ", "textile", "I", days=days(date(2025, 4, 1), 1))).is_unverified
    fresh, old = days(date(2023, 12, 31), 1), days(date(2024, 1, 1), 1)
    assert not minimum(in_rajasthan(days=fresh)).is_stale
    assert minimum(in_rajasthan(days=old)).is_stale


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"skill": "clever"}, "wages.claim_word"),
        ({"agreed": Agreed("piece", 100)}, "wages.claim_word"),
        ({"agreed": Agreed("day", 0)}, "wages.claim_rate"),
        ({"agreed": Agreed("lump", -1)}, "wages.claim_rate"),
        ({"days": (Day(JULY, 3),)}, "wages.claim_days"),
        ({"days": (Day(JULY, -1),)}, "wages.claim_days"),
        ({"stretches": (Stretch(JULY, JUNE, 2),)}, "wages.claim_days"),
        ({"stretches": (Stretch(JUNE, date(2020, 6, 30), 61),)}, "wages.claim_days"),
        ({"days": (Day(JULY, 2, 16 * 60 + 1),)}, "wages.claim_overtime"),
        ({"days": (Day(JULY, 2, -1),)}, "wages.claim_overtime"),
        ({"days": (Day(JULY), Day(JULY))}, "wages.claim_day_twice"),
        ({"days": (Day(JULY),), "stretches": (Stretch(JUNE, JULY, 2),)}, "wages.claim_day_twice"),
        ({"paid": (Paid(JULY, 0),)}, "wages.claim_money"),
        ({"paid": (Paid(JULY, 5, "gold"),)}, "wages.claim_word"),
        ({"deducted": (Deducted(JULY, -5, "house"),)}, "wages.claim_money"),
        ({"deducted": (Deducted(JULY, 5, "love"),)}, "wages.claim_word"),
    ],
    ids=str,
)
def test_work_that_cannot_be_is_refused(wrong, code):
    assert refusal(lambda: minimum(in_rajasthan(**wrong))).code == code


def test_a_31_day_month_holds_62_half_days_and_no_more():
    whole = Stretch(JULY, date(2020, 7, 31), 62)
    assert minimum(in_rajasthan(stretches=(whole,))).earned_paise == 31 * 25_200
    over = in_rajasthan(stretches=(replace(whole, halves=63),))
    assert refusal(lambda: minimum(over)).code == "wages.claim_days"


@pytest.mark.parametrize("claim", [agreed_claim, legal_minimum])
@settings(max_examples=60)
@given(work=works)
def test_the_months_of_a_claim_sum_to_the_whole(claim, work):
    whole = claim(work, shipped(), known=TODAY)
    parts = [claim(part, shipped(), known=TODAY) for _month, part in by_month(work)]
    assert sum(line.amount_paise for part in parts for line in part.lines) == sum(
        line.amount_paise for line in whole.lines
    )
    assert any(part.missing for part in parts) == bool(whole.missing)


@settings(max_examples=60)
@given(work=works)
def test_a_claim_worked_out_again_is_the_same_and_comes_back_whole_from_the_store(work):
    once, again = minimum(work), minimum(work)
    assert once == again == statement_of(plain(once))


@settings(max_examples=40)
@given(work=works)
def test_no_deduction_credits_more_than_was_taken_or_than_half_or_three_quarters_of_what_was_earned(work):
    statement = agreed_claim(work, shipped(), known=TODAY)
    credited = -sum(line.amount_paise for line in statement.lines if line.kind == "deduction")
    assert 0 <= credited <= statement.earned_paise * 3 // 4 + 2
    assert all(0 <= -line.amount_paise <= line.rate_paise for line in statement.lines if "deduc" in line.kind)


def own_order(*, applies_from, unskilled, became_known=TODAY, employment="any", place="RJ", **said):
    cite = Cite("A", "s. 1", "Ours", "gazette", "V", applies_from, became_known)
    rates = (RateRow("", "unskilled", unskilled),)
    return Order(place, employment, applies_from, became_known, rates, cite, **said)


def test_an_order_of_our_own_counts_from_its_day_and_says_what_it_changed():
    since = date(2025, 1, 1)
    after = shipped().with_own([own_order(applies_from=since, unskilled=30_000)])
    (key,) = changed(shipped(), after)
    assert (key.place, key.skill, key.since, key.until) == ("RJ", "unskilled", since, None)
    assert changed(after, after) == ()
    assert touches((key,), in_rajasthan(days=days(since, 1)))
    assert not touches((key,), in_rajasthan(days=days(since - timedelta(days=1), 1)))
    assert not touches((key,), in_rajasthan(skill="high", days=days(since, 1)))
    assert not touches((key,), replace(in_rajasthan(days=days(since, 1)), place="GJ"))
    assert touches((key,), in_rajasthan(stretches=(Stretch(date(2024, 12, 1), since, 2),)))


def test_an_order_between_two_changes_only_the_days_up_to_the_next():
    after = shipped().with_own([own_order(applies_from=date(2021, 1, 1), unskilled=25_500)])
    (key,) = changed(shipped(), after)
    assert (key.since, key.until) == (date(2021, 1, 1), date(2021, 6, 30))


def test_our_own_order_is_stronger_than_the_shipped_one_of_the_same_day():
    after = shipped().with_own([own_order(applies_from=date(2023, 1, 1), unskilled=28_600)])
    asked = {"place": "RJ", "employment": "hotel", "skill": "unskilled", "on": TODAY, "known": TODAY}
    assert rate_at(after, **asked).daily_paise == 28_600


def test_an_order_for_one_work_is_stronger_than_one_for_any():
    order = own_order(applies_from=date(2018, 1, 1), unskilled=26_000, employment="hotel")
    after = shipped().with_own([order])
    asked = {"place": "RJ", "skill": "unskilled", "on": date(2018, 6, 1), "known": TODAY}
    assert rate_at(after, employment="hotel", **asked).daily_paise == 26_000
    assert rate_at(after, employment="textile", **asked).daily_paise == 21_300


def test_the_version_is_that_of_the_content_in_whatever_order_it_came():
    mixed = Packs(
        reversed(shipped().orders),
        [fact for facts in shipped().facts.values() for fact in facts],
        shipped().factors,
    )
    other = shipped().with_own([own_order(applies_from=TODAY, unskilled=30_000)])
    assert mixed.version == shipped().version != other.version


def test_the_law_of_before_all_facts_is_asked_for():
    bare = Packs((), (), {})
    assert refusal(lambda: bare.fact("overtime", TODAY)).code == "wages.law_missing"


def test_the_law_is_pure_and_knows_no_float():
    """No Django, no float, no division with `/` but of a Decimal by whole numbers, no clock."""
    folder = Path(law.__file__).parent
    for path in folder.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            where = f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), where
            assert not (isinstance(node, ast.Name) and node.id in ("float", "round", "today")), where
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                made = ast.unparse(node.left)
                assert made.startswith(("Decimal(", "Path(")) or ".parent" in made or made == "PACKS", where
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [getattr(node, "module", "") or "", *(one.name for one in node.names)]
                assert not any(name.split(".")[0] == "django" for name in names), where
                assert "hamrah.ground.words" not in names, where
