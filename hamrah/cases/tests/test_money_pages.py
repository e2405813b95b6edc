"""Pages of money, as somebody at a desk goes through them. Not here: the verbs' own refusals."""

import pytest

from hamrah.cases.models import Agreement, Offer, Payment, Receipt
from hamrah.cases.tests.ledger import Ledger

pytestmark = pytest.mark.django_db

DAY = "2026-04-01"


@pytest.fixture
def ledger():
    return Ledger(3)


def at(ledger, where):
    return f"/cases/{ledger.case.id}/{where}/"


def test_claims_are_worked_out_on_their_page_and_open_to_their_lines(ledger):
    desk = ledger.office.browser()
    said = {"place": "RJ", "employment": "construction", "skill": "unskilled", "zone": ""}
    assert desk.post(at(ledger, "claims"), said).status_code == 302
    page = desk.get(at(ledger, "claims")).content.decode()
    assert page.count("₹8,000") == 6
    assert "20 days × ₹400" in page


def test_where_the_work_was_is_asked_and_never_guessed(ledger):
    desk = ledger.office.browser()
    page = desk.get(at(ledger, "claims")).content.decode()
    assert page.count('<option value="" selected>Choose</option>') == 2
    answer = desk.post(at(ledger, "claims"), {"place": "", "employment": "", "skill": "unskilled"})
    assert answer.content.decode().count("This field is required.") >= 2
    assert not ledger.facts.claimed_paise


@pytest.mark.parametrize(("code", "name"), [("TN", "Tamil Nadu"), ("GA", "Goa"), ("MH", "Maharashtra")])
def test_a_state_without_rates_is_named_and_the_agreed_claim_stands(ledger, code, name):
    desk = ledger.office.browser()
    said = {"place": code, "employment": "construction", "skill": "unskilled", "zone": ""}
    assert desk.post(at(ledger, "claims"), said).status_code == 302
    page = desk.get(at(ledger, "claims")).content.decode()
    assert "a rate is missing" in page
    assert page.count(f"in {name} on ") == 3
    assert (ledger.facts.claimed_paise, ledger.facts.minimum_paise) == (3 * 800_000, 0)


def test_who_cannot_be_worked_out_is_named_with_what_is_still_to_ask():
    ledger = Ledger(1, half_days=None)
    page = ledger.office.browser().get(at(ledger, "claims")).content.decode()
    assert "Still to ask her:" in page
    assert "how many days" in page


def test_an_offer_stands_as_a_share_of_both_claims(ledger):
    ledger.worked_out()
    desk = ledger.office.browser()
    said = {"amount": "12000", "offered_on": DAY, "how": "call", "words": ""}
    assert desk.post(at(ledger, "offer"), said).status_code == 302
    page = desk.get(f"/cases/{ledger.case.id}/").content.decode()
    assert "Offer of ₹12,000" in page
    assert "50 %" in page


def test_an_agreement_is_first_shown_as_it_would_be_shared_then_kept(ledger):
    ledger.worked_out()
    desk = ledger.office.browser()
    said = {"amount": "10000", "agreed_on": DAY, "form": "oral", "rule": "equal"}
    page = desk.post(at(ledger, "agreement"), said).content.decode()
    assert page.count("₹3,333.33") == 2
    assert page.count("₹3,333.34") == 1
    with ledger.open():
        assert not Agreement.objects.exists()
    assert desk.post(at(ledger, "agreement"), {**said, "keep": "yes"}).status_code == 302
    assert ledger.facts.agreed_paise == 1_000_000


def test_more_than_the_claim_is_asked_back_and_stands_with_a_reason(ledger):
    ledger.worked_out()
    desk = ledger.office.browser()
    said = {"amount": "30000", "agreed_on": DAY, "form": "oral", "rule": "claim", "keep": "yes"}
    answer = desk.post(at(ledger, "agreement"), said)
    assert "This is more than the claim of ₹24,000" in answer.content.decode()
    assert desk.post(at(ledger, "agreement"), {**said, "why_above": "with damages"}).status_code == 302


def test_shares_by_hand_and_parts_are_taken_as_they_are_written(ledger):
    desk = ledger.office.browser()
    ids = [str(one.id) for one in ledger.claimants]
    said = {
        "amount": "100", "agreed_on": DAY, "form": "written", "rule": "hand", "keep": "yes", "who": ids,
        f"share_{ids[0]}": "60", f"share_{ids[1]}": "40", "witnesses": "Kamla, Devi Lal",
        "part_on_1": "2026-05-01", "part_1": "70", "part_on_2": "2026-06-01", "part_2": "30",
    }  # fmt: skip
    assert desk.post(at(ledger, "agreement"), said).status_code == 302
    facts = ledger.facts
    assert [one.agreed_paise for one in facts.claimants] == [6000, 4000, 0]
    assert [part.amount_paise for part in facts.instalments] == [7000, 3000]
    with ledger.open():
        assert Agreement.objects.get().witnesses == ["Kamla", "Devi Lal"]


