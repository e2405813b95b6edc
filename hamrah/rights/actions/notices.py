"""The notice read or played to her, its recordings, and her sheet. Not here: consent (people)."""

import hashlib
from typing import Any

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.rights.models import NoticeAudio, NoticeRead
from hamrah.rights.notice import LANGUAGES, audio_in, hash_of
from hamrah.rights.rules.sound import media_type_of

LARGEST_SOUND_BYTES = 8 * 1024 * 1024
HOW = ("played", "read_aloud")


@verb("rights.read_notice")
def read_notice(actor: Any, *, person: Person, language: str, how: str) -> NoticeRead:
    """The notice was played to her, or read aloud by whoever notes it. Raises `rights.no_such_language`,
    `rights.no_such_way`, `rights.no_recording`."""
    if language not in LANGUAGES:
        raise Problem("rights.no_such_language", _("Choose a language."), field="language")
    if how not in HOW:
        raise Problem("rights.no_such_way", _("Say whether it was played or read aloud."), field="how")
    if how == "played" and audio_in(language) is None:
        raise Problem("rights.no_recording", _("There is no recording in this language: read it aloud."))
    if person.notice_due:
        person.notice_due = False
        person.save(update_fields=["notice_due"])
    return NoticeRead.objects.create(
        person=person, language=language, how=how, sha256=hash_of(language), by_id=actor.user_id
    )


@verb("rights.keep_audio")
def keep_audio(actor: Any, *, language: str, upload: bytes) -> NoticeAudio:
    """Keep a recording of the notice. Raises `rights.no_such_language`, `rights.not_a_sound`,
    `rights.sound_too_large`."""
    if language not in LANGUAGES:
        raise Problem("rights.no_such_language", _("Choose a language."), field="language")
    if len(upload) > LARGEST_SOUND_BYTES:
        raise Problem("rights.sound_too_large", _("This recording is larger than 8 MB."), field="file")
    media_type = media_type_of(upload)
    if not media_type:
        raise Problem(
            "rights.not_a_sound", _("This is not a recording that plays: MP3, M4A, OGG or WAV."), field="file"
        )
    return NoticeAudio.objects.create(
        language=language,
        media_type=media_type,
        content=upload,
        sha256=hashlib.sha256(upload).digest(),
        by_id=actor.user_id,
    )


@verb("rights.show_sheet")
def show_sheet(actor: Any, *, person: Person, whole: bool) -> Person:
    """Everything held of her is put on paper for her; `whole` with what is sensitive, once somebody said that
    the paper is safe with her."""
    log_reading(actor, page="rights.whole_sheet" if whole else "rights.sheet", people=[person.id])
    return person
