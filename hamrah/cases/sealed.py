"""What cases keep unreadable: what workers tell, what was said in each step, who witnessed.

Under the installation's key, because a case is of many; erasing one of them empties the words. Not here: who
may read them (visible_to, the pages).
"""

import json
from typing import Any

from django.conf import settings

from hamrah.ground import sealing


def seal_words(row: Any, **said: str) -> bytes:
    """The words of this row, empty ones left out; nothing where nothing is said."""
    kept = {name: text.strip() for name, text in said.items() if text.strip()}
    if not kept:
        return b""
    return sealing.seal(settings.MASTER_KEY, json.dumps(kept, ensure_ascii=False).encode(), place=_place(row))


def words_of(row: Any) -> dict[str, str]:
    """The same again; nothing where nothing is sealed."""
    if not row.sealed:
        return {}
    opened: dict[str, str] = json.loads(
        sealing.unseal(settings.MASTER_KEY, bytes(row.sealed), place=_place(row))
    )
    return opened


def say_in(row: Any, **said: str) -> None:
    """Add to what is sealed in a row, on the row in hand."""
    row.sealed = seal_words(row, **{**words_of(row), **said})


def _place(row: Any) -> str:
    return f"{row._meta.label_lower}.sealed/{row.id}"
