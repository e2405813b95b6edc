"""A place's name with everything taken away that spelling adds: case, spaces, accents, words like 'district'.

Not here: names that only sound alike (ground.names), and which place is meant (rules.py).
"""

import re
import unicodedata

from hamrah.ground.names.words import in_devanagari, words

# What a register writes beside the name: district, tehsil, block, state in the languages of the samples.
_BESIDE = """
district dist distt dst zila jila jilla zilla tehsil tahsil taluka taluk tq block state city shahar
जिला जिल्हा तहसील तालुका ब्लाक ब्लॉक विकासखण्ड विकासखंड राज्य शहर जनपद
જિલ્લો જિલ્લા તાલુકો ଜିଲ୍ଲା జిల్లా ಜಿಲ್ಲೆ জেলা ਜ਼ਿਲ੍ਹਾ
"""
BESIDE = frozenset(_BESIDE.split())
NUKTA, ANUSVARA, CANDRABINDU = "\u093c", "\u0902", "\u0901"
_NASAL = re.compile("[ङञणनम]\u094d(?=[क-ह])")


def fold(text: str) -> str:
    """The name as one word of plain letters, Brahmic scripts as Devanagari.

    'Chhota Udaipur Dist.' is 'chhotaudaipur', 'ડૂંગરપુર' is 'डूंगरपुर'.
    """
    said = words(unicodedata.normalize("NFC", text))
    kept = [word for word in said if word.lower() not in BESIDE] or said
    return "".join(_plain(word) for word in kept) + "".join(re.findall(r"\d+", text))


def _plain(word: str) -> str:
    word = in_devanagari(word)
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKD", word).replace(NUKTA, "").replace(CANDRABINDU, ANUSVARA)
    word = _NASAL.sub(ANUSVARA, word)
    return "".join(letter for letter in word if not "\u0300" <= letter <= "\u036f")
