"""The page of how cards look. Not here: what a design may say (test_design.py)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamrah.cards.designs import design_said
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
SAID = {"first": "hi", "second": "en", "accent": "#7A1F3D", "lines": ["face", "home"], "back": "10 to 5"}
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'


@pytest.fixture
def office() -> Office:
    return Office(is_demo=True)


def kept(office: Office):
    with office.open():
        return design_said()


def test_what_is_chosen_is_printed_from_now_on_and_the_logo_stays(office):
    browser = office.browser("administrator")
    browser.post("/cards/design/", {**SAID, "logo": SimpleUploadedFile("logo.svg", LOGO)})
    said, logo = kept(office)
    assert (said.accent, said.languages, said.lines, said.back) == (
        "#7a1f3d", ("hi", "en"), ("face", "home"), "10 to 5",
    )  # fmt: skip
    assert logo
    browser.post("/cards/design/", {**SAID, "back": ""})
    assert kept(office)[1] == logo
    browser.post("/cards/design/", {**SAID, "no_logo": "on"})
    assert kept(office)[1] is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"accent": "#ffff00"}, "cannot be read on white"),
        ({"accent": "red"}, "A colour is written like"),
        ({"second": "hi"}, "nothing twice"),
        ({"logo": SimpleUploadedFile("logo.svg", b"not a drawing")}, "logo"),
        ({"logo": SimpleUploadedFile("logo.png", b"x" * 300_000)}, "200 kB"),
    ],
)
def test_what_cannot_be_printed_is_said_and_nothing_changes(office, wrong, said):
    before = kept(office)
    answer = office.browser("administrator").post("/cards/design/", {**SAID, **wrong})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert kept(office) == before
