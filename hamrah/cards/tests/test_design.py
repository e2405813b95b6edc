"""The design of cards: its file, its logo, its words; and that nothing signed hangs on it."""

import unicodedata
from collections import Counter
from dataclasses import fields

import pytest
from PIL import Image

from hamrah.cards import told
from hamrah.cards.actions import issue_card, set_design
from hamrah.cards.designs import design_of, design_said
from hamrah.cards.drawing import draw_cards
from hamrah.cards.drawing.words import LANGUAGES, Words
from hamrah.cards.models import Card
from hamrah.cards.panels import lines_of
from hamrah.cards.printing import pdf_of
from hamrah.cards.rules import design_file
from hamrah.cards.rules.design_file import DesignSaid, as_file, design_in
from hamrah.cards.rules.logo import safe_logo
from hamrah.cards.tests.test_drawing import printable, rasters, scanned, words_of
from hamrah.ground.problem import Problem
from hamrah.organisations.models import organisation_of
from tests.cast import accepted

# The letters that a card's back is written in.
SCRIPT = {
    "hi": "DEVANAGARI", "mr": "DEVANAGARI", "gu": "GUJARATI", "or": "ORIYA", "ta": "TAMIL", "te": "TELUGU",
    "kn": "KANNADA", "bn": "BENGALI",
}  # fmt: skip
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside):
    return f'<svg {NAMESPACE} viewBox="0 0 9 9">{inside}</svg>'.encode()


def code_of(call, *said, **named):
    with pytest.raises(Problem) as refused:
        call(*said, **named)
    return refused.value.code


def test_a_design_survives_its_file():
    said = DesignSaid("#7a1f3d", ("ta", "en"), ("face", "home"), 'Open "Monday" to Saturday')
    assert design_in(as_file(said, "logo.svg")) == (said, "logo.svg")


def test_an_empty_file_is_the_house_s_own_design():
    assert design_in("") == (DesignSaid(), None)


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("colour = 'red'", "cards.design", "colour"),
        ("accent = 'red'", "cards.accent", "#12505b"),
        ("accent = '#ffff66'", "cards.design", "light"),
        ("accent = 12", "cards.accent", "#12505b"),
        ("languages = ['en', 'xx']", "cards.design", "xx"),
        ("languages = ['en', 'hi', 'ta']", "cards.design", "one or two"),
        ("languages = []", "cards.design", "one or two"),
        ("languages = 7", "cards.design", "languages"),
        ("languages = ['hi', 'hi']", "cards.design", "twice"),
        ("lines = ['phone']", "cards.design", "phone"),
        ("lines = [['face']]", "cards.design", "lines"),
        ("back = 5", "cards.design", "back"),
        (f"back = '{'x' * 121}'", "cards.design", "120"),
        ('back = "a\\u202eb"', "cards.design", "back"),
        ("logo = 3", "cards.design", "logo"),
        ("accent == 1", "cards.design_unreadable", "line 1"),
        ("#" * 10_001, "cards.design_unreadable", "long"),
    ],
)
def test_what_a_design_cannot_say_is_named(text, code, word):
    with pytest.raises(Problem) as refused:
        design_in(text)
    assert refused.value.code == code
    assert word in str(refused.value)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)" width="9" height="9"/>',
        '<image href="https://example.org/a.png"/>',
        '<use xlink:href="https://example.org/a.svg#b"/>',
        '<g id="a"><use href="#a"/></g>',
        '<rect fill="url(https://example.org/a)" width="9" height="9"/>',
        '<rect style="fill:url( \'//example.org/a\')" width="9" height="9"/>',
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<a href="#x"><rect width="9" height="9"/></a>',
        "<text>Sahyog</text>",
        "<style>@import 'x'</style>",
        "<g><set attributeName='x' to='y'/></g>",
    ],
)
def test_a_logo_that_acts_or_points_outside_is_refused(inside):
    assert code_of(safe_logo, svg(inside)) == "cards.logo"


@pytest.mark.parametrize(
    "upload",
    [
        b"GIF89a",
        b"",
        b"<svg",
        b"\x89PNG\r\n\x1a\nbroken",
        b"<html><svg/></html>",
        b'<!DOCTYPE svg [<!ENTITY a "aa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg>" + b" " * 200_001,
    ],
)
def test_what_is_no_logo_is_refused(upload):
    assert code_of(safe_logo, upload) == "cards.logo"


