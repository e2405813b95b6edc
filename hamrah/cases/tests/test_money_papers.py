"""Papers of money in four languages: whole, and nobody else's amount. Not here: their look."""

import hashlib
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from hamrah.cases.actions import give_papers
from hamrah.cases.erasing import erase_her_cases
from hamrah.cases.models import SentLetter
from hamrah.cases.papers.drawing import HERE, LANGUAGES, words
from hamrah.cases.papers.of_rows import agreement_paper, computation_paper, receipt_paper
from hamrah.cases.rules.paying import HOWS, MODES
from hamrah.cases.tests.ledger import Ledger
from hamrah.ground.in_words import rupees_in_words
from hamrah.ground.problem import Problem
from hamrah.ground.room import Leaving
from hamrah.wages.law.words import KINDS

pytestmark = pytest.mark.django_db
EVERY = sorted(LANGUAGES)
LINES = ("wages", "half_days", "overtime", "lump", "paid", "advance", "in_kind", "deduction")


def text_of(pdf):
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(BytesIO(pdf)))


def pages_of(pdf):
    return len(pypdfium2.PdfDocument(BytesIO(pdf)))


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
    assert facts["in_words"] == rupees_in_words(411_100, language)
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
    rule = minimum["lines"][0][4]
    assert "Minimum Wages Act" in rule
    assert rule.endswith("in force from 1 Jan 2023, known since 31 Aug 2023")
    assert minimum["lines"][0][1:4] == ["19 days", "₹285", "₹5,415"]


@pytest.mark.parametrize("language", EVERY)
def test_each_paper_is_printed_as_a_pdf_of_its_own_language(ledger, language):
    agreement = ledger.agreed(900_000, rule="equal", form="written", witnesses=("Kamla",), is_final=True)
    payment = ledger.paid(agreement, 900_000)
    (receipt,) = ledger.received(payment, {0: 300_000}, how="thumb")
    desk, at = ledger.office.browser(), f"/cases/{ledger.case.id}/papers"
    for paper, of in (
        ("agreement", agreement.id),
        ("receipt", receipt),
        ("computation", ledger.claimants[0].id),
    ):
        answer = desk.post(f"{at}/{paper}.pdf", {"language": language, "of": of})
        assert pages_of(answer.content) == 1
        assert f"{paper}-{language}.pdf" in answer["Content-Disposition"]


def test_of_a_group_all_papers_come_in_one_to_be_printed(ledger):
    answer = ledger.office.browser().get(f"/cases/{ledger.case.id}/papers/computation.pdf")
    assert pages_of(answer.content) == 3


def test_a_receipt_that_was_taken_back_is_printed_no_more(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    cheque = ledger.paid(agreement, 900_000, mode="cheque", reference="1")
    ledger.cheque(cheque, "cleared")
    (receipt,) = ledger.received(cheque, {0: 300_000})
    ledger.cheque(cheque, "bounced")
    at = f"/cases/{ledger.case.id}/papers/receipt.pdf"
    assert ledger.office.browser().post(at, {"of": receipt}).status_code == 404
    with ledger.open(), pytest.raises(Problem) as refused:
        give_papers(ledger.actor, case=ledger.case, paper="receipt", of=[receipt], language="hi")
    assert refused.value.code == "cases.not_of_this_case"


def test_a_receipt_given_out_stays_as_it_was_and_shows_nobody_elses_amount(ledger):
    agreement = ledger.agreed(900_000, rule="hand", shares=hers(ledger, 411_100, 122_200, 366_700))
    ids = ledger.received(ledger.paid(agreement, 900_000), {0: 411_100, 1: 122_200}, how="seen")
    with ledger.open():
        first, second = give_papers(ledger.actor, case=ledger.case, paper="receipt", of=ids, language="hi")
        ledger.claimants[0].person.__class__.objects.filter(name=ledger.names[0]).update(name="Other")
        row = SentLetter.objects.get(id=first)
        assert (row.claimant_id, str(row.of_id)) == (ledger.claimants[0].id, ids[0])
        assert hashlib.sha256(row.pdf).digest() == bytes(row.sha256)
    desk = ledger.office.browser()
    mine, other = (text_of(desk.get(f"/cases/letters/{id}.pdf").content) for id in (first, second))
    assert ("4,111" in mine, ledger.names[0] in mine, "1,222" in mine) == (True, True, False)
    assert ("1,222" in other, "4,111" in other) == (True, False)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"paper": "love"}, "cases.no_such_letter"),
        ({"language": "xx"}, "cases.no_such_letter"),
        ({"of": []}, "cases.nothing_chosen"),
        ({"sent_on": date(2099, 1, 1)}, "cases.bad_day"),
    ],
    ids=str,
)
def test_what_cannot_be_given_out_is_refused(ledger, said, code):
    plain = {"paper": "computation", "of": [ledger.claimants[0].id], "language": "en"}
    with ledger.open(), pytest.raises(Problem) as refused:
        give_papers(ledger.actor, case=ledger.case, **plain | said)
    assert refused.value.code == code


def test_the_page_gives_papers_out_and_lists_them_with_who_and_how(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    desk, at = ledger.office.browser(), f"/cases/{ledger.case.id}/"
    said = {"of": agreement.id, "language": "gu", "how": "post", "to_said": "Shree Builders"}
    assert desk.post(f"{at}given/agreement/", said).status_code == 302
    assert "Shree Builders" in desk.get(at).content.decode()
    assert "Shree Builders" in desk.get(f"{at}letters/").content.decode()
    assert desk.post(f"{at}given/agreement/", {"language": "gu", "how": "post"}).status_code == 302
    assert desk.post(f"{at}given/love/", said).status_code == 404


def test_an_agreement_on_paper_names_each_share_and_part(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    with ledger.open():
        facts = agreement_paper(agreement).said(words("en"), "en")
    assert facts["shares"] == [[name, "₹3,000"] for name in ledger.names]
    assert [part[2] for part in facts["parts"]] == ["₹9,000"]
    assert (facts["amount"], facts["in_words"]) == ("₹9,000", "Rupees nine thousand only")


def test_each_paper_has_its_template():
    assert {path.stem for path in Path(HERE).glob("*.typ")} == {
        "receipt",
        "agreement",
        "computation",
        "letter",
    }


def hers(ledger, *paise):
    return {str(one.id): share for one, share in zip(ledger.claimants, paise, strict=True)}


def test_who_is_erased_is_on_no_copy_and_the_others_keep_theirs(ledger):
    agreement = ledger.agreed(900_000, rule="equal")
    ids = ledger.received(ledger.paid(agreement, 900_000), {0: 300_000, 1: 300_000}, how="seen")
    with ledger.open():
        given = {"case": ledger.case, "language": "en"}
        hers, others = give_papers(ledger.actor, paper="receipt", of=ids, **given)
        (everybodys,) = give_papers(ledger.actor, paper="agreement", of=[agreement.id], **given)
        leaving = Leaving((ledger.claimants[0].person_id,), frozenset({ledger.names[0]}))
        list(erase_her_cases(ledger.actor, leaving))
        left = {str(row.id): bool(row.pdf) for row in SentLetter.objects.all()}
    assert left == {hers: False, others: True, everybodys: False}
