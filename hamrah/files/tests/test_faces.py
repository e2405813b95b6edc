"""Drawn portraits: the same for the same seed, told apart otherwise, one by one or by two processes."""

from itertools import combinations

from PIL import ImageChops, ImageStat

from hamrah.files.faces import invented_face
from hamrah.files.faces.studio import FEW, portrait, portraits
from hamrah.files.photos import SIZE_PX


def difference(one, other) -> float:
    """Mean difference of their pixels, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_the_same_seed_draws_the_same_face_in_the_size_that_is_kept():
    first, again = invented_face("kesi", woman=True), invented_face("kesi", woman=True)
    assert first.size == SIZE_PX
    assert difference(first, again) == 0


def test_two_of_forty_are_never_alike():
    faces = [invented_face(seed, woman=seed % 3 == 0, age=20 + seed) for seed in range(40)]
    assert min(difference(*pair) for pair in combinations(faces, 2)) > 4


def test_at_another_sitting_she_is_dressed_otherwise():
    first, again = invented_face("kesi", woman=True), invented_face("kesi", woman=True, sitting=1)
    assert difference(first, again) > 0


def test_two_processes_draw_what_one_draws():
    sitters = [(f"sitter {at}", at % 2 == 0, 30, 0) for at in range(FEW)]
    assert next(portraits(sitters)) == portrait(sitters[0])
