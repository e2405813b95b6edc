"""Which script a name is written in. Not here: what its letters sound like (key.py)."""

from .table import SCRIPTS


def script_of(text: str) -> str:
    """ISO 15924 by the first letter: Deva, Beng, Guru, Gujr, Orya, Taml, Telu, Knda, Mlym, Latn, Zyyy."""
    first = next(filter(str.isalpha, text), "")
    if not first:
        return "Zyyy"
    is_latin = "A" <= first < "\u0250" or "\u1e00" <= first <= "\u1eff"
    return block_of(first) or ("Latn" if is_latin else "Zyyy")


def block_of(letter: str) -> str | None:
    """The Brahmic script a letter belongs to, or None."""
    return SCRIPTS.get(ord(letter) >> 7)
