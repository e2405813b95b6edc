"""The smallest recognisable face: a WebP of a few hundred bytes. Not here: what a card has room for."""

from io import BytesIO

from PIL import Image

# Looked at by eye: at 64x80 a face is known from quality 4 on; smaller ones only when bytes run out.
SIZES_PX = ((64, 80), (56, 72), (48, 62))
LOWEST_QUALITY, HIGHEST_QUALITY = 4, 60
AIMED_AT_BYTES = 350


def thumbnail_webp(portrait: Image.Image, *, most_bytes: int = AIMED_AT_BYTES) -> bytes:
    """The largest, then best picture of at most `most_bytes`; where none fits, the smallest there is."""
    smallest = b""
    for size in SIZES_PX:
        small = portrait.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        smallest = webp(small, LOWEST_QUALITY)
        if len(smallest) <= most_bytes:
            return max(_better(small, most_bytes), smallest, key=len)
    return smallest


def _better(small: Image.Image, most_bytes: int) -> bytes:
    """The best quality that fits, by halving; b"" when none above the lowest does."""
    best, low, high = b"", LOWEST_QUALITY + 1, HIGHEST_QUALITY
    while low <= high:
        middle = (low + high) // 2
        tried = webp(small, middle)
        if len(tried) <= most_bytes:
            best, low = tried, middle + 1
        else:
            high = middle - 1
    return best


def webp(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()
