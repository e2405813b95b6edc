"""Phone numbers as registers hold them: two in a cell, +91, 0, rounded by a spreadsheet program.

Never invents a digit: 7.62530E+09 stays unread. Not here: whose calls are safe (people).
Shape: ten digits, a mobile number from 6 to 9, else a landline with its code (Department of
Telecommunications, National Numbering Plan 2003).
"""

import re
from typing import Any

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.imports.cells.marks import is_empty
from hamrah.imports.cells.reading_of import NOTHING, Read, Unread, Wrong
from hamrah.imports.cells.texts import ascii_digits, clean, fold, is_formula

UNKNOWN = "unknown"
MOST_LETTERS = 200
_DIGITS_OF_A_MOBILE = 10
_FIRST_MOBILE, _LAST_MOBILE, _ROUND = 6_000_000_000, 9_999_999_999, 100_000
_MOBILE = re.compile(r"[6-9]\d{9}")
_PLAIN = re.compile(r"[1-9]\d{9}")
_APART = re.compile(r"\s*(?:[/,;|&\n]|\b(?:and|or)\b|(?<=\s)(?:और|या|तथा|व|अने|અને|आणि|ଓ)(?=\s))\s*")
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?e\+?(\d+)", re.IGNORECASE)
_WORDS = re.compile(r"[^\d\s+().:\-–—]+(?:\s+[^\d\s+().:\-–—]+)*")
_BETWEEN_DIGITS = re.compile(r"[\s.()\-–—:+]+")

_OWNERS = {
    "neighbour": "पड़ोसी पड़ोस neighbour neighbor padosi पड़ोसीका પાડોશી પડોશી शेजारी ପଡ଼ୋଶୀ ପଡ଼ିଶା",
    "contractor": "ठेकेदार contractor thekedar ठेकेदारका मुकादम mukadam કોન્ટ્રાક્ટર મુકાદમ ଠିକାଦାର सरदार",
    "self": "self own स्वयं खुद स्वतः પોતાનો પોતે ନିଜ whatsapp wa mobile mob mo ph phone no मो मोबाइल फोन",
    "family": "father husband wife brother son mother family home पिता पति पत्नी भाई पुत्र बेटा माता माँ घर "
    "परिवार પિતા પતિ પત્ની ભાઈ ઘર वडील भाऊ ପିତା ସ୍ୱାମୀ ଭାଇ ଘର",
    "employer": "मालिक सेठ employer owner malik seth માલિક શેઠ मालक ମାଲିକ",
}
OWNERS = {fold(word): owner for owner, words in _OWNERS.items() for word in words.split()}


def read_phones(cell: Any) -> Read:
    """{"phones": ((ten digits, owner), ...)}; owner neighbour, contractor, family, employer, self or
    unknown.

    What is no mobile number comes back unread. Wrong imports.aadhaar (withheld), .formula, .too_long.
    """
    if isinstance(cell, str):
        if _PLAIN.fullmatch(cell) and cell.isascii():
            return Read({"phones": ((cell, UNKNOWN),)})
        text = ascii_digits(clean(cell.replace("\n", " / ")))
    elif isinstance(cell, int) and _FIRST_MOBILE <= cell <= _LAST_MOBILE and cell % _ROUND:
        return Read({"phones": ((str(cell), UNKNOWN),)})
    else:
        text = str(int(cell)) if isinstance(cell, int | float) else str(cell)
        if _rounded_number(text):
            return Read({}, (Unread("phone", text, "imports.phone_rounded"),))
    if is_empty(text) or not text.strip("0"):
        return NOTHING
    if len(text) > MOST_LETTERS:
        raise Wrong("imports.aadhaar" if contains_aadhaar(text) else "imports.too_long", withheld=True)
    if is_formula(text):
        raise Wrong("imports.formula")
    return _parts(text)


def _rounded_number(digits: str) -> bool:
    """A number cell that ends in five zeros came through scientific notation and lost its end."""
    return len(digits) >= _DIGITS_OF_A_MOBILE and digits.endswith("00000")


def _parts(text: str) -> Read:
    phones: list[tuple[str, str]] = []
    unread: list[Unread] = []
    for part in _APART.split(text):
        if not part:
            continue
        numbers, code = _numbers(part)
        if numbers:
            owner = _owner(part)
            phones.extend((number, owner) for number in numbers if number not in dict(phones))
        elif contains_aadhaar(part) or contains_aadhaar(text):
            raise Wrong("imports.aadhaar", withheld=True)
        elif any(map(str.isdigit, part)) or not phones:
            unread.append(Unread("phone", part, code))
        elif (
            owner := _owner(part)
        ) != UNKNOWN:  # "9876543210, neighbour": the word belongs to the number before it
            phones[-1] = (phones[-1][0], owner)
    return Read({"phones": tuple(phones)} if phones else {}, tuple(unread))


def _numbers(part: str) -> tuple[list[str], str]:
    """(mobile numbers in this part, else why there are none)."""
    if match := _SCIENTIFIC.fullmatch(part.strip()):
        digits = match[1] + (match[2] or "")
        whole = len(digits) >= _DIGITS_OF_A_MOBILE and int(match[3]) < 15
        return (
            [mobile] if whole and (mobile := _mobile(str(int(float(part))))) else []
        ), "imports.phone_rounded"
    plain = re.sub(r"\.0+$", "", part.strip())
    pieces = _WORDS.sub(" ", plain).split()
    joined = _BETWEEN_DIGITS.sub("", "".join(pieces))
    if mobile := _mobile(joined):
        return [mobile], ""
    each = [_mobile(_BETWEEN_DIGITS.sub("", piece)) for piece in pieces if any(map(str.isdigit, piece))]
    if each and all(each):
        return [mobile for mobile in each if mobile], ""
    half = len(joined) // 2
    both = [_mobile(joined[:half]), _mobile(joined[half:])]
    if len(joined) in (20, 24) and all(both):
        return [mobile for mobile in both if mobile], ""
    return [], "imports.phone_unreadable"


def _mobile(digits: str) -> str | None:
    for prefix in ("0091", "091", "91", "0", ""):
        if digits.startswith(prefix) and len(digits) == len(prefix) + _DIGITS_OF_A_MOBILE:
            rest = digits[len(prefix) :]
            # after +91 only a mobile number: twelve other digits may be an Aadhaar number
            shape = _MOBILE if prefix.endswith("91") else _PLAIN
            return rest if shape.fullmatch(rest) else None
    return None


def _owner(part: str) -> str:
    for words in _WORDS.findall(part):
        for word in words.split():
            if found := OWNERS.get(fold(word)):
                return found
    return UNKNOWN
