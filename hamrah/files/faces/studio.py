"""Many portraits at once, drawn and taken in as a camera's would be, by hands of their own.

Not here: keeping them (files/actions.py), what a face looks like (features.py).
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from hamrah.files.faces.drawn import invented_face
from hamrah.files.photos import Photo, take_photo
from hamrah.ground.hands import answer_questions, answers

# Fewer are drawn here before two processes have started.
FEW = 60
# Seed, whether a woman, years, which sitting: all that a drawn face follows from.
Sitter = tuple[str, bool, int, int]


def portraits(sitters: Sequence[Sitter]) -> Iterator[Photo]:
    """A photo of each, in their order."""
    if len(sitters) < FEW:
        yield from map(portrait, sitters)
        return
    for pictures in answers(__name__, sitters):
        yield Photo(*pictures)


def portrait(sitter: Sitter) -> Photo:
    """Drawn, saved as a camera saves, and taken in like any upload."""
    seed, woman, age, sitting = sitter
    out = BytesIO()
    invented_face(seed, woman=woman, age=age, sitting=sitting).save(out, "JPEG", quality=88)
    return take_photo(out.getvalue())


def answered(sitter: Sitter) -> tuple[bytes, bytes, bytes]:
    """A hand's answer: the three pictures of a photo."""
    photo = portrait(sitter)
    return photo.jpeg, photo.print_jpeg, photo.thumbnail_webp


if __name__ == "__main__":
    answer_questions(answered)
