"""Papers: what is asked on the page is asked on paper, in each language, and it fits."""

import re
from io import BytesIO

import pypdfium2
import pytest

from hamrah.organisations.models import organisation_of
from hamrah.people.forms import RegisterForm
from hamrah.people.papers import drawing
from hamrah.people.tests.office import Office
from hamrah.people.views.papers import PAPERS, offered

pytestmark = pytest.mark.django_db
OFFERED = [(paper, one.code) for paper in PAPERS for one in offered(paper)]


@pytest.fixture
def office() -> Office:
    return Office()


def words_of(pdf: bytes) -> tuple[int, str]:
    """How many pages, and their text."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return len(pages), re.sub(r"\s+", " ", " ".join(pages))


def test_every_question_of_the_page_stands_on_the_blank_form(office: Office) -> None:
    with office.open():
        count, text = words_of(drawing.blank_form(organisation_of(office.organisation.id), "en"))
    assert count == 1
    for name, field in RegisterForm().fields.items():
        assert str(field.label) in text, name


@pytest.mark.parametrize(("paper", "language"), OFFERED)
def test_each_paper_is_one_page_in_each_language(office: Office, paper: str, language: str) -> None:
    answer = office.browser().get(f"/people/papers/{paper}.pdf?language={language}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert words_of(answer.content)[0] == 1


def test_the_sheet_bears_the_names_of_those_on_it_and_of_nobody_else(office: Office) -> None:
    shanti, other = office.worker("Shanti Bai", occupation="mason"), Office("Elsewhere").worker("Champa Bai")
    office.worker("Devli Bai")
    query = f"?language=en&person={shanti.id}&person={other.id}&person=nonsense"
    _count, text = words_of(office.browser().get(f"/people/papers/attestation.pdf{query}").content)
    assert "Shanti Bai" in text
    assert "mason" in text
    assert "Devli" not in text
    assert "Champa" not in text


def test_an_unknown_paper_or_language_is_not_found(office: Office) -> None:
    browser = office.browser()
    assert browser.get("/people/papers/passport.pdf").status_code == 404
    assert browser.get("/people/papers/form.pdf?language=xx").status_code == 404


def test_the_notice_is_offered_only_where_somebody_has_read_it_over(office: Office) -> None:
    assert ("notice", "gu") not in OFFERED
    assert ("form", "gu") in OFFERED
    browser = office.browser()
    browser.cookies["language"] = "gu"
    assert browser.get("/people/papers/notice.pdf?language=gu").status_code == 404
    of_page = browser.get("/people/papers/notice.pdf")
    assert "notice-hi.pdf" in of_page.headers["Content-Disposition"]
