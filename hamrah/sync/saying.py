"""What the phone's scripts say, in one language. Not here: the translations, which stand with all others
(config/locale); where the sentences are found (scripts.py).
"""

from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, ngettext

from hamrah.sync.choices import choices
from hamrah.sync.scripts import field_scripts, said_in


@cache
def all_said() -> tuple[tuple[str, str], ...]:
    """Every sentence of the phone with its plural, once."""
    texts = (path.read_text("utf-8") for path in field_scripts())
    return tuple(dict.fromkeys(pair for text in texts for pair in said_in(text)))


@cache
def words_in(code: str) -> dict[str, Any]:
    """Every sentence in a language, and the tables of words that screens choose from."""
    with translation.override(code):
        sentences = {
            one: [ngettext(one, many, count) for count in (1, 2)] if many else gettext(one)
            for one, many in all_said()
        }
        return {"language": code, "sentences": sentences, "choices": choices()}
