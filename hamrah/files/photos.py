"""A worker's photo from any upload, made new from its pixels. Not here: where photos are kept.

Position, time, camera and whatever else a file carries are gone by construction: nothing but the
pixels crosses over.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from hamrah.files.thumbnail import thumbnail_webp
from hamrah.ground.problem import Problem

SIZE_PX = (480, 600)
PRINT_SIZE_PX = (240, 300)
PRINT_QUALITIES, LARGEST_PRINT_BYTES = (84, 78, 72, 64, 54, 42, 30), 11_000
LARGEST_BYTES = 25_000_000
LARGEST_PIXELS = 60_000_000
SMALLEST_SIDE_PX = 60
# A sheet of A4 at 150 dots an inch is read without effort.
SHEET_SIDE_PX, SHEET_QUALITY = 1_750, 75
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
# Faces stand above the middle of a portrait.
_CENTRE = (0.5, 0.42)


@dataclass(frozen=True, slots=True)
class Photo:
    """`jpeg` 480x600 to keep, `print_jpeg` 240x300 for the printer, `thumbnail_webp` for the card."""

    jpeg: bytes
    print_jpeg: bytes
    thumbnail_webp: bytes


def take_photo(upload: bytes) -> Photo:
    """The photo in `upload`, upright, cropped 4:5. Raises Problem("files.not_a_photo") and others below."""
    portrait = _portrait(upload)
    return Photo(
        jpeg=jpeg(portrait, quality=85),
        print_jpeg=_for_print(portrait),
        thumbnail_webp=thumbnail_webp(portrait),
    )


def take_sheet(upload: bytes) -> bytes:
    """A picture of a whole sheet or place, upright, uncropped, legible: JPEG. Raises as `take_photo`."""
    sheet = _opened(upload, _whole)
    return jpeg(sheet, quality=SHEET_QUALITY)


def _for_print(portrait: Image.Image) -> bytes:
    """24x30 mm at 254 dots an inch; a restless picture is kept coarser, or a PDF of many grows too large."""
    small = portrait.resize(PRINT_SIZE_PX, Image.Resampling.LANCZOS)
    tried = (jpeg(small, quality=quality) for quality in PRINT_QUALITIES)
    return next((kept for kept in tried if len(kept) <= LARGEST_PRINT_BYTES), jpeg(small, quality=20))


def pixels_of(kept_jpeg: bytes) -> Image.Image:
    """The kept photo as pixels, to fit a smaller face."""
    opened = Image.open(BytesIO(kept_jpeg), formats=("JPEG",))
    # Read at a quarter of its size, in a third of the time: a face on a card has 64x80 at most.
    opened.draft("RGB", (SIZE_PX[0] // 4, SIZE_PX[1] // 4))
    return opened.convert("RGB")


def jpeg(picture: Image.Image, *, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
    return out.getvalue()


def _portrait(upload: bytes) -> Image.Image:
    return _opened(upload, _upright)


def _opened(upload: bytes, made: Callable[[bytes], Image.Image]) -> Image.Image:
    if len(upload) > LARGEST_BYTES:
        raise _too_large()
    try:
        with warnings.catch_warnings():
            # Our own limit below is the stricter one; Pillow's warning would only be noise.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return made(upload)
    except Image.DecompressionBombError as wrong:
        raise _too_large() from wrong
    # Pillow's readers raise whatever a broken file makes them trip over.
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        EOFError,
        IndexError,
    ) as wrong:
        raise _not_a_photo() from wrong


def _whole(upload: bytes) -> Image.Image:
    with Image.open(BytesIO(upload), formats=FORMATS) as opened:
        _refuse_size(opened)
        opened.draft("RGB", (SHEET_SIDE_PX, SHEET_SIDE_PX))
        flat = _on_white(ImageOps.exif_transpose(opened))
        flat.thumbnail((SHEET_SIDE_PX, SHEET_SIDE_PX))
        return Image.frombytes("RGB", flat.size, flat.tobytes())


def _refuse_size(opened: Image.Image) -> None:
    if opened.width * opened.height > LARGEST_PIXELS:
        raise _too_large()
    if min(opened.size) < SMALLEST_SIDE_PX:
        raise Problem("files.photo_too_small", "This photo is too small to know a face by.", field="photo")


def _upright(upload: bytes) -> Image.Image:
    with Image.open(BytesIO(upload), formats=FORMATS) as opened:
        _refuse_size(opened)
        # A JPEG of many megapixels is read at a fraction of its size; others ignore this.
        opened.draft("RGB", (SIZE_PX[0] * 2, SIZE_PX[1] * 2))
        turned = ImageOps.exif_transpose(opened)
        flat = ImageOps.fit(_on_white(turned), SIZE_PX, Image.Resampling.LANCZOS, centering=_CENTRE)
        return Image.frombytes("RGB", SIZE_PX, flat.tobytes())


def _on_white(picture: Image.Image) -> Image.Image:
    """RGB, with white where the picture is transparent."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    coloured = picture.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured).convert("RGB")


def _not_a_photo() -> Problem:
    return Problem("files.not_a_photo", "This file is not a photo, or it is broken.", field="photo")


def _too_large() -> Problem:
    return Problem(
        "files.photo_too_large", "This photo is too large. Please take a smaller one.", field="photo"
    )
