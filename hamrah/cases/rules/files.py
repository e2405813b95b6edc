"""What a file of evidence is, by its own first bytes, and whether its name agrees. Pure.

The file is kept as it came, byte for byte, or it proves nothing. Not here: keeping it.
"""

from hamrah.ground.problem import Problem

MOST_BYTES = 12_000_000
# Media type -> how the file begins (at which byte), and the endings that name it.
_BEGINS: tuple[tuple[str, int, bytes, tuple[str, ...]], ...] = (
    ("image/jpeg", 0, b"\xff\xd8\xff", ("jpg", "jpeg")),
    ("image/png", 0, b"\x89PNG\r\n\x1a\n", ("png",)),
    ("image/webp", 8, b"WEBP", ("webp",)),
    ("application/pdf", 0, b"%PDF-", ("pdf",)),
    ("audio/ogg", 0, b"OggS", ("ogg", "opus", "oga")),
    ("audio/mpeg", 0, b"ID3", ("mp3",)),
    ("audio/mpeg", 0, b"\xff\xfb", ("mp3",)),
    ("audio/amr", 0, b"#!AMR", ("amr",)),
    ("video/mp4", 4, b"ftyp", ("mp4", "m4a", "3gp", "mov")),
)


def media_type_of(content: bytes, *, name: str) -> str:
    """Its media type. Raises `cases.empty_file`, `cases.file_too_large`, `cases.unknown_file`,
    `cases.wrong_extension`."""
    if not content:
        raise Problem("cases.empty_file", "This file is empty.", field="file")
    if len(content) > MOST_BYTES:
        raise Problem("cases.file_too_large", "A file has at most 12 MB.", field="file")
    for media_type, at, begins, endings in _BEGINS:
        if content[at : at + len(begins)] == begins:
            _refuse_name(name, endings)
            return media_type
    raise Problem(
        "cases.unknown_file", "Keep a photo, a PDF or a recording; this is none of them.", field="file"
    )


def _refuse_name(name: str, endings: tuple[str, ...]) -> None:
    ending = name.rpartition(".")[2].lower()
    if ending not in endings:
        raise Problem(
            "cases.wrong_extension",
            "The name of this file says something else than what is in it. Take it anew from the phone.",
            field="file",
        )
