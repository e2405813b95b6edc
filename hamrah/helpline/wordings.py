"""Approved wordings of messages, as files of the languages: hamrah/config/locale/<code>/messages.toml.

Whoever adds a language adds its file; a language without one falls back. Not here: what a wording may hold
(rules/messages.py), sending.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hamrah.ground.languages import FOLDER, SOURCE, chain
from hamrah.helpline.rules.messages import complaint


@cache
def wordings() -> dict[str, dict[str, str]]:
    """Language -> code -> wording; only those with nothing wrong, so that no file can make a message say
    more.
    """
    said = {path.parent.name: _read(path) for path in sorted(FOLDER.glob("*/messages.toml"))}
    master = said[SOURCE]
    return {
        language: {code: text for code, text in texts.items() if code in master and not complaint(text,
        master=master[code])} for language, texts in said.items()
    }  # fmt: skip


def complaints() -> list[str]:
    """One line for each wording that is left out, and why."""
    said = {path.parent.name: _read(path) for path in sorted(FOLDER.glob("*/messages.toml"))}
    master = said[SOURCE]
    found = []
    for language, texts in said.items():
        for code, text in texts.items():
            why = complaint(text, master=master[code]) if code in master else "unknown"
            if why:
                found.append(f"{language}/{code}: {why}")
    return found


def wording(code: str, language: str) -> tuple[str, str]:
    """The language it is said in and the text; of the nearest language that has it. Raises KeyError."""
    for one in chain(language):
        if code in wordings().get(one, {}):
            return one, wordings()[one][code]
    raise KeyError(code)


def codes() -> tuple[str, ...]:
    """The wordings there are."""
    return tuple(wordings()[SOURCE])


def _read(path: Path) -> dict[str, str]:
    said: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return {code: " ".join(str(text).split()) for code, text in said.items()}
