"""A language is a folder of files: an invented one, put beside the others, is spoken on every page at once.

Not here: whether the sentences of a real one are good (hamrah/web/tests/test_words.py).
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.sentences import placeholders
from hamrah.config.words import PO, compiled_words, read_words
from hamrah.ground import languages as told
from hamrah.ground.languages import FOLDER, SOURCE, chain, languages

ROOT = Path(__file__).resolve().parents[1]
PLACE = Path("hamrah", "config", "locale", "xyz")
FACTS = """
name = "Xyzish"
short = "Xy"
hamrah = "Hmrh"
falls_back_to = "gu"
months = ["Una", "Dua", "Tri", "Kva", "Kvi", "Ses", "Sep", "Okt", "Nau", "Dek", "Mra", "Tol"]
"""
VISITS = """
import json, django
django.setup()
from datetime import date
from django.test import Client
from hamrah.access.forms import AddUser
from hamrah.ground.day_words import day_words
client = Client(SERVER_NAME="127.0.0.1")
client.cookies["language"] = "xyz"
said = {name: client.get(path).content.decode() for name, path in
        {"sign in": "/account/login/", "verify": "/verify/xyz/"}.items()}
said["chosen"] = client.post("/language/", {"language": "xyz"}).cookies["language"].value
said["staff"] = dict(AddUser().fields["language"].choices)
said["day"] = day_words(date(2026, 11, 3), "xyz")
print(json.dumps(said))
"""


def ran(house: Path, *words: str) -> str:
    environment = {**os.environ, "HAMRAH_DATA": str(house / "var"), "PYTHONPATH": str(house)}
    environment["DJANGO_SETTINGS_MODULE"] = "hamrah.config.settings"
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def house(tmp_path, db) -> Iterator[Path]:
    """A copy of the house in which nothing is changed and one folder is added."""
    (tmp_path / "vendor").symlink_to(ROOT / "vendor")
    for room in ("hamrah", "checks"):
        unwanted = shutil.ignore_patterns("tests", "__pycache__")
        shutil.copytree(ROOT / room, tmp_path / room, ignore=unwanted)
    keys = Path(os.environ["HAMRAH_DATA"], "keys")
    shutil.copytree(keys, tmp_path / "var" / "keys")
    (tmp_path / PLACE).mkdir()
    (tmp_path / PLACE / "language.toml").write_text(FACTS)
    yield tmp_path
    shutil.rmtree(tmp_path / "hamrah")


def test_an_invented_language_is_added_by_files_alone(house):
    counted = ran(house, "-m", "checks.translations")
    po = house / PLACE / PO
    assert "xyz: " in counted
    text = po.read_text()
    assert 'msgid "Sign in"\nmsgstr ""' in text
    po.write_text(text.replace('msgid "Sign in"\nmsgstr ""', 'msgid "Sign in"\nmsgstr "Enru"'))

    said = json.loads(ran(house, "-c", VISITS))

    page = said["sign in"]
    assert '<html lang="xyz">' in page
    assert "Enru" in page
    assert "પાસવર્ડ" in page, "what it leaves unsaid is said in what it falls back on"
    assert 'Hmrh<small lang="en">Hamrah</small>' in page
    pressed = '<button type="submit" name="language" value="xyz" lang="xyz" aria-pressed="true"'
    assert pressed in " ".join(page.split())
    assert 'href="/verify/xyz/"' in said["verify"]
    assert said["chosen"] == "xyz"
    assert said["staff"]["xyz"] == "Xyzish"
    assert said["day"] == "3 Mra 2026"
    assert "xyz: " in ran(house, "-m", "checks.translations"), "making the words again keeps what was said"
    assert 'msgstr "Enru"' in po.read_text()


@pytest.mark.parametrize("code", [code for code in languages() if code != SOURCE])
def test_every_translated_sentence_keeps_its_placeholders(code):
    lost = []
    for message in read_words(FOLDER / code / PO):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set().union(*map(placeholders, ids))
        for text in texts if all(ids) else ():
            # A plural may leave the number out ("one of them"), never bring in another.
            fits = placeholders(text) <= wanted if len(ids) > 1 else placeholders(text) == wanted
            if text and not fits:
                lost.append((ids[0], text))
    assert lost == []


def test_languages_fall_back_in_the_order_they_declare():
    assert list(chain("gu")) == ["gu", "hi", "en"]
    assert list(chain("en")) == ["en"]
    assert list(chain("nobody's")) == ["nobody's", "en"]


def test_the_source_stands_first_then_those_that_are_whole():
    assert list(languages())[:2] == ["en", "hi"]


def test_two_languages_that_fall_back_on_each_other_are_refused(monkeypatch):
    known = {
        code: told.Language(code, code, code, code, falls_back_to=other)
        for code, other in (("aa", "bb"), ("bb", "aa"))
    }
    monkeypatch.setattr(told, "languages", lambda: known)
    with pytest.raises(ValueError, match="fall back on each other"):
        list(chain("aa"))


def test_words_are_compiled_again_when_the_language_beneath_changes(tmp_path):
    source, target = tmp_path / "locale", tmp_path / "made"
    for code in ("gu", "hi"):
        shutil.copytree(FOLDER / code, source / code)
    compiled_words(source, target)
    first = (target / "gu" / PO).with_suffix(".mo").stat().st_mtime_ns
    beneath = source / "hi" / PO
    os.utime(beneath, ns=(first + 10**9, first + 10**9))
    compiled_words(source, target)
    assert (target / "gu" / PO).with_suffix(".mo").stat().st_mtime_ns > first
