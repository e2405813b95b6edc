"""Problem: the one way this house refuses. A stable code for machines, a sentence for people.

Not here: how a Problem is shown. One renderer each for forms, pages, JSON and the command line.
"""

from collections.abc import Callable, Mapping
from typing import Any


def said_as(sentence: str) -> str:
    """The sentence in the reader's language: itself, until the house says how (apps.py)."""
    return _translate(sentence)


def translate_with(translate: Callable[[str], str]) -> None:
    """How sentences of Problems are translated; called once, when the house starts."""
    global _translate  # noqa: PLW0603 - problem.py may not know Django, and asks nobody else
    _translate = translate


_translate: Callable[[str], str] = str


class Problem(Exception):
    """A refusal in the user's words.

    `code` is `room.what_is_wrong`, stable, listed in docs/reference/problems.md. `message` is a
    sentence marked for translation with named placeholders, filled from `values`. `field` names
    the input that is wrong, where one is. Never put a secret, a T4 or a T5 value into `values`.
    """

    def __init__(self, code: str, message: Any, /, *, field: str | None = None, **values: Any) -> None:
        self.code = code
        self.message = message
        self.field = field
        self.values: Mapping[str, Any] = values
        super().__init__(code)

    def __str__(self) -> str:
        # Pure modules raise plain English; it is said in the reader's language only here.
        text = said_as(self.message) if isinstance(self.message, str) else str(self.message)
        return text % self.values if self.values else text
