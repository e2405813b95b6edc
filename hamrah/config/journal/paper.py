"""The anchor on paper: one A4 page with every organisation's hash in groups and a code to scan.

Not here: what an anchor is (anchor.py).
"""

import hashlib
from pathlib import Path

from hamrah.cards.drawing.code import qr_png
from hamrah.config.journal.anchor import Anchor
from hamrah.ground.paper import drawn

# More would make a code that a phone does not read from paper: then it holds the hash of all lines.
LONGEST_CODE = 1_500
_TEMPLATE = Path(__file__).with_name("anchor.typ")


def printed(anchor: Anchor) -> bytes:
    """The page as PDF."""
    page = {
        "made": anchor.made.replace("T", " ").replace("+00:00", " UTC"),
        "seals": [[s.code, str(s.number), s.day, s.groups()] for s in anchor.seals],
        "digest": digest(anchor),
        "code": qr_png(scanned(anchor)),
        "whole": scanned(anchor) == anchor.text(),
    }
    return drawn(_TEMPLATE, page)


def scanned(anchor: Anchor) -> str:
    """What the code on the page says."""
    whole = anchor.text()
    if len(whole) <= LONGEST_CODE:
        return whole
    return f"HAMRAH JOURNAL ANCHOR 1\nMade: {anchor.made}\nSHA-256: {digest(anchor)}\n"


def digest(anchor: Anchor) -> str:
    """One hash over all lines, in groups."""
    written = hashlib.sha256(anchor.signed_text()).hexdigest()
    return " ".join(written[at : at + 8] for at in range(0, 64, 8))
