"""The phone's scripts and the sentences in them, found by their calls. Pure.

Not here: saying them in a language (saying.py).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
TEXT = r'\s*"((?:[^"\\]|\\.)*)"\s*'
ONE = re.compile(rf"\bsay\({TEXT}[,)]")
MANY = re.compile(rf"\bsayMany\({TEXT},{TEXT},")


def field_scripts() -> list[Path]:
    """Every script of the phone: `static/<room>/field.js` and what stands under `static/<room>/field/`."""
    found = (*HOUSE.glob("*/static/*/field.js"), *HOUSE.glob("*/static/*/field/**/*.js"))
    return sorted(found)


def said_in(script: str) -> Iterator[tuple[str, str]]:
    """(sentence, its plural or "") of one script."""
    for found in ONE.finditer(script):
        yield _plain(found[1]), ""
    for found in MANY.finditer(script):
        yield _plain(found[1]), _plain(found[2])


def _plain(literal: str) -> str:
    text: str = json.loads(f'"{literal}"')
    return text
