"""Numbers of cases, as told on the phone: year, six digits in no order, a check digit. Pure.

In no order, because gaps in a row of numbers would tell that there is a case one may not see.
Not here: keeping them unique (opening.py).
"""

from hamrah.ground.aadhaar import verhoeff_holds

DIGITS = 6


def number_of(year: int, drawn: int) -> str:
    """`26-483920-7` of the year 2026 and a drawn number below a million."""
    body = f"{year % 100:02d}{drawn:0{DIGITS}d}"
    check = next(digit for digit in "0123456789" if verhoeff_holds(body + digit))
    return f"{body[:2]}-{body[2:]}-{check}"


def number_said(text: str) -> str:
    """The number that somebody typed, with or without dashes; "" where no case can have it."""
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    if len(digits) != DIGITS + 3 or not verhoeff_holds(digits):
        return ""
    return f"{digits[:2]}-{digits[2:-1]}-{digits[-1]}"
