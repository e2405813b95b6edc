"""Which words may stand on a card: names and lines, host names, addresses of status lists.

Not here: which lines a card has (claim169.py).
"""

import re
import unicodedata
from typing import overload

from hamrah.ground.problem import Problem

LONGEST_NAME = 120
LONGEST_LINE = 48
# A phone, an Aadhaar or another number smuggled into a line has more digits than any name or trade.
MOST_DIGITS = 4
_JOINERS = "\u200c\u200d"
_HOST = re.compile(r"(?=.{1,60}\Z)[a-z0-9-]+(\.[a-z0-9-]+)+")
_URI = re.compile(r"https://[!-~]{1,100}")


@overload
def card_line(text: None, *, field: str) -> None: ...
@overload
def card_line(text: str, *, field: str) -> str: ...
def card_line(text: str | None, *, field: str) -> str | None:
    """`text` in Unicode NFC with single blanks. Raises Problem("cards.text_unfit") and ("cards.digits").

    Refused: nothing left, a name above 120 or a line above 48 characters, controls (one that turns the
    direction of writing would make the card read differently from what is signed).
    """
    if text is None:
        return None
    if not isinstance(text, str):
        raise Problem("cards.text_unfit", "This cannot stand on a card.", field=field)
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    longest = LONGEST_NAME if field in ("name", "native_name") else LONGEST_LINE
    if not 0 < len(plain) <= longest or any(map(_is_unseen, plain)):
        raise Problem("cards.text_unfit", "This cannot stand on a card.", field=field)
    if sum(map(str.isdigit, plain)) > MOST_DIGITS:
        raise Problem("cards.digits", "No phone or other long number may stand on a card.", field=field)
    return plain


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character)[0] == "C" and character not in _JOINERS


def host_name(text: str) -> str:
    """Raises Problem("cards.issuer") unless `text` is a lower-case host name of at most 60 characters."""
    if not isinstance(text, str) or not is_host(text):
        raise Problem(
            "cards.issuer", "An issuer is named by a host name, such as id.example.org.", field="issuer"
        )
    return text


def is_host(text: str) -> bool:
    return _HOST.fullmatch(text) is not None


def status_uri(text: str) -> str:
    """Raises Problem("cards.status_uri") unless `text` is an https address of at most 108 characters."""
    if not isinstance(text, str) or not _URI.fullmatch(text):
        raise Problem("cards.status_uri", "A status list stands at a short https address.", field="status")
    return text
