"""A card of nobody, to show how a design looks before it is kept. Not here: the design, any real holder."""

import base64
import time
from functools import cache
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.pages import Printable, draw_cards
from hamrah.cards.rules.claim169 import Card, Status
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.face import with_face
from hamrah.cards.rules.number import new_number
from hamrah.files.faces import invented_face
from hamrah.files.photos import Photo, jpeg, take_photo

# At the size of a phone: the code in it is grain, and grain is what a page pays for.
NAME, DOTS_AN_INCH, QUALITY = "Kamla Devi", 90, 28
TWO_YEARS_S = 730 * 86_400
# Language of the card's words -> language of the claim, and her name in its script.
NATIVE = {
    "hi": ("hin", "कमला देवी"),
    "gu": ("guj", "કમલા દેવી"),
    "mr": ("mar", "कमला देवी"),
    "or": ("ori", "କମଳା ଦେବୀ"),
    "ta": ("tam", "கமலா தேவி"),
    "te": ("tel", "కమలా దేవి"),
    "kn": ("kan", "ಕಮಲಾ ದೇವಿ"),
    "bn": ("ben", "কমলা দেবী"),
}
LINES = {"relation": "Ramlal", "home": "Udaipur", "trade": "Mason", "gender": 2}


def pictures(design: Design, *, host: str, prefix: str, lines: tuple[str, ...]) -> list[str]:
    """Front and back of the card of nobody, as the printer would print them: pictures inside the page."""
    printed = draw_cards([card_of_nobody(design.words[0].language, host, prefix, lines)], design=design)
    return [_inside_the_page(page) for page in pypdfium2.PdfDocument(printed)]


def card_of_nobody(language: str, host: str, prefix: str, lines: tuple[str, ...]) -> Printable:
    """Signed by a key that is forgotten at once: whoever scans it learns that nobody vouches for it."""
    claimed, native = NATIVE.get(language, NATIVE["hi"])
    now = int(time.time())
    said = Card(
        issuer=host,
        number=new_number(prefix),
        name=NAME,
        native_name=native,
        language=claimed,
        birth_year=1990,
        issued_at=now,
        expires_at=now + TWO_YEARS_S,
        status=Status(0, f"https://{host}/s/sample"),
        **{line: said for line, said in LINES.items() if line in lines},  # type: ignore[arg-type]
    )
    photo, signer = _photo(), Signer.of(Ed25519PrivateKey.generate())
    card, text = with_face(said, signer, thumbnail=photo.thumbnail_webp, portrait=lambda: invented_face(7))
    return Printable(card, text, photo.print_jpeg)


@cache
def _photo() -> Photo:
    return take_photo(jpeg(invented_face(7, woman=True), quality=90))


def _inside_the_page(page: pypdfium2.PdfPage) -> str:
    out = BytesIO()
    page.render(scale=DOTS_AN_INCH / 72).to_pil().save(out, "WEBP", quality=QUALITY, method=6)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()
