"""Letters of a case: what stands on them, what never does, and that they stay as they were given out."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from hamrah.cases import actions
from hamrah.cases.models import SentLetter
from hamrah.cases.papers.drawing import LANGUAGES, paper_pdf, words
from hamrah.cases.papers.letter import LETTERS, Heard, LetterPaper, Worker
from hamrah.cases.papers.of_case import letter_of
from hamrah.cases.rules.steps import STEPS
from hamrah.cases.tests.ledger import Ledger
from hamrah.cases.told import FORUMS, OUTCOMES
from hamrah.ground.day_words import day_words
from hamrah.ground.problem import Problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger():
    made = Ledger(2)
    made.worked_out()
    return made


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def a_paper(letter: str, **facts) -> LetterPaper:
    two = (Worker("Kesar Bai", "Nathu", "Gogunda", 800_000, 620_000), Worker("Teju", claimed_paise=None))
    heard = (Heard(date(2026, 5, 4), "court", "C 12/26", "Room 3", "adjourned"),)
    said = {"workers": two, "since": date(2026, 1, 1), "until": date(2026, 1, 31), "claimed_paise": 800_000}
    return LetterPaper(
        letter,
        "2026-000007",
        date(2026, 6, 1),
        "Pagdandi",
        "1800",
        place="Surat",
        heard=heard,
        **said | facts,
    )


def told(letter: str, language: str = "en", **facts) -> dict:
    return a_paper(letter, **facts).said(words(language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language):
    mine, english = words(language), words("en")
    assert {name: set(part) for name, part in mine.items()} == {
        name: set(part) for name, part in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_house_has_its_word(language):
    mine = words(language)
    assert set(FORUMS) == set(mine["forum"])
    assert set(OUTCOMES) == set(mine["outcome"])
    assert set(STEPS["hearing"].results) <= set(mine["came"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS)
def test_no_sentence_keeps_a_gap(letter, language):
    said = told(letter, language, outcome="partial", closed_on=date(2026, 6, 2), next_on=date(2026, 6, 9))
    assert not [text for text in (*said["sentences"], *said["after"]) if "{" in text or "None" in text]


def test_the_slip_says_nothing_of_what_it_is_about():
    said = told("intake")
    everything = repr([said["rows"], said["sentences"], said["lines"]])
    assert "2026-000007" in everything
    assert not [fact for fact in ("Kesar", "Surat", "8,000", "wages") if fact in everything]


def test_a_notice_without_names_tells_how_many_alone(ledger):
    with ledger.open():
        actions.withhold_names(ledger.actor, case=ledger.case, withheld=True)
        ledger.case.refresh_from_db()
        paper = letter_of(ledger.actor, ledger.case, "notice")
        text = text_of(paper_pdf(ledger.actor, paper, "en"))
    assert "2 workers" in text
    assert "Worker 1" not in text
    assert "Worker 1" not in repr(paper)


def test_a_petition_names_everybody_with_both_sums(ledger):
    with ledger.open():
        text = text_of(paper_pdf(ledger.actor, letter_of(ledger.actor, ledger.case, "petition"), "en"))
    assert "Worker 1" in text
    assert text.count("8,000") == 2
    assert "section 45" in text
    assert "₹16,000 (Rupees sixteen thousand only)" in " ".join(text.split())


def test_what_is_no_matter_of_wages_names_no_section():
    assert "section" not in repr(told("petition", is_wages=False))


@pytest.mark.parametrize(("language", "rule"), [("en", "Code on Wages 2019"), ("hi", "मज़दूरी संहिता 2019")])
def test_the_closing_note_of_a_claim_too_late_says_by_which_rule_and_until_when(language, rule):
    old = Ledger(2, since=date(2022, 1, 3), until=date(2022, 2, 10))
    with old.open():
        actions.close_case(old.actor, case=old.case, outcome="time_barred")
        old.case.refresh_from_db()
        said = letter_of(old.actor, old.case, "closing", language=language).said(words(language), language)
        page = old.office.browser().get(f"/cases/{old.case.id}/").content.decode()
    (why,) = (one for one in said["sentences"] if rule in one)
    assert day_words(date(2025, 2, 10), language) in why
    assert "Work out the claims" not in page


def test_what_was_given_out_stays_as_it_was(ledger):
    with ledger.open():
        given = actions.give_letter(ledger.actor, case=ledger.case, letter="authority", language="gu")
        before = bytes(given.pdf)
        ledger.claimants[0].person.__class__.objects.filter(id=ledger.claimants[0].person_id).update(
            name="Other"
        )
        assert bytes(SentLetter.objects.get(id=given.id).pdf) == before
    page = ledger.office.browser().get(f"/cases/letters/{given.id}.pdf")
    assert page.content == before


@pytest.mark.parametrize(("safe", "code"), [("unknown", "cases.safe_not_known"), ("no", "cases.not_safe")])
def test_no_notice_goes_where_it_is_not_known_to_be_safe(ledger, safe, code):
    with ledger.open(), pytest.raises(Problem) as refused:
        ledger.case.__class__.objects.filter(id=ledger.case.id).update(safe=safe)
        actions.give_letter(ledger.actor, case=ledger.case, letter="notice", language="en")
    assert refused.value.code == code


def test_a_notice_given_out_is_a_step_of_the_case(ledger):
    with ledger.open():
        actions.say_safe(ledger.actor, case=ledger.case, safe="yes")
        actions.give_letter(ledger.actor, case=ledger.case, letter="notice", language="mr", how="post")
        assert ledger.case.steps.filter(what="notice", came="sent").count() == 1


def test_an_unknown_letter_is_refused(ledger):
    with ledger.open(), pytest.raises(Problem) as refused:
        actions.give_letter(ledger.actor, case=ledger.case, letter="love", language="en")
    assert refused.value.code == "cases.no_such_letter"


def test_the_page_gives_one_out_and_lists_it(ledger):
    desk, at = ledger.office.browser(), f"/cases/{ledger.case.id}/letters/"
    assert (
        desk.post(
            at, {"letter": "petition", "language": "hi", "how": "filed", "to_said": "Labour office"}
        ).status_code
        == 302
    )
    assert "Labour office" in desk.get(at).content.decode()
    assert desk.get(f"{at}petition.pdf?language=gu").content.startswith(b"%PDF")
    assert desk.get(f"{at}love.pdf").status_code == 404
