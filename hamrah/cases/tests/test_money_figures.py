"""Figures of money: what is in them and what is not. Not here: how figures are shown."""

from datetime import date

import pytest

from hamrah.cases.money_measures import MEASURES
from hamrah.cases.tests.ledger import Ledger
from hamrah.figures.counting import CENTRE, Number, Window, figure_of, shown_to, split_of
from hamrah.ground import context

pytestmark = pytest.mark.django_db
KNOWN = {measure.code: measure for measure in MEASURES}
ALL = Window(until=date(2026, 12, 31))


def number(ledger, code, window=ALL):
    with ledger.open():
        return figure_of(KNOWN[code], ledger.actor, window).number


def paid_out():
    """Six workers; of 60,000 agreed, 20,000 reached four, the rest is with a leader."""
    ledger = Ledger(6)
    ledger.worked_out()
    agreement = ledger.agreed(6_000_000, rule="equal", why_above="with damages")
    payment = ledger.paid(agreement, 6_000_000, mode="cash", to="leader", leader_said="Bhera")
    ledger.received(payment, dict.fromkeys(range(5), 500_000))
    with ledger.open():
        last = payment.receipts.order_by("-number").first()
        from hamrah.cases.actions import money

        money.reverse_receipt(ledger.actor, receipt=last, reason="it was his brother")
    return ledger


def test_received_is_what_workers_gave_receipts_for_and_nothing_else():
    ledger = paid_out()
    found = {code: number(ledger, code).value for code in KNOWN}
    assert found == {
        "cases.claimed": 6 * 800_000,
        "cases.least": 6 * 20 * 28_500,
        "cases.agreed_sum": 6_000_000,
        "cases.received": 4 * 500_000,
        "cases.benefited": 4,
    }


def test_a_sum_is_of_its_window_and_splits_to_the_whole():
    ledger = paid_out()
    before = Window(until=date(2026, 3, 31))
    assert number(ledger, "cases.received", before) == Number(0, 0, unit="paise")
    with ledger.open():
        parts = split_of(KNOWN["cases.received"], ledger.actor, ALL, CENTRE)
    assert sum(part.number.value for part in parts) == 4 * 500_000


def test_a_sum_has_no_percentage_however_many_records_it_is_of():
    assert Number(2_000_000, 5, unit="paise").percent is None


def test_a_sum_of_few_is_withheld_from_who_may_not_see_people():
    ledger = paid_out()
    reader = ledger.office.actor("reader")
    with context.opened(organisation_id=reader.organisation_id, user_id=reader.user_id):
        assert shown_to(reader, MEASURES[0], Number(900_000, 3, unit="paise")).is_withheld
