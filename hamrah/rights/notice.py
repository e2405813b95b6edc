"""The notice in a worker's language: what is kept, for what, how to end it, her rights, the Board.

Its words are sentences of ours, translated; the hash says which words were read. Not here: the consents
themselves and their one-line notices (people).
"""

import hashlib
from typing import Any

from django.utils import translation

from hamrah.ground.language_names import names_of
from hamrah.ground.languages import written
from hamrah.ground.words import _
from hamrah.people import told as people_told
from hamrah.rights.models import NoticeAudio

WHAT_IS_KEPT = _(
    "We keep your name, your father's or husband's name, village, age, work, phone and photo. Of illness,"
    " caste or danger only what you tell us yourself; that is sealed. Never your Aadhaar number"
    " or your religion."
)
HOW_TO_END = _(
    "You say yes or no to each of these alone. You can take back a yes at any of our offices or by phone,"
    " as easily as you gave it. No other help ends because of it."
)
HER_RIGHTS = _(
    "You may see everything we keep of you, on paper. You may have it corrected, kept from use, and erased"
    " a year later. You may name who speaks for you if you die or cannot speak yourself."
)
COMPLAIN = _(
    "If something is wrong, complain to us; we answer within thirty days. If you are not content, go to the"
    " Data Protection Board of India."
)
# Spoken where our workers live, though nobody writes them: a recording serves best (domain.md 14).
LANGUAGES = names_of("hi", "en", "bhb", "wbr", "mtr", "gra", "gu", "mr", "or", "bn", "te", "kn")
WRITTEN = written()


def notice_in(language: str) -> list[tuple[str, list[str]]]:
    """(heading, paragraphs) of the notice; in Hindi where the language has no written one."""
    with translation.override(language if language in WRITTEN else "hi"):
        purposes = [f"{people_told.PURPOSE_NAMES[code]!s}: {text!s}" for code, text in purposes_of()]
        return [
            (str(_("What we keep")), [str(WHAT_IS_KEPT)]),
            (str(_("What for")), purposes),
            (str(_("Yes and no")), [str(HOW_TO_END)]),
            (str(_("Your rights")), [str(HER_RIGHTS)]),
            (str(_("Complaints")), [str(COMPLAIN)]),
        ]


def purposes_of() -> list[tuple[str, Any]]:
    return list(people_told.PURPOSE_NOTICES.items())


def hash_of(language: str) -> bytes:
    """Which words were read: of the recording where there is one, else of the text."""
    audio = audio_in(language)
    if audio is not None:
        return bytes(audio.sha256)
    text = "\n".join(f"{heading}\n" + "\n".join(lines) for heading, lines in notice_in(language))
    return hashlib.sha256(text.encode()).digest()


def audio_in(language: str) -> NoticeAudio | None:
    """The latest recording in a language, without its bytes."""
    found: NoticeAudio | None = NoticeAudio.objects.filter(language=language).defer("content").first()
    return found
