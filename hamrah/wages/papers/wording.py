"""The words of papers, a file a language. Not here: what they say of whom."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WORDS = HERE / "words"
# Language -> its name as its speakers write it.
LANGUAGES = {"en": "English", "hi": "हिन्दी", "gu": "ગુજરાતી", "mr": "मराठी"}


@cache
def words(language: str) -> dict[str, Any]:
    """All words of a language; of English where there is none such."""
    code = language if language in LANGUAGES else "en"
    return tomllib.loads((WORDS / f"{code}.toml").read_text("utf-8"))
