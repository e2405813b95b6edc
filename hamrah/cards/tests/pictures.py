"""Names drawn in seven scripts, and the pictures kept of them. Not here: any test.

`python -m hamrah.cards.tests.pictures` draws the kept pictures anew; look at each before committing it.
"""

import argparse
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from hamrah.cards.drawing import Design, Printable, draw_cards
from hamrah.cards.drawing.pages import TEMPLATE
from hamrah.cards.rules.claim169 import build
from hamrah.cards.tests.cast import SIGNER, card

FOLDER = Path(__file__).with_name("pictures")
# Each holds conjuncts, a vowel sign that stands before its consonant, and marks above and below.
NAMES = {
    "devanagari": ("hin", "स्मृति क्षत्रिय ज्योत्स्ना"),
    "gujarati": ("guj", "જ્યોત્સ્ના કિર્તિ ક્ષત્રિય"),
    "odia": ("ori", "ଜ୍ୟୋତ୍ସ୍ନା କୃଷ୍ଣଚନ୍ଦ୍ର କେନ୍ଦ୍ର"),
    "telugu": ("tel", "కృష్ణ స్త్రీ వెంకట్రామయ్య"),
    "kannada": ("kan", "ಜ್ಯೋತ್ಸ್ನಾ ಕೃಷ್ಣ ಸ್ತ್ರೀ"),
    "bengali": ("ben", "জ্যোৎস্না কৃষ্ণ বিশ্বনাথ"),
    "tamil": ("tam", "கொற்றவை ஸ்ரீநிவாசன் தௌபீக்"),
}
# Millimetres of the front: where the holder's own name stands on a card without photo.
BOX, DOTS_AN_INCH = (3.5, 13.5, 72, 26), 200


def name_drawn(script: str, template: Path = TEMPLATE) -> Image.Image:
    """The name as it stands on a card, in greys."""
    language, name = NAMES[script]
    bare = card(name="Jyotsna", native_name=name, language=language, birth_year=None, number="AB-0000-0000-1")
    design = Design("Sahyog", "", "", "example.org/v")
    pdf = draw_cards([Printable(bare, build(bare, SIGNER))], design=design, template=template)
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS_AN_INCH / 72).to_pil().convert("L")
    return page.crop(tuple(round(mm / 25.4 * DOTS_AN_INCH) for mm in BOX))


def kept(script: str) -> Image.Image:
    return Image.open(FOLDER / f"{script}.png").convert("L")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How much of the ink differs: 0 the same, 1 as different as all of the ink."""
    ink = ImageStat.Stat(ImageChops.invert(other)).sum[0]
    return ImageStat.Stat(ImageChops.difference(one, other)).sum[0] / ink


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m hamrah.cards.tests.pictures", description=__doc__).parse_args()
    FOLDER.mkdir(exist_ok=True)
    for script in NAMES:
        name_drawn(script).save(FOLDER / f"{script}.png", optimize=True)
