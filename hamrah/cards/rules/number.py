"""The card's number, such as AB-7K3M-9QXT-N: two letters of the issuer, eight drawn, one check.

Not here: which numbers are taken; the database answers that.
"""

import secrets
import unicodedata

from hamrah.ground.problem import Problem

# 31 characters, a prime: a weighted sum mod 31 catches every single error and every transposition.
# I, L, O, S and U are left out and understood as 1, 1, 0, 5 and V when somebody types them.
ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
PREFIX_LETTERS = ALPHABET[10:]
LENGTH = 11

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_LOOK_ALIKE = str.maketrans("ILOSU", "1105V")


def new_number(prefix: str) -> str:
    """A fresh number, drawn at random: nothing about the holder, nor how many came before.

    `prefix` names the issuer, so that a typed number finds its way; raises
    Problem("cards.prefix_malformed").
    """
    if len(prefix) != 2 or any(letter not in PREFIX_LETTERS for letter in prefix):
        raise Problem(
            "cards.prefix_malformed",
            "A card prefix is two letters, without I, L, O, S and U.",
            field="prefix",
        )
    body = prefix + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 3))
    return _grouped(body + check_character(body))


def check_character(body: str) -> str:
    """The last character: the weights 1-10 times the ten values before it, mod 31."""
    return ALPHABET[sum(weight * _VALUE[character] for weight, character in enumerate(body, start=1)) % 31]


def parse_number(typed: str) -> str:
    """The number meant by what somebody typed: any case, blanks, dashes, look-alikes, native digits.

    Raises Problem("cards.number_malformed") when it cannot be a number and
    Problem("cards.number_mistyped") when its check character does not fit.
    """
    plain = "".join(_plain(character) for character in typed).upper().translate(_LOOK_ALIKE)
    if len(plain) != LENGTH or any(character not in _VALUE for character in plain):
        raise Problem("cards.number_malformed", "This is not a card number. It looks like AB-7K3M-9QXT-N.")
    if check_character(plain[:-1]) != plain[-1]:
        raise Problem(
            "cards.number_mistyped", "One character of the card number is wrong. Please look again."
        )
    return _grouped(plain)


def _plain(character: str) -> str:
    if unicodedata.category(character) in ("Zs", "Pd", "Cf", "Cc"):
        return ""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _grouped(plain: str) -> str:
    return f"{plain[:2]}-{plain[2:6]}-{plain[6:10]}-{plain[10:]}"
