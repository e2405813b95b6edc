"""A readable Latin spelling of a name, for a card or for sorting. Not here: keys to find it by (key.py)."""

import re
import unicodedata
from functools import lru_cache

from .script import block_of
from .table import RULES, native_letters
from .words import words

_READABLE = RULES["latin"]
_LETTERS = native_letters(_READABLE["letters"])
_SILENT = frozenset(RULES["schwa_is_silent_in"])
_INNER_SCHWA_BACKWARDS = re.compile(_READABLE["silent_backwards"])
_LAST_SCHWA = re.compile(RULES["silent_last"])
_CLUSTERS = [(re.compile(find), give) for find, give in _READABLE["clusters"]]


def latin(text: str) -> str:
    """The name in plain Latin letters, each word with a capital: लक्ष्मण सिंह is `Lakshman Singh`."""
    return " ".join(_word(word) for word in words(text))


@lru_cache(maxsize=65_536)
def _word(word: str) -> str:
    script = next(filter(None, map(block_of, word)), None)
    if not script:
        return word if word.isascii() and not word.islower() and not word.isupper() else word.capitalize()
    spelt = unicodedata.normalize("NFC", word).translate(_LETTERS)
    for find, give in _READABLE["joining"]:
        spelt = spelt.replace(find, give)
    if script in _SILENT:
        spelt = _INNER_SCHWA_BACKWARDS.sub(r"\1", _LAST_SCHWA.sub("", spelt)[::-1])[::-1]
    for find, give in _CLUSTERS:
        spelt = find.sub(give, spelt)
    return spelt.capitalize()
