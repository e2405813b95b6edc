"""Recordings that the phone plays instead of its own voice: the house's, and over them the installation's.

A file `<name>.ogg` or `.mp3` in `static/sync/field/voice/<language>/`; an organisation's own voice in
`<data folder>/voice/<language>/`. `notice-register` is the notice of a purpose, `people-quick` a screen.
Not here: playing them (static/sync/field/aloud.js).
"""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

HOUSE = Path(__file__).parent / "static" / "sync" / "field" / "voice"
KINDS = {".ogg": "audio/ogg", ".mp3": "audio/mpeg"}


def voices_in(code: str) -> dict[str, str]:
    """{name: address} of every recording in a language."""
    return {name: reverse("field:voice", args=[code, path.name]) for name, path in _found(code).items()}


def recorded_in(code: str) -> list[tuple[str, int, int]]:
    """What tells one recording from another of the same name: its size, and when it was written."""
    looked = [(path.name, path.stat()) for path in _found(code).values()]
    return [(name, found.st_size, found.st_mtime_ns) for name, found in looked]


def voice_called(code: str, file: str) -> Path | None:
    """The recording of this file name, if there is one in this language."""
    return next((path for path in _found(code).values() if path.name == file), None)


def _found(code: str) -> dict[str, Path]:
    """The installation's own stand over the house's."""
    found: dict[str, Path] = {}
    for folder in (HOUSE / code, Path(settings.HAMRAH_DATA) / "voice" / code):
        if folder.is_dir():
            found |= {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in KINDS}
    return found
