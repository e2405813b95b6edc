"""How one word of a name sounds, and the keys that two spellings of it share, in any of ten scripts.

Not here: how a name falls into words (words.py), nor how names are weighed against each other.
"""

import re
import unicodedata
from functools import lru_cache

from .script import block_of
from .table import RULES, SCRIPTS, alternates_of, native_letters, rewriting, skeleton_letters

_NATIVE = native_letters()
_JOINING = [(find, give) for find, give in RULES["joining"]]
_SILENT = set(RULES["schwa_is_silent_in"])
_latin_clusters = rewriting(RULES["latin_clusters"])
_LATIN = {code: "" for code in range(128) if not chr(code).isalpha()} | str.maketrans(RULES["latin_letters"])
_sound_clusters = rewriting(RULES["sound"]["clusters"])
_ACCENTS = re.compile(RULES["accents"])
_SOUND = str.maketrans(RULES["sound"]["letters"])
_KEY = RULES["key"]
_FIRST: dict[str, str] = _KEY["first"]
_SKELETON = skeleton_letters()
_ALTERNATES = {script: alternates_of(script) for script in [*SCRIPTS.values(), "Latn"]}
_NASAL = re.compile(RULES["nasal_before_lips"])
_TWICE = re.compile(r"(.)\1+")
_LAST_SCHWA = re.compile(RULES["silent_last"])
_INNER_SCHWA_BACKWARDS = re.compile(RULES["silent_backwards"])


def keys(word: str) -> tuple[str, ...]:
    """Keys of one word: the plain skeleton first, then alternates (about 1.3 in all); () if it has no letter.

    Two spellings of one name share a key: लक्ष्मण, ଲକ୍ଷ୍ମଣ, Laxman and Lachhman all have `lcmn`.
    """
    script, spoken = spoken_form(word)
    first = skeleton(spoken)
    if not first:
        return ()
    told, alternates = _ALTERNATES[script]
    if not told.search(spoken):
        return (first,)
    found = {first: None}
    for find, give in alternates:
        if (other := find.sub(give, spoken)) != spoken:
            found[skeleton(other)] = None
    # a lone letter says too little to be a second way of finding someone
    return tuple(key for key in found if len(key) > 1 or key == first)


def sounds(word: str) -> str:
    """The word in coarse ASCII, vowels kept: `laksman` for लक्ष्मण and Lakshman. To compare, not to show."""
    script, spoken = spoken_form(word)
    if script in _SILENT:
        spoken = without_silent_vowels(spoken)
    return _TWICE.sub(r"\1", _sound_clusters(_NASAL.sub("m", spoken).translate(_SOUND)))


def spoken_form(word: str) -> tuple[str, str]:
    """Script (Latn unless Brahmic) and sounds of a word, with what the table keeps apart still apart."""
    if not word.isascii():
        for letter in word:
            if script := block_of(letter):
                return script, _native_sounds(word)
        word = _ACCENTS.sub("", unicodedata.normalize("NFKD", word))
    return "Latn", _latin_clusters(word.lower()).translate(_LATIN)


def _native_sounds(word: str) -> str:
    spoken = unicodedata.normalize("NFC", word).translate(_NATIVE)
    for find, give in _JOINING:
        spoken = spoken.replace(find, give)
    return spoken


def without_silent_vowels(spoken: str) -> str:
    """Drop the inherent vowels that the north does not say: at the end, and in V C _ C V, from the right."""
    return _INNER_SCHWA_BACKWARDS.sub(r"\1", _LAST_SCHWA.sub("", spoken)[::-1])[::-1]


def skeleton(spoken: str) -> str:
    """Class of the first vowel, then the consonants; inner h and y and all doubling gone."""
    if not spoken:
        return ""
    first = _FIRST.get(spoken[:2]) or _FIRST.get(spoken[0], "")
    if not first:
        first = "y" if spoken[0] in "yY" else "h" if spoken[0] == "h" else ""
    return _TWICE.sub(r"\1", first + _NASAL.sub("m", spoken).translate(_SKELETON))


@lru_cache(maxsize=1 << 16)
def cached_keys(word: str) -> tuple[str, ...]:
    """`keys`, remembered for the 65,536 words last asked for."""
    return keys(word)


@lru_cache(maxsize=1 << 16)
def cached_sounds(word: str) -> str:
    """`sounds`, remembered for the 65,536 words last asked for."""
    return sounds(word)
