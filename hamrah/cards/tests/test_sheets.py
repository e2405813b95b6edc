"""Sheets of ten: front and back meet, cut marks stand alike on both sides, and every code is read."""

import claim169
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from hamrah.cards.drawing import Layout, draw_cards
from hamrah.cards.drawing.press import drawn
from hamrah.cards.tests.cast import KEY, LONG_NAMES
from hamrah.cards.tests.test_drawing import DESIGN, printable, rasters, scanned

FINE = 600
PIXEL_MM = 25.4 / FINE
CARD_MM, A4_MM = (85.6, 54.0), (210.0, 297.0)
MARGIN_MM = 4.0


@pytest.fixture(scope="module")
def ten():
    names = [LONG_NAMES[at % len(LONG_NAMES)] for at in range(10)]
    return [
        printable(name=name, native_name=native, language=code, home="Gogunda, Udaipur", trade="Mason")
        for name, native, code in names
    ]


@pytest.fixture(scope="module")
def sheet(ten):
    return draw_cards(ten, design=DESIGN, layout=Layout.A4)


def grey(pdf, dots_an_inch):
    return [page.convert("L") for page in rasters(pdf, dots_an_inch)]


def slot(at, mirrored=False):
    """Left and top edge of a card's place on the sheet, in mm."""
    column = 1 - at % 2 if mirrored else at % 2
    left, top = (A4_MM[0] - 2 * CARD_MM[0]) / 2, (A4_MM[1] - 5 * CARD_MM[1]) / 2
    return left + column * CARD_MM[0], top + at // 2 * CARD_MM[1]


def ink_mm(page, box_mm):
    """The box of the ink inside a box, in mm of the page."""
    box = [round(mm / PIXEL_MM) for mm in box_mm]
    found = ImageChops.invert(page.crop(box)).point(lambda grey: 255 * (grey > 100)).getbbox()
    return [(found[side] + box[side % 2]) * PIXEL_MM for side in range(4)]


def test_front_and_back_of_each_card_meet_to_a_tenth_of_a_millimetre(sheet):
    front, back = grey(sheet, FINE)
    for at in range(10):
        edges = []
        for page, mirrored in ((front, False), (back, True)):
            left, top = slot(at, mirrored)
            ink = ink_mm(page, (left + 1, top + 1, left + CARD_MM[0] - 1, top + CARD_MM[1] - 1))
            edges.append(ink[0] if not mirrored else A4_MM[0] - ink[0] - (CARD_MM[0] - 2 * MARGIN_MM))
        # Both begin 4 mm inside their own place; seen through the paper these are the two ends of one card.
        assert abs(edges[0] - edges[1]) < 0.1, at


def darkest_row_mm(page, box_mm):
    """How far below the box's upper edge its darkest row of pixels stands, and how dark it is (0-255)."""
    part = page.crop([round(mm / PIXEL_MM) for mm in box_mm])
    rows = ImageChops.invert(part).resize((1, part.height), Image.Resampling.BOX).tobytes()
    return rows.index(max(rows)) * PIXEL_MM, max(rows)


def test_front_and_back_of_each_card_stand_at_the_same_height(sheet):
    """The line below the issuer's name is alike on all ten fronts; the code in the middle of each back."""
    front, back = grey(sheet, FINE)
    heights = []
    for at in range(10):
        left, top = slot(at)
        height, dark = darkest_row_mm(front, (left + 5, top + 8, left + CARD_MM[0] - 5, top + 13))
        assert dark > 150, "the line runs over the whole card"
        heights.append(height)
        left, top = slot(at, mirrored=True)
        half = left + CARD_MM[0] / 2
        ink = ink_mm(back, (half, top + 1, left + CARD_MM[0] - 1, top + CARD_MM[1] - 1))
        assert abs((ink[1] + ink[3]) / 2 - top - CARD_MM[1] / 2) < 0.1, at
        assert abs(left + CARD_MM[0] - 3 - ink[2] - (ink[1] - top - 4)) < 0.1, (
            "as far from the edge, quiet zone apart"
        )
    assert max(heights) - min(heights) < 0.1


def test_cut_marks_stand_at_the_same_places_on_both_sides(sheet):
    front, back = grey(sheet, FINE)
    left, top = slot(0)
    for box in (
        (0, 0, A4_MM[0], top - 1.5),
        (0, A4_MM[1] - top + 1.5, *A4_MM),
        (0, 0, left - 1.5, A4_MM[1]),
        (A4_MM[0] - left + 1.5, 0, *A4_MM),
    ):
        pixels = [round(mm / PIXEL_MM) for mm in box]
        marks = [page.crop(pixels) for page in (front, back)]
        assert ImageChops.difference(*marks).getbbox() is None
        assert ImageChops.invert(marks[0]).getbbox() is not None


@pytest.mark.parametrize("dots_an_inch", [300, 150])
def test_every_code_of_a_sheet_is_verified_by_other_software(sheet, ten, dots_an_inch):
    texts = scanned(rasters(sheet, dots_an_inch))
    assert sorted(texts) == sorted(one.text for one in ten)
    for text in texts:
        assert claim169.decode(text, verify_with_ed25519=KEY.public_key).is_verified()


@pytest.mark.parametrize("dots_an_inch", [300, 150])
def test_every_single_card_is_verified_by_other_software(ten, dots_an_inch):
    texts = scanned(rasters(draw_cards(ten, design=DESIGN), dots_an_inch))
    assert texts == [one.text for one in ten]
    assert all(claim169.decode(text, verify_with_ed25519=KEY.public_key).is_verified() for text in texts)


@pytest.mark.parametrize("layout", list(Layout))
def test_presses_draw_what_one_process_draws(ten, layout):
    said = [(one.text, one.photo_jpeg) for one in ten]
    orders = [(said[:3], DESIGN, layout), (said[3:], DESIGN, layout), (said[:1], DESIGN, layout)]
    sizes = [len(pypdfium2.PdfDocument(pdf)) for pdf in drawn(iter(orders))]
    assert sizes == ([2, 2, 2] if layout is Layout.A4 else [6, 14, 2])


def test_a_press_that_fails_says_so(ten):
    broken = [([(ten[0].text, None)], DESIGN, Layout.A4), ([], DESIGN, Layout.A4)]
    with pytest.raises(RuntimeError, match="press"):
        list(drawn(iter(broken)))


def test_the_print_photo_is_sharp_and_small(ten):
    page = pypdfium2.PdfDocument(draw_cards(ten[:1], design=DESIGN))[0]
    photo = next(it for it in page.get_objects() if isinstance(it, pypdfium2.PdfImage))
    left, bottom, right, top = photo.get_bounds()
    width, height = photo.get_px_size()
    assert min(width / (right - left), height / (top - bottom)) * 72 >= 250
    assert zxingcpp.read_barcodes(page.render(scale=4).to_pil()) == []
