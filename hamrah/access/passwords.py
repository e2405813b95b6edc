"""Words that everybody here would guess, and that make no password. Not here: length and common passwords
(config/settings.py).

The list is documented in SECURITY.md: what is below, and the names and codes of the organisations.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from hamrah.ground import context
from hamrah.organisations.models import Organisation

# fmt: off
OURS = frozenset((
    "hamrah", "हमराह", "aajeevika", "आजीविका", "shramik", "श्रमिक", "majdoor", "mazdoor", "मजदूर",
    "worker", "migrant", "pravasi", "register", "card", "password", "passphrase", "administrator",
    "admin", "coordinator", "registrar", "counsellor", "reader", "rajasthan", "gujarat", "udaipur",
    "ahmedabad", "gogunda", "india", "bharat", "भारत", "welcome",
))
# fmt: on
# What is left of a password without these words and without digits and signs must still be a secret.
LEAST_LEFT = 6
SHORTEST_WORD = 3


class NotOurWords:
    """A validator of Django's: refuses `hamrah2026`, `Gogunda@123`, the organisation's own name and year."""

    def validate(self, password: str, user: Any = None) -> None:
        left = password.lower()
        for word in sorted(OURS | words_of_organisations(), key=len, reverse=True):
            left = left.replace(word, "")
        if sum(letter.isalpha() for letter in left) < LEAST_LEFT:
            raise ValidationError(self.get_help_text(), code="our_words")

    def get_help_text(self) -> str:
        return gettext("Not only a word that everybody here would guess, such as your organisation's name.")


def words_of_organisations() -> frozenset[str]:
    """Codes and the words of names of every organisation here."""
    with context.opened(door="identify"):
        rows = Organisation.objects.values_list("code", "name", "name_local")
        said = " ".join(" ".join(row) for row in rows).lower()
    return frozenset(word for word in re.split(r"[\W\d_]+", said) if len(word) >= SHORTEST_WORD)
