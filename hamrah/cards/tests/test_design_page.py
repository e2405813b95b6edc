"""The page of the cards' look: shown before it is kept, refused in words, nothing typed lost."""

import base64
import re
from io import BytesIO

import pytest
from PIL import Image

from hamrah.cards.actions import name_issuer
from hamrah.cards.designs import design_said
from hamrah.cards.rules.design_file import LINES, DesignSaid
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
PAGE, BOSS = "/cards/design/", "administrator"
TYPED = {"first": "en", "second": "hi", "lines": list(LINES), "accent": "#12505b", "back": ""}
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" fill="#c00"/></svg>'


@pytest.fixture
def office():
    return Office()


def file(content, name="mark.svg"):
    upload = BytesIO(content)
    upload.name = name
    return upload


def sent(office, **typed):
    return office.browser(BOSS).post(PAGE, TYPED | typed)


def kept(office):
    with office.open(BOSS):
        return design_said()


def pictures(answer):
    found = re.findall(r'src="data:image/webp;base64,([^"]+)"', answer.content.decode())
    return [Image.open(BytesIO(base64.b64decode(one))).convert("RGB") for one in found]


def has_red(picture):
    """The logo's colour, whatever the picture's coder made of its shades."""
    return any(r > 180 and g < 30 and b < 30 for _many, (r, g, b) in picture.getcolors(10**6))


def test_the_page_shows_both_sides_at_their_real_proportions(office):
    front, back = pictures(office.browser(BOSS).get(PAGE))
    assert front.size == back.size
    assert front.width / front.height == pytest.approx(85.6 / 54, rel=0.01)


def test_a_look_is_shown_and_not_yet_kept(office):
    before = pictures(office.browser(BOSS).get(PAGE))[0]
    answer = sent(office, what="show", accent="#7a1f3d", logo=file(LOGO))
    assert answer.status_code == 200
    assert (204, 0, 0) in {
        tuple(round(part / 51) * 51 for part in colour)
        for _many, colour in pictures(answer)[0].getcolors(10**6)
    }
    assert pictures(answer)[0].tobytes() != before.tobytes()
    assert kept(office) == (DesignSaid(), None)


def test_what_was_shown_is_kept_with_its_logo_which_no_browser_sends_twice(office):
    shown = sent(office, what="show", logo=file(LOGO))
    logo = shown.context["kept"]
    assert sent(office, what="save", kept=logo, back="Open Monday to Saturday").status_code == 302
    said, stored = kept(office)
    assert said.back == "Open Monday to Saturday"
    assert b"rect" in stored
    assert sent(office, what="save").status_code == 302
    assert kept(office)[1] == stored, "a logo stays until it is taken off"
    sent(office, what="save", no_logo="on")
    assert kept(office)[1] is None


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (b"GIF89a", "neither an SVG nor a PNG"),
        (b"\x89PNG\r\n\x1a\nbroken", "is broken"),
        (b"<svg>" + b" " * 200_001, "larger than 200 kB"),
        (LOGO.replace(b"<rect", b"<script/><rect"), "holds &lt;script&gt;"),
    ],
)
def test_a_bad_logo_is_refused_in_words_and_the_rest_stays_typed(office, upload, words):
    answer = sent(office, what="save", logo=file(upload), back="Ask at the gate")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Ask at the gate" in page
    assert kept(office) == (DesignSaid(), None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"accent": "#ffff66"}, "so light cannot be read"),
        ({"accent": "red"}, "written like #12505b"),
        ({"second": "en"}, "stands twice"),
        ({"back": "x" * 121}, "at most 120 letters"),
    ],
)
def test_a_refused_look_keeps_the_logo_of_its_preview(office, typed, words):
    answer = sent(office, what="save", logo=file(LOGO), **typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert b"rect" in base64.b64decode(answer.context["kept"])


@pytest.mark.parametrize("spoilt", ["%%%", base64.b64encode(b"<html>").decode()])
def test_a_spoilt_preview_is_no_logo(office, spoilt):
    assert sent(office, what="save", kept=spoilt).status_code == 422


def test_a_language_nobody_has_read_says_so(office):
    page = office.browser(BOSS).get(PAGE).content.decode()
    assert "not yet read by a speaker in Gujarati, Marathi, Odia, Tamil, Telugu, Kannada, Bengali:" in page


def test_under_another_name_no_mark_is_offered(office):
    with office.open(BOSS):
        name_issuer(
            office.actor(BOSS), host="id.pravaas.example", name="Pravaas", phone="1800 000", letters="PK"
        )
    page = office.browser(BOSS).get(PAGE).content.decode()
    assert "nobody learns from a card who you are" in page
    assert 'name="logo"' not in page and 'name="accent"' not in page and 'name="back"' not in page
    sent(office, what="save", logo=file(LOGO), accent="#7a1f3d", back="Ask us", first="hi", second="")
    assert kept(office) == (DesignSaid(languages=("hi",)), None)
