"""The shipped fonts are the files their table names, each with its licence."""

import hashlib
import re

import pytest

from hamrah.ground.paper import FONTS, fonts

TABLE = re.findall(
    r"\| (\S+\.(?:ttf|woff2)) \| [\d.]+ \| (\S+) \| `([0-9a-f]{64})` \|", (FONTS / "README.md").read_text()
)


def test_every_font_file_stands_in_the_table():
    shipped = {str(path.relative_to(FONTS)) for path in FONTS.rglob("*") if path.suffix in (".ttf", ".woff2")}
    assert shipped == {name for name, _, _ in TABLE}


@pytest.mark.parametrize(("name", "licence", "sha256"), TABLE)
def test_a_font_is_unmodified(name, licence, sha256):
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == sha256


@pytest.mark.parametrize("licence", sorted({licence for _, licence, _ in TABLE}))
def test_each_licence_is_the_open_font_license(licence):
    assert "SIL Open Font License, Version 1.1" in (FONTS / licence).read_text()


def test_the_fonts_hold_latin_and_seven_indian_scripts():
    scripts = ("", " Devanagari", " Gujarati", " Oriya", " Telugu", " Kannada", " Bengali", " Tamil")
    assert set(fonts().families()) == {f"Noto Sans{script}" for script in scripts}
