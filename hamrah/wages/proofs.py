"""A picture that proves something: a page of a paper diary, a signed slip. Made new from its pixels and kept.

Not here: faces (files/photos.py). Position, time and camera are gone by construction.
"""

import hashlib
import warnings
from io import BytesIO

from PIL import Image, ImageOps

from hamrah.files.models import Evidence
from hamrah.files.photos import FORMATS, LARGEST_BYTES, LARGEST_PIXELS, jpeg
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

# Handwriting of a page stays legible, and a picture under half a megabyte.
LONGEST_SIDE_PX, QUALITY = 1_800, 72


def keep_proof(upload: bytes, title: str) -> Evidence:
    """The picture in `upload` as a row; the same picture is kept once. Raises `wages.not_a_picture`,
    `wages.picture_too_large`."""
    content = legible(upload)
    sha256 = hashlib.sha256(content).digest()
    known = Evidence.objects.filter(sha256=sha256, title=title).first()
    return known or Evidence.objects.create(
        content=content, sha256=sha256, media_type="image/jpeg", title=title
    )


def legible(upload: bytes) -> bytes:
    """A JPEG of the picture's pixels, upright, no side longer than LONGEST_SIDE_PX."""
    if len(upload) > LARGEST_BYTES:
        raise _too_large()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _drawn(upload)
    except Image.DecompressionBombError as wrong:
        raise _too_large() from wrong
    # Pillow's readers raise whatever a broken file makes them trip over.
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError) as wrong:
        raise Problem(
            "wages.not_a_picture", _("This file is not a picture, or it is broken."), field="proof"
        ) from wrong


def _drawn(upload: bytes) -> bytes:
    with Image.open(BytesIO(upload), formats=FORMATS) as opened:
        if opened.width * opened.height > LARGEST_PIXELS:
            raise _too_large()
        opened.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))
        upright = ImageOps.exif_transpose(opened).convert("RGB")
        upright.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.LANCZOS)
        # A picture made from bytes carries nothing over.
        return jpeg(Image.frombytes("RGB", upright.size, upright.tobytes()), quality=QUALITY)


def _too_large() -> Problem:
    return Problem(
        "wages.picture_too_large", _("This picture is too large. Please take a smaller one."), field="proof"
    )
