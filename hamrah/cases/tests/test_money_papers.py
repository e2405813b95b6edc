"""Papers of money in four languages: whole, and nobody else's amount. Not here: their look."""

import re
from pathlib import Path

import pytest

from hamrah.cases.papers.drawing import HERE, LANGUAGES, words
from hamrah.cases.papers.of_rows import agreement_paper, computation_paper, receipt_paper
from hamrah.cases.rules.paying import HOWS, MODES
from hamrah.cases.tests.ledger import Ledger
from hamrah.wages.law.words import KINDS

pytestmark = pytest.mark.django_db
EVERY = sorted(LANGUAGES)
LINES = ("wages", "half_days", "overtime", "lump", "paid", "advance", "in_kind", "deduction")


@pytest.fixture
def ledger():
    ledger = Ledger(3, half_days=39, advance_paise=150_000)
    ledger.worked_out()
    return ledger


@pytest.mark.parametrize("language", EVERY)
def test_every_language_says_the_same_things_with_the_same_places_to_fill(language):
    english, other = words("en"), words(language)
    assert {part: set(said) for part, said in other.items()} == {
        part: set(said) for part, said in english.items()
    }
    for part, said in english.items():
        for name, text in said.items():
            assert re.findall(r"{\w+}", other[part][name]) == re.findall(r"{\w+}", text), (part, name)


def test_every_way_of_paying_and_every_line_of_the_law_has_its_word():
    english = words("en")
    assert (set(english["mode"]), set(english["how"])) == (set(MODES), set(HOWS))
    assert set(LINES) <= set(english["line"]) <= set(KINDS)


@pytest.mark.parametrize("language", EVERY)
def test_a_receipt_shows_her_amount_and_nobody_elses(ledger, language):
    agreement = ledger.agreed(900_000, rule="hand", shares=hers(ledger, 411_100, 122_200, 366_700))
    payment = ledger.paid(agreement, 900_000)
    ledger.received(payment, {0: 411_100, 1: 122_200, 2: 300_000}, how="seen")
    with ledger.open():
        facts = receipt_paper(payment.receipts.first()).said(words(language), language)
    printed = repr(facts)
    assert "₹4,111" in printed
    assert not {"1,222", "3,667", "3,000", "9,000"} & set(re.findall(r"[\d,]+", printed))


def test_a_receipt_says_what_is_still_missing_of_her_share_and_of_her_claim(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    payment = ledger.paid(agreement, 300_000)
    ledger.received(payment, {0: 100_000}, how="seen")
    with ledger.open():
        facts = receipt_paper(payment.receipts.get()).said(words("en"), "en")
    assert [amount for _label, amount in facts["standing"]] == ["₹1,000", "₹2,000", "₹5,300"]


def test_a_computation_shows_both_claims_and_the_rule_of_each_line(ledger):
    with ledger.open():
        facts = computation_paper(ledger.claimants[0]).said(words("en"), "en")
    agreed, minimum = facts["sheets"]
    assert (agreed["total"], minimum["total"]) == ("₹6,300", "₹4,057.50")
    assert "Minimum Wages Act" in minimum["lines"][0][4]
    assert minimum["lines"][0][1:4] == ["19 days", "₹285", "₹5,415"]


@pytest.mark.parametrize("language", EVERY)
def test_each_paper_is_printed_as_a_pdf_of_its_own_language(ledger, language):
    agreement = ledger.agreed(900_000, rule="equal", form="written", witnesses=("Kamla",), is_final=True)
    payment = ledger.paid(agreement, 900_000)
    (receipt,) = ledger.received(payment, {0: 300_000}, how="thumb")
    desk = ledger.office.browser()
    for where in (
        f"agreements/{agreement.id}/paper", f"receipts/{receipt}/paper",
        f"claimants/{ledger.claimants[0].id}/computation",
    ):  # fmt: skip
        answer = desk.get(f"/cases/{where}/", {"language": language})
        assert answer.content.startswith(b"%PDF")
        assert f"-{language}.pdf" in answer["Content-Disposition"]


def test_a_receipt_that_was_taken_back_is_printed_no_more(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    cheque = ledger.paid(agreement, 900_000, mode="cheque", reference="1")
    ledger.cheque(cheque, "cleared")
    (receipt,) = ledger.received(cheque, {0: 300_000})
    ledger.cheque(cheque, "bounced")
    assert ledger.office.browser().get(f"/cases/receipts/{receipt}/paper/").status_code == 404


def test_an_agreement_on_paper_names_each_share_and_part(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    with ledger.open():
        facts = agreement_paper(agreement).said(words("en"), "en")
    assert facts["shares"] == [[name, "₹3,000"] for name in ledger.names]
    assert [part[2] for part in facts["parts"]] == ["₹9,000"]


def test_each_paper_has_its_template():
    assert {path.stem for path in Path(HERE).glob("*.typ")} == {
        "receipt",
        "agreement",
        "computation",
        "letter",
    }


def hers(ledger, *paise):
    return {str(one.id): share for one, share in zip(ledger.claimants, paise, strict=True)}
