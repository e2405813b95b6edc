"""Telephone numbers as they are typed, and as little of them as a page needs. Pure; not here: sealing."""

TEN = 10
PREFIXES = (("91", 12), ("0", 11))


def ten_digits(text: str) -> str:
    """The ten digits of an Indian number however it was typed; "" where it is none.

    Digits of every script count; +91 and a leading 0 are left out. A landline with its code has ten too.
    """
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    for start, length in PREFIXES:
        if digits.startswith(start) and len(digits) == length:
            digits = digits[len(start) :]
    return digits if len(digits) == TEN and digits[0] != "0" else ""


def shortened(number: str) -> str:
    """98•••••210: enough to tell two numbers of one list apart, too little to ring."""
    return f"{number[:2]}•••••{number[-3:]}" if len(number) == TEN else ""
