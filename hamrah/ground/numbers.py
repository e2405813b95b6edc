"""Numbers and money as India writes them: lakh and crore grouping. Not here: the words around them.

Babel groups by thousands in Marathi, Odia and Kannada, so the rule is our own for every language.
"""

from decimal import ROUND_HALF_UP, Decimal


def grouped(number: int) -> str:
    """12345678 -> "1,23,45,678": three digits, then pairs. The minus sign stays in front."""
    digits, sign = str(abs(number)), "-" if number < 0 else ""
    head, tail = digits[:-3], digits[-3:]
    pairs = []
    while head:
        head, pair = head[:-2], head[-2:]
        pairs.append(pair)
    return sign + ",".join([*reversed(pairs), tail])


def rupees(paise: int) -> str:
    """An amount in paise as "₹1,23,456" or, where paise remain, "₹1,23,456.50"."""
    whole, rest = divmod(abs(paise), 100)
    sign = "-" if paise < 0 else ""
    return f"{sign}₹{grouped(whole)}" + (f".{rest:02d}" if rest else "")


def lakh_and_crore(number: int) -> tuple[str, str]:
    """A large number in short: ("12.3", "lakh"), ("4.5", "crore"), else (grouped, "")."""
    for unit, size in (("crore", 10_000_000), ("lakh", 100_000)):
        if abs(number) >= size:
            short = (Decimal(number) / size).quantize(Decimal("0.1"), ROUND_HALF_UP)
            whole, _, tenth = f"{abs(short):f}".partition(".")
            sign = "-" if number < 0 else ""
            return sign + grouped(int(whole)) + (f".{tenth}" if tenth != "0" else ""), unit
    return grouped(number), ""
