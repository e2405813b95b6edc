"""Seven Indian scripts as they stand on a card, beside kept pictures; wrongly shaped ones fail."""

import pytest

from hamrah.cards.drawing.pages import TEMPLATE
from hamrah.cards.tests.pictures import FOLDER, NAMES, kept, name_drawn, unlike

# Another version of the rasteriser smooths edges differently; a wrong letter is another order of size.
ALIKE = 0.15
FEATURES = (
    *("half", "pres", "akhn", "rkrf", "blwf", "pstf", "cjct"),
    *("abvs", "blws", "psts", "haln", "rphf", "vatu", "pref"),
)


def said_otherwise(folder, words):
    template = folder / "wrong.typ"
    template.write_text(TEMPLATE.read_text("utf-8").replace("hyphenate: false", words), "utf-8")
    return template


@pytest.mark.parametrize("script", NAMES)
def test_a_name_looks_as_it_was_found_right(script):
    assert unlike(name_drawn(script), kept(script)) < ALIKE


@pytest.mark.parametrize("script", NAMES)
def test_a_name_shaped_without_conjuncts_is_noticed(script, tmp_path):
    off = ", ".join(f"{feature}: 0" for feature in FEATURES)
    broken = said_otherwise(tmp_path, f"hyphenate: false, features: ({off})")
    assert unlike(name_drawn(script, broken), kept(script)) > 2 * ALIKE


@pytest.mark.parametrize("script", NAMES)
def test_a_name_read_as_another_script_is_noticed(script, tmp_path):
    broken = said_otherwise(tmp_path, 'hyphenate: false, script: "latn"')
    assert unlike(name_drawn(script, broken), kept(script)) > 2 * ALIKE


def test_a_kept_picture_is_small():
    assert all((FOLDER / f"{script}.png").stat().st_size < 30_000 for script in NAMES)
