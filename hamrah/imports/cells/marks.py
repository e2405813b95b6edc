"""Marks people write instead of a value: nothing, the same as above, a total. Not here: values."""

import re

from hamrah.imports.cells.texts import fold

_NO_WORDS = """
    no na n/a nil none null notavailable notapplicable unknown notknown nahi nahin nahihai nahinhai nhi xx xxx
    नहीं नहींहै नहीहै नही अज्ञात पतानहीं पतानही ज्ञातनहीं निल निरंक लागूनहीं उपलब्धनहीं कोईनहीं
    નથી ખબરનથી અજ્ઞાત ઉપલબ્ધનથી नाही माहीतनाही माहितनाही उपलब्धनाही ନାହିଁ ନାହି ଜଣାନାହିଁ
"""
EMPTY_WORDS = frozenset(fold(word) for word in _NO_WORDS.split()) | {""}

_DITTO_WORDS = """
    do ditto same asabove sameasabove तदैव यथोपरि उपरोक्त उपरोक्तानुसार वही वरीलप्रमाणे तसेच
    તદૈવ ઉપરમુજબ ઉપરપ્રમાણે ତଦୈବ ଐ ऐजन एजन
"""
DITTO_WORDS = frozenset(fold(word) for word in _DITTO_WORDS.split())
_DITTO_MARKS = re.compile(r"[\s\-–—=.~_|]*(?:[\"”“″〃˝]|''|’’|,,|〞|〟)[\s\-–—=.~_|\"”“″〃˝]*")

_TOTAL_WORDS = """
    total grandtotal subtotal pagetotal sum totalworkers
    योग कुल कुलयोग महायोग कुलसंख्या कुलश्रमिक पृष्ठयोग सर्वयोग जोड़ एकूण एकुण बेरीज
    કુલ સરવાળો કુલસંખ્યા જુમલો ମୋଟ ସମୁଦାୟ ସର୍ବମୋଟ
"""
TOTAL_WORDS = frozenset(fold(word) for word in _TOTAL_WORDS.split())


def is_empty(text: str) -> bool:
    """True for '', '-', 'n/a', 'नहीं है' and their kin; false for a ditto mark."""
    if len(text) > 20:
        return False
    return fold(text) in EMPTY_WORDS and not is_ditto(text)


def is_ditto(text: str) -> bool:
    """True where the cell says: the same as above."""
    if len(text) > 20:
        return False
    return bool(_DITTO_MARKS.fullmatch(text)) or fold(text) in DITTO_WORDS


def is_total(text: str) -> bool:
    """True for योग, Total: and the like, also with the number behind (कुल 2500)."""
    return len(text) < 40 and fold(text).rstrip("0123456789") in TOTAL_WORDS
