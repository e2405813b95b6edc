"""The journey line as rules draw it, and money as rules count it."""

from decimal import Decimal

import pytest

from hamrah.journeys.rules import Leg, in_paise, legs


def test_who_came_back_begins_the_next_journey_at_home():
    assert legs(["returned", "left"]) == [Leg("home", "home"), Leg("home", "away")]


def test_who_moved_on_begins_the_next_journey_where_she_was():
    assert legs(["moved_on", "returned"]) == [Leg("home", "on"), Leg("on", "home")]


def test_lost_contact_is_a_thread_that_fades():
    assert legs(["lost_contact"]) == [Leg("home", "lost")]


def test_who_plans_to_go_on_from_where_she_is_does_not_pass_by_home():
    assert legs(["left", "planned"]) == [Leg("home", "away"), Leg("on", "plan")]


def test_a_plan_is_not_yet_gone():
    assert legs(["planned"]) == [Leg("home", "plan")]


@pytest.mark.parametrize(("rupees", "paise"), [(Decimal("450"), 45_000), (Decimal("0.07"), 7), (None, None)])
def test_rupees_are_kept_as_whole_paise(rupees, paise):
    assert in_paise(rupees) == paise
