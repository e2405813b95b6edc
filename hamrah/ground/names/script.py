"""Which script a name is written in. Not here: what its letters sound like (key.py)."""

import re

from .table import SCRIPTS

_LETTER = re.compile("[^\\W\\d_]")


def script_of(text: str) -> str:
    """ISO 15924 by the first letter: Deva, Beng, Guru, Gujr, Orya, Taml, Telu, Knda, Mlym, Latn, Zyyy."""
    first = _LETTER.search(text)
    if not first:
        return "Zyyy"
    return block_of(first[0]) or (
        "Latn" if first[0] < "\u0250" or "\u1e00" <= first[0] <= "\u1eff" else "Zyyy"
    )


def block_of(letter: str) -> str | None:
    """The Brahmic script a letter belongs to, or None."""
    return SCRIPTS.get(ord(letter) >> 7)
