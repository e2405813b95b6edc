"""Verbs on files: a photo is made safe and kept. Not here: whose photo it is (people)."""

import hashlib
from typing import Any

from hamrah.files.models import Photo
from hamrah.files.photos import take_photo
from hamrah.ground.day import today
from hamrah.ground.verb import verb


@verb("files.keep_photo")
def keep_photo(actor: Any, *, upload: bytes) -> Photo:
    """Keep an uploaded photo, made new from its pixels; the same picture is kept once.

    Raises `files.not_a_photo`, `files.photo_too_small`, `files.photo_too_large`.
    """
    taken = take_photo(upload)
    photo, _is_new = Photo.objects.get_or_create(
        sha256=hashlib.sha256(taken.jpeg).digest(),
        defaults={
            "jpeg": taken.jpeg,
            "print_jpeg": taken.print_jpeg,
            "thumbnail": taken.thumbnail_webp,
            "taken_on": today(),
        },
    )
    return photo
