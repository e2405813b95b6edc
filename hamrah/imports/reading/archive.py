"""The zip under XLSX and ODS, opened with care. Not here: what the members mean.

Guards against bombs before anything is unpacked: the sizes that the directory declares bound what Python's
zipfile hands out (a member that lies about its size fails its checksum and is refused as broken).
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO
from xml.parsers import expat

from hamrah.ground.problem import Problem
from hamrah.imports.reading.book import MOST_UNPACKED_BYTES

MOST_MEMBERS = 10_000
# Real sheets pack 5 to 60 times, long empty ones 150; bombs 1,000.
MOST_RATIO = 400
RATIO_COUNTS_FROM_BYTES = 20_000_000
CHUNK_BYTES = 1 << 18

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, expat.ExpatError)


def open_archive(stream: BinaryIO) -> zipfile.ZipFile:
    """The zip, checked. Problems imports.broken_file, imports.encrypted, imports.zip_bomb."""
    try:
        packed = zipfile.ZipFile(stream)
        members = packed.infolist()
    except (*UNREADABLE, ValueError) as wrong:
        raise broken() from wrong
    if any(member.flag_bits & 1 for member in members):
        raise encrypted()
    if len(members) > MOST_MEMBERS or _is_bomb(members):
        raise Problem(
            "imports.zip_bomb",
            "The file unpacks to more than any register holds and was not opened. "
            "Copy the sheet's cells into a new file.",
        )
    return packed


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(member.file_size for member in members)
    return unpacked > MOST_UNPACKED_BYTES or any(
        member.file_size > RATIO_COUNTS_FROM_BYTES
        and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )


def broken() -> Problem:
    return Problem(
        "imports.broken_file",
        "The file is damaged or only half there. Open it in a spreadsheet program, save it anew and try "
        "again.",
    )


def encrypted() -> Problem:
    return Problem(
        "imports.encrypted",
        "The file is locked with a password. Remove the password in the spreadsheet program and try again.",
    )


def new_parser() -> Any:
    """An expat parser that takes no document type, hence no entity tricks."""
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.buffer_size = 1 << 16

    def refuse(*_: object) -> None:
        raise broken()

    parser.StartDoctypeDeclHandler = refuse
    return parser


def parse_whole(packed: zipfile.ZipFile, name: str, parser: Any) -> None:
    """Run a parser over a member. Problem imports.broken_file where the member is no sound XML."""
    try:
        with packed.open(name) as member:
            for chunk in chunks(member):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except UNREADABLE as wrong:
        raise broken() from wrong


def chunks(member: IO[bytes]) -> Iterator[bytes]:
    while chunk := member.read(CHUNK_BYTES):
        yield chunk


def local(name: str) -> str:
    """An element's name without its namespace prefix."""
    return name.rpartition(":")[2]
