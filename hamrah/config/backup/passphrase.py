"""Passphrases: asked twice on the terminal or read from a file, refused when weak. Not here: their use."""

import getpass
import sys
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from hamrah.ground.problem import Problem

SHORTEST, FEWEST_DIFFERENT = 16, 8
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def new_passphrase(file: Path | None) -> str:
    """For sealing: from the file, else asked twice. Raises `config.passphrase_*`."""
    said = _of_file(file) if file else _asked_twice()
    refuse_weak(said)
    return said


def known_passphrase(file: Path | None, *, of: str) -> str:
    """For opening: from the file, else asked once."""
    return _of_file(file) if file else _asked(f"Passphrase of the {of}: ")


def refuse_weak(said: str) -> None:
    """Raise `config.passphrase_weak` for what somebody could try out: short, common, a pattern."""
    letters = "".join(said.casefold().split())
    is_short = len(said) < SHORTEST or len(set(letters)) < FEWEST_DIFFERENT
    if is_short or _is_pattern(letters) or letters.strip("0123456789!.@#-_") in _common():
        raise Problem(
            "config.passphrase_weak",
            "This passphrase is too easy to guess. Take five words that do not belong together, at least "
            "%(letters)s letters, and keep them on paper in a locked place.",
            letters=SHORTEST,
        )


def _is_pattern(letters: str) -> bool:
    """One piece over and over, or mostly neighbours of the keyboard and the alphabet."""
    repeated = any(letters == (letters[:n] * len(letters))[: len(letters)] for n in range(1, 9))
    neighbours = {pair for row in (*ROWS, *(row[::-1] for row in ROWS)) for pair in pairwise(row)}
    steps = list(pairwise(letters))
    return repeated or sum(step in neighbours for step in steps) > 0.7 * len(steps)


@cache
def _common() -> frozenset[str]:
    from django.contrib.auth.password_validation import CommonPasswordValidator

    return frozenset(CommonPasswordValidator().passwords)


def _asked_twice() -> str:
    said = _asked("Passphrase for the file: ")
    if said != _asked("The same once more: "):
        raise Problem("config.passphrase_differs", "The two passphrases are not the same. Begin again.")
    return said


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise Problem(
            "config.passphrase_unasked",
            "Nobody is at a terminal to type the passphrase. Name a file with it: --passphrase-file FILE",
        )
    return _plain(getpass.getpass(question))


def _of_file(file: Path) -> str:
    try:
        return _plain(file.read_text(encoding="utf-8").rstrip("\r\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            "config.passphrase_unread",
            "The passphrase could not be read from %(file)s (%(reason)s).",
            file=file,
            reason=getattr(error, "strerror", "") or "it is no text",
        ) from error


def _plain(said: str) -> str:
    """One form for what keyboards of different phones and computers send for the same letters."""
    return unicodedata.normalize("NFC", said)
