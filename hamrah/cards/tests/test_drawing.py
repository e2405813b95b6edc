"""The printed card: signed, drawn, rasterised, scanned and verified by software that is not ours."""

import claim169
import pypdfium2
import pytest
import zxingcpp

from hamrah.cards.drawing import Design, Layout, Printable, draw_cards
from hamrah.cards.drawing.words import ENGLISH, HINDI
from hamrah.cards.rules.claim169 import build
from hamrah.cards.rules.face import fit_face
from hamrah.cards.rules.reading import Verdict, read
from hamrah.cards.tests.cast import ISSUED_AT, KEY, LONG_NAMES, SIGNER, TRUSTED, card, photo
from hamrah.files.photos import pixels_of
from hamrah.ground.problem import Problem

DESIGN = Design(
    issuer="Sahyog Shramik Kendra",
    issuer_phone="0294 245 0000",
    helpline="1800 000 0000",
    verify_address="hamrah.example.org/verify",
)
QR = zxingcpp.BarcodeFormat.QRCode
POINTS_A_MM = 72 / 25.4


def printable(**changes):
    portrait = photo()
    fitted, text = fit_face(card(**changes), pixels_of(portrait.jpeg), SIGNER)
    return Printable(fitted, text, portrait.print_jpeg)


def rasters(pdf, dots_an_inch=300):
    return [page.render(scale=dots_an_inch / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def scanned(pages):
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page, formats=QR)]


def words_of(pdf):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("dots_an_inch", [300, 150])
def test_a_printed_card_is_verified_by_other_software_with_only_the_public_key(dots_an_inch):
    (text,) = scanned(rasters(draw_cards([printable()], design=DESIGN), dots_an_inch))
    result = claim169.decode(text, verify_with_ed25519=KEY.public_key)
    assert result.is_verified()
    assert result.claim169.secondary_full_name == "सीता देवी मीणा"


def test_a_printed_card_is_verified_by_our_own_reader():
    ready = printable()
    (text,) = scanned(rasters(draw_cards([ready], design=DESIGN)))
    found = read(text, keys=TRUSTED, at=ISSUED_AT + 1)
    assert (found.card, found.verdict) == (ready.card, Verdict.GENUINE)


def test_every_long_name_is_printed_and_scanned():
    ready = [printable(name=name, native_name=native, language=code) for name, native, code in LONG_NAMES]
    assert scanned(rasters(draw_cards(ready, design=DESIGN))) == [one.text for one in ready]


@pytest.mark.parametrize("letters", [1, 120])
def test_a_name_of_one_letter_and_one_of_120_are_printed_whole_and_scanned(letters):
    name, native = ("Abdul Rahman Shaikh " * 7)[:letters], ("अब्दुल रहमान शेख " * 8)[:letters]
    ready = printable(name=name.strip().ljust(letters, "a"), native_name=native.strip(), language="hin")
    pdf = draw_cards([ready], design=DESIGN)
    assert scanned(rasters(pdf)) == [ready.text]
    assert ready.card.name in " ".join(words_of(pdf)[0].split())


def test_a_card_has_its_real_size_and_two_sides():
    pages = pypdfium2.PdfDocument(draw_cards([printable()], design=DESIGN))
    assert [tuple(round(side / POINTS_A_MM, 1) for side in page.get_size()) for page in pages] == [
        (85.6, 54.0)
    ] * 2


def test_the_front_says_what_is_signed():
    front, _ = words_of(
        draw_cards([printable(number="AB-0000-0000-1", home="Gogunda, Udaipur")], design=DESIGN)
    )
    for said in (
        "AB-0000-0000-1",
        "Sita Devi Meena",
        "1994",
        "Gogunda, Udaipur",
        "20 Sep 2028",
        "0294 245 0000",
    ):
        assert said in front.replace("\u00a0", " ")


def test_the_day_stands_in_one_line_below_its_label():
    widest = card(number="AM-MMWW-WMMW-F", expires_at=ISSUED_AT + 800 * 86_400)
    pdf = draw_cards([Printable(widest, build(widest, SIGNER), photo().print_jpeg)], design=DESIGN)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    front = page.get_text_range().replace("\u00a0", " ")
    label, day = front.index(ENGLISH.valid_till), front.index("29 Nov 2028")
    boxes = [page.get_charbox(day + at) for at in (0, len("29 Nov 2028") - 1)]
    assert abs(boxes[0][1] - boxes[1][1]) < 1
    assert max(top for _, _, _, top in boxes) < page.get_charbox(label)[1]


def test_the_back_tells_where_to_check():
    _, back = words_of(draw_cards([printable()], design=DESIGN))
    assert "hamrah.example.org/verify" in back


def test_a_line_not_chosen_leaves_no_label():
    front, _ = words_of(draw_cards([printable(birth_year=None)], design=DESIGN))
    assert not any(label in front for label in (ENGLISH.born, ENGLISH.home, HINDI.trade, ENGLISH.relation))


def test_a_card_without_a_photo_is_drawn():
    bare = card()
    pages = rasters(draw_cards([Printable(bare, build(bare, SIGNER))], design=DESIGN))
    assert scanned(pages) == [build(bare, SIGNER)]


def test_twelve_cards_fill_two_sheets_of_ten_with_backs_mirrored():
    bare = [card() for _ in range(12)]
    ready = [Printable(one, build(one, SIGNER)) for one in bare]
    pdf = draw_cards(ready, design=DESIGN, layout=Layout.A4)
    sheets = rasters(pdf, 200)
    assert len(sheets) == 4
    found = {code.text: code.position.top_left.x for code in zxingcpp.read_barcodes(sheets[1], formats=QR)}
    assert set(found) == {one.text for one in ready[:10]}
    assert found[ready[0].text] > found[ready[1].text]


@pytest.mark.parametrize("words", [(ENGLISH,), (HINDI,), (HINDI, ENGLISH)])
def test_a_card_speaks_the_languages_its_design_chooses(words):
    design = Design("Sahyog", "", "", "example.org/v", words=words)
    _front, back = words_of(draw_cards([printable()], design=design))
    assert (ENGLISH.to_check in " ".join(back.split())) == (ENGLISH in words)
    assert any("\u0900" <= letter <= "\u097f" for letter in back) == (HINDI in words)


def test_a_logo_stands_on_the_card():
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    plain = Design("Sahyog", "", "", "example.org/v")
    with_logo = Design("Sahyog", "", "", "example.org/v", logo=logo)
    ready = printable()
    assert rasters(draw_cards([ready], design=plain))[0] != rasters(draw_cards([ready], design=with_logo))[0]


def test_a_colour_is_a_colour():
    with pytest.raises(Problem):
        Design("Sahyog", "", "", "example.org/v", accent='red"); evil(')


def test_a_name_is_text_and_never_markup():
    front, _ = words_of(draw_cards([printable(name="#sys *Sita* $x$", birth_year=None)], design=DESIGN))
    assert "#sys *Sita* $x$" in front