def test_money_that_came_is_noted_and_handed_out_on_one_page(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    desk = ledger.office.browser()
    where = f"/cases/agreements/{agreement.id}/payment/"
    said = {"amount": "9000", "paid_on": DAY, "mode": "cash", "to": "desk", "second": ""}
    assert "counted by two" in desk.post(where, said).content.decode()
    said["second"] = str(ledger.colleague().id)
    assert desk.post(where, said).status_code == 302
    with ledger.open():
        payment = Payment.objects.get()
    page = desk.get(f"/cases/payments/{payment.id}/").content.decode()
    assert page.count('value="3000"') == 3
    given = {f"got_{one.id}": "3000" for one in ledger.claimants[:2]}
    answer = desk.post(
        f"/cases/payments/{payment.id}/receipts/", {**given, "received_on": DAY, "how": "thumb"}
    )
    assert answer.status_code == 302
    assert ledger.facts.over_desk_paise == 300_000


def test_of_what_a_leader_took_nothing_is_proposed(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    payment = ledger.paid(agreement, 900_000, mode="cash", to="leader", leader_said="Bhera")
    page = ledger.office.browser().get(f"/cases/payments/{payment.id}/").content.decode()
    assert 'value="3000"' not in page
    assert "ask each of them, never him" in page


def test_a_cheque_that_bounces_takes_its_receipts_back(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    cheque = ledger.paid(agreement, 900_000, mode="cheque", reference="000123")
    desk = ledger.office.browser()
    where = f"/cases/payments/{cheque.id}/"
    for step in ("cleared",):
        desk.post(f"{where}cheque/", {"step": step, "on": DAY})
    desk.post(
        f"{where}receipts/", {f"got_{ledger.claimants[0].id}": "3000", "received_on": DAY, "how": "signed"}
    )
    assert ledger.facts.received_paise == 300_000
    desk.post(f"{where}cheque/", {"step": "bounced", "on": DAY, "words": "funds insufficient"})
    assert (ledger.facts.received_paise, ledger.facts.bounced) == (0, 1)
    assert "Taken back" in desk.get(where).content.decode()


def test_she_is_asked_on_a_page_of_her_own_that_says_no_sum_first(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    ledger.received(ledger.paid(agreement, 900_000), {0: 300_000}, how="seen")
    desk = ledger.office.browser()
    where = f"/cases/claimants/{ledger.claimants[0].id}/verification/"
    page = desk.get(where).content.decode()
    assert page.index("Ask her alone") < page.index("₹3,000")
    desk.post(where, {"amount": "2500", "how": "phone", "threatened": "on", "words": "he took a cut"})
    assert ledger.facts.claimants[0].verified == "less"


def test_a_word_is_agreed_and_never_shown_again(ledger):
    desk = ledger.office.browser()
    hers = f"/cases/claimants/{ledger.claimants[0].id}/"
    desk.post(f"{hers}word/", {"word": "Neem Tree"})
    page = desk.get(f"{hers}verification/").content.decode()
    assert "neem tree" not in page.casefold()
    assert "A word is agreed with her" in page


def test_an_offer_is_refused_on_the_case_page(ledger):
    desk = ledger.office.browser()
    desk.post(at(ledger, "offer"), {"amount": "5", "offered_on": DAY, "how": "meeting"})
    with ledger.open():
        offer = Offer.objects.get()
    desk.post(f"/cases/offers/{offer.id}/answer/", {"answer": "refused"})
    assert ledger.facts.offered_paise is None


def test_what_was_noted_by_mistake_is_taken_back_and_stays_to_be_seen(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    payment = ledger.paid(agreement, 900_000)
    (first,) = ledger.received(payment, {0: 300_000}, how="seen")
    desk = ledger.office.browser()
    desk.post(f"/cases/receipts/{first}/reversal/", {"reason": "wrong worker"})
    assert ledger.facts.received_paise == 0
    desk.post(f"/cases/payments/{payment.id}/reversal/", {"reason": "wrong case"})
    assert ledger.facts.paid_paise == 0
    with ledger.open():
        assert Receipt.objects.count() == 2
    desk.post(f"/cases/agreements/{agreement.id}/end/", {"reason": "he never came"})
    assert ledger.facts.agreed_on is None


def test_a_stranger_finds_none_of_it(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    payment = ledger.paid(agreement, 900_000)
    stranger = Ledger(1).office.browser()
    hers = f"claimants/{ledger.claimants[0].id}/verification"
    for where in (
        f"{ledger.case.id}/claims",
        f"payments/{payment.id}",
        f"agreements/{agreement.id}/payment",
        hers,
    ):
        assert stranger.get(f"/cases/{where}/").status_code == 404


def test_an_address_that_names_no_offer_is_an_empty_form(ledger):
    desk = ledger.office.browser()
    for text in ("nonsense", str(ledger.case.id), ""):
        assert desk.get(at(ledger, "agreement"), {"offer": text}).status_code == 200
