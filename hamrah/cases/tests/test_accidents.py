"""Compensation for an accident, from the fall to the money in her hand. Not here: the law's own tables."""

from datetime import date, timedelta

import pytest

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, ClaimantSaid, money
from hamrah.cases.actions.money import AgreementSaid, PaymentSaid, ReceiptSaid
from hamrah.cases.models import Case, Claim
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.papers.drawing import words
from hamrah.cases.papers.of_rows import computation_paper
from hamrah.cases.rules.accidents import AccidentSaid, accident_kept, plain_accident
from hamrah.cases.rules.clocks import morning_of
from hamrah.cases.tests.ledger import Ledger
from hamrah.cases.tests.scene import Desk, code_of
from hamrah.ground.day import today
from hamrah.wages.law import shipped
from hamrah.wages.law.accident import interest

pytestmark = pytest.mark.django_db

FELL_ON = today() - timedelta(days=200)
# A mason of 31, 12,000 a month, who lost 40 percent: 60 % of the wage x 205.95 x 40 %.
HURT = AccidentSaid("partial", FELL_ON, 31, 1_200_000, 40, today())
OWED = 59_313_600


def fallen(desk, kind="accident"):
    """A mason fell; the case is open, and somebody was called."""
    with desk.open():
        said = CaseSaid(kind, "fell from the second floor", safe="yes", party_said="Ramesh Thekedar")
        worker = desk.accepted("Nathu Dama")
        claims = [ClaimantSaid(worker.id, since=FELL_ON, until=FELL_ON, rate_paise=46_000)]
        return actions.open_case(desk.actor(), said=said, claimants=claims)


def test_an_accident_with_a_contested_interest_date():
    desk = Desk()
    case = fallen(desk)
    actor = desk.actor()
    with desk.open():
        hurt = case.claimants.get()
        assert case.limit_on is None or case.limit_on > today()
        money.work_out_accident(actor, claimant=hurt, said=HURT)
        claim = Claim.objects.standing().get()
        assert (claim.kind, claim.total_paise) == ("accident", OWED)
        # The courts are divided: from the day of the fall, or a month after. Both stand, for a lawyer.
        told = {one["name"]: one["paise"] for one in claim.statement["readings"]}
        rule = shipped().fact("accident", FELL_ON).values["interest_percent"]
        whole = OWED + interest(OWED, percent=rule, since=FELL_ON, until=today())
        assert told["from_accident"] == whole
        assert OWED < told["month_after"] < whole
        sheet = computation_paper(hurt).said(words("en"), "en")["sheets"][0]
        assert any("interest from the day of the accident" in note for note in sheet["notes"])

        filed = actions.file_proceeding(actor, case=case, forum="court", number="7/2026")
        case = desk_now(case)
        assert (case.state, case.limit_on) == ("filed", None)
        heard = actions.set_hearing(actor, proceeding=filed, at=morning_of(today()))
        actions.tell_hearing(actor, hearing=heard, came="order_for", order_paise=told["month_after"])
        agreed = AgreementSaid(
            told["month_after"], today(), form="written", why_above="the order, with interest from a month on"
        )
        agreement = money.agree(actor, case=desk_now(case), agreement=agreed)
        payment = money.record_payment(
            actor, agreement=agreement, payment=PaymentSaid(agreed.amount_paise, today(), "bank")
        )
        got = ReceiptSaid(hurt, agreed.amount_paise, today(), how="seen")
        money.give_receipts(actor, payment=payment, receipts=[got])
        money.verify_with_worker(actor, claimant=hurt, told_paise=agreed.amount_paise, how="met")
        facts = facts_of_case(case)
        assert (facts.claimed_paise, facts.settlement) == (OWED, "full")
        closed = actions.close_case(actor, case=desk_now(case), outcome="full", words="by the court's order")
        assert closed.outcome == "full"


def desk_now(case):
    return Case.objects.get(id=case.id)


def test_for_a_dead_worker_the_widow_is_told_the_least_sum_and_the_funeral():
    desk = Desk()
    case = fallen(desk, kind="death")
    with desk.open():
        said = AccidentSaid("death", FELL_ON, 60, 100_000)
        money.work_out_accident(desk.actor(), claimant=case.claimants.get(), said=said)
        lines = {line["kind"]: line["amount_paise"] for line in Claim.objects.get().statement["lines"]}
        assert lines["compensation"] == 12_000_000
        assert lines.get("funeral", 0) >= 500_000


def test_what_cannot_be_is_refused_in_words():
    desk = Desk()
    case = fallen(desk)
    wages = Ledger(1)
    with desk.open():
        hurt = case.claimants.get()
        for said, code in (
            (AccidentSaid("partial", FELL_ON, 31, 1_200_000, 140), "wages.accident_said"),
            (AccidentSaid("partial", FELL_ON, 131, 1_200_000), "wages.accident_said"),
            (AccidentSaid("partial", FELL_ON, 31, 0), "wages.accident_said"),
            (AccidentSaid("total", today() + timedelta(days=1), 31, 1), "cases.day_to_come"),
            (AccidentSaid("total", FELL_ON, 31, 1, 100, date(2001, 1, 1)), "cases.paid_before_accident"),
        ):
            assert code_of(money.work_out_accident, desk.actor(), claimant=hurt, said=said) == code
    with wages.open():
        plain = {"claimant": wages.claimants[0], "said": HURT}
        assert code_of(money.work_out_accident, wages.actor, **plain) == "cases.no_accident"


def test_it_is_kept_as_it_was_said():
    for said in (HURT, AccidentSaid("death", FELL_ON, 40, 900_000)):
        assert accident_kept(plain_accident(said)) == said


def test_at_the_desk_it_is_worked_out_on_its_own_page():
    desk = Desk()
    case = fallen(desk)
    with desk.open():
        hurt = case.claimants.get()
    browser = desk.browser()
    assert "11960" in browser.get(f"/cases/claimants/{hurt.id}/accident/").content.decode()
    said = {
        "of": "partial",
        "on": str(FELL_ON),
        "age": "31",
        "wage": "12000",
        "loss": "40",
        "paid_on": str(today()),
    }
    for name, text in (("loss", ""), ("loss", "140"), ("wage", "0"), ("age", "131")):
        refused = browser.post(f"/cases/claimants/{hurt.id}/accident/", {**said, name: text})
        assert f"id_{name}_error" in refused.content.decode(), (name, text)
    assert browser.post(f"/cases/claimants/{hurt.id}/accident/", said).status_code == 302
    page = browser.get(f"/cases/{case.id}/claims/").content.decode()
    assert "₹5,93,136" in page
    assert "Interest from one month after the accident" in page
