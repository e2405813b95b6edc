"""Names as registers write them: known-as inside (उर्फ, @), relation inside (S/o, पुत्र). Not here: name keys.

A name is kept as said: titles, initials and order stay.
"""

import re
from typing import Any

from hamrah.imports.cells.marks import is_empty
from hamrah.imports.cells.reading_of import NOTHING, Read
from hamrah.imports.cells.texts import clean, guard

FATHER, MOTHER, HUSBAND, GUARDIAN = "father", "mother", "husband", "guardian"

# What the person named is to the worker. "पत्नी रामलाल" = wife of Ramlal: her husband.
_RELATION_WORDS = {
    FATHER: "father fathers son daughter पिता पिताजी बाप पुत्र पुत्री सुपुत्र सुपुत्री आत्मज आत्मजा वल्द बेटा बेटी "
    "પિતા પુત્ર પુત્રી દીકરો દીકરી वडील मुलगा मुलगी ପିତା ବାପା ପୁଅ ଝିଅ ପୁତ୍ର",
    HUSBAND: "husband wife पति पत्नी धर्मपत्नी औरत जौजे ज़ौजे પતિ પત્ની पती बायको ସ୍ୱାମୀ ସ୍ତ୍ରୀ ପତ୍ନୀ",
    MOTHER: "mother माता माँ मां માતા आई ମାତା ମା",
    GUARDIAN: "guardian careof अभिभावक संरक्षक વાલી पालक ଅଭିଭାବକ",
}
RELATIONS = {word: relation for relation, words in _RELATION_WORDS.items() for word in words.split()}
_OF = {"s": FATHER, "d": FATHER, "w": HUSBAND, "c": GUARDIAN, "h": "", "f": FATHER, "m": MOTHER}

_WORD = "|".join(sorted(map(re.escape, RELATIONS), key=len, reverse=True))
_X_OF = r"(?P<of>[sdwchfm])\s*[/\\|.]\s*[o0](?![a-z])\.?(?:f\b)?"
# At the head of a relation's cell: "S/o Nana", "पिता - अनिल", "पति: ...", "father's name ..."
_HEAD = re.compile(
    rf"(?:{_X_OF}|(?P<word>{_WORD})(?:'s)?(?=[\s:.\-–—]))[\s:.\-–—]*(?P<name>.*)", re.IGNORECASE
)
_TAIL = re.compile(rf"(?P<name>.*?)\s*\(\s*(?:(?P<word>{_WORD})|(?P<of>[fhm]))\s*\)", re.IGNORECASE)
# In the middle of a name: "Ramesh S/o Mohan", "रमेश पुत्र मोहन"
_INSIDE = re.compile(
    rf"(?P<self>.+?)[\s,(]+(?:{_X_OF}|(?P<word>{_WORD})(?=[\s:.\-–—]))[\s:.\-–—]+(?P<name>[^)]+)\)?",
    re.IGNORECASE,
)
_KNOWN_AS = re.compile(
    r"\s*[@＠]\s*|\s+\(?(?:उर्फे?|उर्फ़|ઉર્ફે?|ଓରଫେ?|ଓରଫ୍|alias|urf|urph|a\.?k\.?a\.?|known\s+as)[.:]?\s+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(.+?)\s*\(\s*([^()]+?)\s*\)")
_HINT = re.compile(r"[@＠(/\\|.]|उर्फ|ઉર્ફ|ଓରଫ|\b(?:alias|urf|urph|aka|known)\b|" + _WORD, re.IGNORECASE)
_SERIAL = re.compile(r"^\d{1,5}\s*[.)\-:]\s*")
_EDGES = " ,;:-–—_*|/\\\"'"


def has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def read_name(cell: Any, *, field: str, most: int) -> Read:
    """{field: name} with known_as, relation and relation_name where the cell tells them.

    Nothing for text without a letter. Wrong imports.formula, .too_long, .aadhaar, .control_characters.
    """
    if not has_letters(str(cell)):  # dashes, numbers, control characters: no name
        guard(str(cell), most)
        return NOTHING
    text = _text(cell, most)
    if not text:
        return NOTHING
    if not _HINT.search(text) and not text[0].isdigit():
        return Read({field: text.strip(_EDGES)})
    fields: dict[str, Any] = {}
    text = _SERIAL.sub("", text)
    if match := _INSIDE.fullmatch(text):
        text = match["self"]
        relation = _relation_of(match)
        fields = {"relation": relation} if relation else {}
        fields["relation_name"] = match["name"].strip(_EDGES)
    name, known_as = split_known_as(text)
    if not has_letters(name):
        name, known_as = known_as, ""
    return Read({field: name, **({"known_as": known_as} if known_as else {}), **fields})


def split_known_as(text: str) -> tuple[str, str]:
    """("Ishok Ram", "Guddoo") of "Ishok Ram @ Guddoo"; the second empty where there is none."""
    name, *others = _KNOWN_AS.split(text)
    if not others and (match := _BRACKETS.fullmatch(text)):
        name, others = match[1], [match[2]]
    known_as = ", ".join(part for other in others if (part := other.strip(_EDGES + "()")))
    return name.strip(_EDGES), known_as


def read_known_as(cell: Any, *, field: str, most: int) -> Read:
    """{field: known as}, a leading @ or उर्फ taken off."""
    text = _text(cell, most)
    if not text:
        return NOTHING
    return Read({field: " ".join(_KNOWN_AS.split(" " + text)).strip(_EDGES)})


def read_relation(cell: Any, *, field: str, most: int, fixed: dict[str, str]) -> Read:
    """{field: name} and {"relation": father | mother | husband | guardian} where said."""
    text = _text(cell, most)
    if not text:
        return NOTHING
    relation = fixed.get("relation", "")
    if match := _HEAD.fullmatch(text) or _TAIL.fullmatch(text):
        relation, text = _relation_of(match), match["name"]
    text = text.strip(_EDGES)
    if not has_letters(text):
        return NOTHING
    return Read({"relation": relation, field: text} if relation else {field: text})


def _relation_of(match: re.Match[str]) -> str:
    of = match["of"]
    if of is None:
        return RELATIONS[match["word"].lower()]
    if "self" not in match.groupdict() and match.re is _TAIL:
        return {"f": FATHER, "h": HUSBAND, "m": MOTHER}[of.lower()]
    return _OF[of.lower()]


def _text(cell: Any, most: int) -> str:
    text = clean(cell if isinstance(cell, str) else str(cell))
    if is_empty(text):
        return ""
    guard(text, most)
    return text
