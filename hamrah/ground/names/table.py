"""The table of rules (rules.json) made ready for use: translate tables and one pattern a stage.

Not here: what is done with them (key.py, words.py, script.py).
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("rules.json").read_text("utf-8"))

Rewrite = Callable[[str], str]


def rewriting(clusters: list[list[str]]) -> Rewrite:
    """One pass over a word for a whole list of [pattern, replacement], the first that fits wins.

    A pattern is literal text, which may stand between ^ and a lookahead; the literal is what the
    replacement is looked up by, so no two patterns of a list may share it.
    """
    given = {re.sub(r"\(\?[^)]*\)|\^", "", pattern): text for pattern, text in clusters}
    find = re.compile("|".join(pattern for pattern, _ in clusters))

    def rewrite(word: str) -> str:
        return find.sub(lambda match: given[match[0]], word)

    return rewrite


def native_letters(instead: dict[str, dict[str, str]] | None = None) -> dict[int, str]:
    """Every letter and sign of the nine blocks as its sound; `#` asks the vowel before it to go.

    `instead` replaces whole parts of the table (consonants, exceptions).
    """
    letters = RULES["letters"] | (instead or {})
    table = {code: "" for code in (*range(0x41), 0x200C, 0x200D)}
    for block in (int(start, 16) for start in RULES["blocks"]):
        table |= {block + int(at, 16): sound + "@" for at, sound in letters["consonants"].items()}
        table |= {block + int(at, 16): sound for at, sound in letters["vowels"].items()}
        table |= {block + int(at, 16): "#" + sound for at, sound in letters["signs"].items()}
        table |= {block + int(at, 16): sound for at, sound in letters["marks"].items()}
    return table | {int(code, 16): sound for code, sound in letters["exceptions"].items()}


def skeleton_letters() -> dict[int, str]:
    """What is left of each sound in a key: vowels nothing, the kept-apart ones their first sound."""
    key = RULES["key"]
    return {ord(sound): "" for sound in key["drop"]} | str.maketrans(key["letters"])


Given = str | Callable[[re.Match[str]], str]


def alternates_of(script: str) -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], Given]]]:
    """What tells that a word of this script has alternates, and the list of them."""
    rules = RULES["key"]["alternates"] + RULES["key"]["alternates_in"].get(script, [])
    pairs = [(re.compile(rule["find"]), _given(rule["give"])) for rule in rules]
    return re.compile("|".join(dict.fromkeys(rule["find"] for rule in rules))), pairs


def _given(give: str | dict[str, str]) -> Given:
    return give if isinstance(give, str) else lambda match: give[match[0]]


SCRIPTS: dict[int, str] = {int(start, 16) >> 7: script for start, script in RULES["blocks"].items()}
