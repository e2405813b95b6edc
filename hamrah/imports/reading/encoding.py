"""In which encoding is a text file written? Told by its bytes. Not here: separators, cells.

UTF-8 and UTF-16 with or without byte-order mark, else Windows-1252 where it looks like Latin writing. ISCII
and the font encodings of the nineties cannot be told apart by machine: refused with what to do.
"""

import codecs
import re

from hamrah.ground.problem import Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that Windows-1252 leaves empty.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# More letters than this share beyond ASCII, and it is no Latin writing.
MOST_ACCENTED_SHARE = 0.25
# A file cut in the middle or patched by an old program: so many unreadable letters are borne.
MOST_BROKEN_SHARE = 0.01
# What the headings name, father's name, village, age look like in Kruti Dev fonts.
_KRUTI_DEV = re.compile(r"(?<![A-Za-z])(uke|firk|xkao|xk¡o|xkWao|mez|eksckby|ftyk|irk|fyax)(?![A-Za-z])")


def tell_encoding(content: bytes) -> tuple[str, str]:
    """(encoding, what to do with unreadable letters: strict or replace).

    Problems imports.legacy_encoding (ISCII and the like), imports.legacy_font, imports.not_text.
    """
    found = _by_mark(content) or _by_zeros(content) or _utf8(content)
    if found is None:
        found = _windows(content)
    start = content[:20_000].decode(found[0], "replace")
    if _looks_binary(start):
        raise Problem("imports.not_text", "This file is no spreadsheet and no text. Load XLSX, ODS or CSV.")
    if len(_KRUTI_DEV.findall(start)) >= 2:
        raise Problem(
            "imports.legacy_font",
            "The text is typed for an old font (Kruti Dev). Convert it to Unicode and try again.",
        )
    return found


def _by_mark(content: bytes) -> tuple[str, str] | None:
    return next(((name, "replace") for mark, name in MARKS if content.startswith(mark)), None)


def _by_zeros(content: bytes) -> tuple[str, str] | None:
    """UTF-16 without mark: separators, digits and line ends leave zero bytes on one side only."""
    sample = content[: 40_000 & ~1]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) * 20 < len(sample) or min(low, high) * 10 > max(low, high):
        return None
    return ("utf-16-le" if high > low else "utf-16-be"), "replace"


def _utf8(content: bytes) -> tuple[str, str] | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), 1 << 20):  # piece by piece, not to hold the text twice
            decoder.decode(content[start : start + (1 << 20)])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return _nearly_utf8(content)
    return "utf-8", "strict"


def _nearly_utf8(content: bytes) -> tuple[str, str] | None:
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return ("utf-8", "replace") if lost <= beyond_ascii * MOST_BROKEN_SHARE else None


def _windows(content: bytes) -> tuple[str, str]:
    letters = len(re.findall(rb"[A-Za-z]", content))
    beyond = len(re.findall(rb"[\x80-\xff]", content))
    odd = len(_NOT_1252.findall(content))
    if odd > letters * MOST_BROKEN_SHARE or beyond > MOST_ACCENTED_SHARE * (letters + beyond):
        raise Problem(
            "imports.legacy_encoding",
            "The text is in an old encoding (ISCII or an old Indian font). Open it in the program it was "
            "made with, save it as Unicode (UTF-8) or XLSX, and try again.",
        )
    return "cp1252", "replace"


def _looks_binary(start: str) -> bool:
    odd = sum(letter < " " and letter not in "\t\r\n\f\v\x1a" for letter in start)
    return odd * 50 > len(start)
