"""What a sound file is, told from its first bytes. Pure. Not here: playing it."""

# First bytes (at an offset) -> media type. What a phone records and every browser plays.
SOUNDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (4, b"ftyp", "audio/mp4"),
    (8, b"WAVE", "audio/wav"),
)


def media_type_of(content: bytes) -> str:
    """audio/mpeg, audio/ogg, audio/mp4 or audio/wav; empty for anything else, whatever its name says."""
    for at, mark, media_type in SOUNDS:
        if content[at : at + len(mark)] == mark:
            return media_type
    return ""
