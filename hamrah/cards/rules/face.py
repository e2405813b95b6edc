"""A face that leaves the card's code readable: the longer the name, the smaller the picture.

Not here: how a face is made small (files.thumbnail).
"""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from hamrah.cards.rules.claim169 import AIMED_AT_CHARACTERS, NEVER_ABOVE_CHARACTERS, Card, build, signed_text
from hamrah.cards.rules.cose import Signer
from hamrah.files.thumbnail import thumbnail_webp

_STEPS = 5
# Signed and deflated, a byte of picture costs about 1.6 characters of Base45.
_CHARACTERS_A_BYTE = 1.6


def with_face(
    card: Card, signer: Signer, *, thumbnail: bytes, portrait: Callable[[], Image.Image]
) -> tuple[Card, str]:
    """`card` with the thumbnail kept since photo intake, or, where the words need its room, a smaller one.

    `portrait` loads the kept photo, asked for only then. Returns the card as signed and its text.
    """
    return with_kept_face(card, thumbnail, signer) or fit_face(card, portrait(), signer)


def fit_face(card: Card, portrait: Image.Image, signer: Signer) -> tuple[Card, str]:
    """`card` with the best face that fits, and its signed text.

    At most 970 characters where a face can be that small, at most 1,134 where a long name leaves less;
    where even that is too much, the card is issued without a face. Raises Problem("cards.too_much_text")
    when the words alone do not fit.
    """
    bare = replace(card, face_webp=None)
    bare_text = build(bare, signer)
    for most in (AIMED_AT_CHARACTERS, NEVER_ABOVE_CHARACTERS):
        fitted = _within(bare, len(bare_text), portrait, signer, most)
        if fitted is not None:
            return fitted
    return bare, bare_text


def with_kept_face(card: Card, thumbnail: bytes, signer: Signer) -> tuple[Card, str] | None:
    """`card` with the face made at photo intake and its text; None when the words leave it no room."""
    faced = replace(card, face_webp=thumbnail)
    text = signed_text(faced, signer)
    return None if len(text) > AIMED_AT_CHARACTERS else (faced, text)


def _within(
    bare: Card, bare_characters: int, portrait: Image.Image, signer: Signer, most: int
) -> tuple[Card, str] | None:
    room_bytes = int((most - bare_characters) / _CHARACTERS_A_BYTE)
    for _ in range(_STEPS):
        faced = replace(bare, face_webp=thumbnail_webp(portrait, most_bytes=room_bytes))
        text = signed_text(faced, signer)
        if len(text) <= most:
            return faced, text
        room_bytes -= max(4, int((len(text) - most) / _CHARACTERS_A_BYTE) + 2)
    return None
