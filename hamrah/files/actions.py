"""Verbs on files: a photo is made safe and kept. Not here: whose photo it is (people)."""

import hashlib
from collections.abc import Sequence
from typing import Any

from hamrah.files.models import Evidence, Photo
from hamrah.files.photos import Photo as Taken
from hamrah.files.photos import take_photo, take_sheet
from hamrah.ground.day import today
from hamrah.ground.verb import verb

# Rows of 30 kB each: a statement of so many stays small.
ROWS = 100


@verb("files.keep_photo")
def keep_photo(actor: Any, *, upload: bytes) -> Photo:
    """Keep an uploaded photo, made new from its pixels; the same picture is kept once.

    Raises `files.not_a_photo`, `files.photo_too_small`, `files.photo_too_large`.
    """
    (photo,) = kept([take_photo(upload)])
    return photo


@verb("files.keep_photos")
def keep_photos(actor: Any, *, photos: Sequence[Taken]) -> list[str]:
    """Keep many that `take_photo` made safe, perhaps in processes of its own; answers their ids in order."""
    return [str(photo.id) for photo in kept(photos)]


@verb("files.keep_evidence")
def keep_evidence(actor: Any, *, upload: bytes, title: str = "") -> Evidence:
    """Keep a picture of a sheet or a place that proves something, made new from its pixels.

    Raises `files.not_a_photo`, `files.photo_too_small`, `files.photo_too_large`.
    """
    content = take_sheet(upload)
    sha256 = hashlib.sha256(content).digest()
    return Evidence.objects.create(content=content, sha256=sha256, media_type="image/jpeg", title=title)


def kept(photos: Sequence[Taken]) -> list[Photo]:
    """The rows of these photos; the same picture is one row."""
    hashes = [hashlib.sha256(taken.jpeg).digest() for taken in photos]
    known = {bytes(row.sha256): row for row in Photo.objects.filter(sha256__in=hashes).only("id", "sha256")}
    fresh = {
        sha256: Photo(
            jpeg=taken.jpeg,
            print_jpeg=taken.print_jpeg,
            thumbnail=taken.thumbnail_webp,
            sha256=sha256,
            taken_on=today(),
        )
        for sha256, taken in zip(hashes, photos, strict=True)
        if sha256 not in known
    }
    Photo.objects.bulk_create(fresh.values(), batch_size=ROWS)
    return [known.get(sha256) or fresh[sha256] for sha256 in hashes]