def test_a_logo_of_shapes_is_kept_and_what_drawing_programs_note_is_gone():
    safe = safe_logo(
        svg(
            '<defs><linearGradient id="g"><stop stop-color="#123456"/></linearGradient></defs>'
            '<metadata>by somebody</metadata><!-- note --><path d="M0 0L9 9" fill="url(#g)"/>'
        )
    )
    assert b"path" in safe and b"url(#g)" in safe
    assert b"somebody" not in safe and b"note" not in safe


def test_a_png_is_made_new_from_its_pixels():
    from io import BytesIO

    from PIL.PngImagePlugin import PngInfo

    notes, out = PngInfo(), BytesIO()
    notes.add_text("Author", "somebody")
    Image.new("RGBA", (1200, 300), "#12505b80").save(out, "PNG", pnginfo=notes)
    safe = safe_logo(out.getvalue())
    assert b"somebody" not in safe
    assert Image.open(BytesIO(safe)).size == (600, 150)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_are_whole_and_drawn(language):
    words = LANGUAGES[language]
    for field in fields(Words):
        said = getattr(words, field.name)
        assert said or field.name == "reviewed"
        assert (
            language == "en"
            or field.name in ("language", "reviewed")
            or said != getattr(LANGUAGES["en"], field.name)
        )


def test_the_languages_of_the_file_are_those_there_are_words_for():
    assert set(design_file.LANGUAGES) == set(LANGUAGES) == set(told.LANGUAGES)
    assert {code for code, words in LANGUAGES.items() if words.reviewed} == {"en", "hi"}


@pytest.mark.django_db
def test_a_design_changes_the_look_and_never_what_is_signed(houses):
    house = houses[0]
    with house.at_work():
        card = issue_card(house["ela"], person=accepted(house["ela"], "Nandu Gameti", occupation="mason"))
        text, organisation = card.text, organisation_of(house.id)
        plain = rasters(pdf_of([card], organisation), 150)
        said = DesignSaid("#7a1f3d", ("hi",), ("face",), "Open Monday to Saturday")
        set_design(house["ela"], said=said, logo=svg('<rect width="9" height="9"/>'))
        dressed = pdf_of([card], organisation)
        assert Card.objects.get(id=card.id).text == text
    assert scanned(rasters(dressed, 150)) == scanned(plain) == [text]
    assert "Open Monday to Saturday" in words_of(dressed)[1]
    assert rasters(dressed, 150)[0] != plain[0]


@pytest.mark.django_db
def test_the_design_of_one_organisation_is_nobody_else_s(houses):
    ours, theirs = houses
    with ours.at_work():
        set_design(ours["ela"], said=DesignSaid("#7a1f3d"), logo=svg('<rect width="9" height="9"/>'))
        assert design_said()[0].accent == "#7a1f3d"
    with theirs.at_work():
        assert design_said() == (DesignSaid(), None)


@pytest.mark.django_db
def test_only_the_lines_of_the_design_are_offered(houses):
    house = houses[0]
    with house.at_work():
        her = accepted(house["ela"], "Nandu Gameti", occupation="mason", district_said="Udaipur", gender="F")
        assert {line for line, _name, _text in lines_of(her)} == {"home", "trade", "gender"}
        set_design(house["ela"], said=DesignSaid(lines=("face", "home")))
        assert {line for line, _name, _text in lines_of(her)} == {"home"}


@pytest.mark.django_db
def test_a_card_desk_may_not_change_the_design(houses):
    assert code_of(set_design, houses[0]["farah"], said=DesignSaid()) == "verb.not_allowed"


@pytest.mark.django_db
def test_a_design_with_every_language_is_drawn(houses):
    house = houses[0]
    with house.at_work():
        for language in LANGUAGES:
            set_design(house["ela"], said=DesignSaid(languages=(language,)))
            design = design_of(organisation_of(house.id))
            _front, back = words_of(draw_cards([printable()], design=design))
            spoken = Counter(unicodedata.name(letter).split()[0] for letter in back if letter.isalpha())
            assert spoken.most_common(1)[0][0] == SCRIPT.get(language, "LATIN"), language
