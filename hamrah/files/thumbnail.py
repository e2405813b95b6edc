"""The smallest recognisable face: a WebP of a few hundred bytes. Not here: what a card has room for."""

from io import BytesIO

from PIL import Image

# Looked at by eye: at 64x80 a face is known from quality 4 on; smaller ones only when bytes run out.
SIZES_PX = ((64, 80), (56, 72), (48, 62))
LOWEST_QUALITY, HIGHEST_QUALITY = 4, 60
# With all its lines chosen, 95 cards of 100 leave a face so much room in a code of 970 characters.
AIMED_AT_BYTES = 320
# So much does one step of quality cost at these sizes, about; so much less is not seen.
BYTES_A_STEP, NEAR_BYTES = 3, 12


def thumbnail_webp(portrait: Image.Image, *, most_bytes: int = AIMED_AT_BYTES) -> bytes:
    """The largest, then best picture of at most `most_bytes`; where none fits, the smallest there is."""
    smallest = b""
    for size in SIZES_PX:
        small = portrait.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        smallest = webp(small, LOWEST_QUALITY)
        if len(smallest) <= most_bytes:
            return _better(small, smallest, most_bytes)
    return smallest


def _better(small: Image.Image, lowest: bytes, most_bytes: int) -> bytes:
    """About the best quality that fits, at least `lowest`: each guess from what one step cost so far,
    until so few bytes are left that nobody sees the difference."""
    best, low, high = lowest, LOWEST_QUALITY, HIGHEST_QUALITY + 1
    step: float = BYTES_A_STEP
    while high - low > 1 and most_bytes - len(best) > NEAR_BYTES:
        quality = min(max(low + int((most_bytes - len(best)) / step), low + 1), high - 1)
        tried = webp(small, quality)
        step = max((len(tried) - len(best)) / (quality - low), 1)
        if len(tried) <= most_bytes:
            best, low = tried, quality
        else:
            high = quality
    return best


def webp(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()
