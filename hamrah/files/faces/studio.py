"""Many portraits at once, drawn and taken in as a camera's would be, in processes of their own.

Not here: keeping them (files/actions.py). A process ends with its input, so that a killed run leaves none.
"""

import json
import pickle
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from subprocess import PIPE, Popen
from typing import IO, Any

from hamrah.files.faces.drawn import invented_face
from hamrah.files.photos import Photo, take_photo

PROCESSES, FEW = 2, 60
# Seed, whether a woman, years, which sitting: all that a drawn face follows from.
Sitter = tuple[str, bool, int, int]


def portraits(sitters: Sequence[Sitter]) -> Iterator[Photo]:
    """A photo of each, in their order; a few are drawn here, more side by side."""
    if len(sitters) < FEW:
        yield from map(portrait, sitters)
        return
    with ExitStack() as ends:
        studios = [_studio(ends, sitters[at::PROCESSES]) for at in range(PROCESSES)]
        for at in range(len(sitters)):
            # Written by our own process.
            yield pickle.load(studios[at % PROCESSES])  # noqa: S301


def portrait(sitter: Sitter) -> Photo:
    """Drawn, saved as a camera saves, and taken in like any upload."""
    seed, woman, age, sitting = sitter
    out = BytesIO()
    invented_face(seed, woman=woman, age=age, sitting=sitting).save(out, "JPEG", quality=88)
    return take_photo(out.getvalue())


def _studio(ends: ExitStack, sitters: Sequence[Sitter]) -> IO[bytes]:
    process = Popen([sys.executable, "-m", "hamrah.files.faces.studio"], stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None and process.stdout is not None
    ends.callback(process.wait)
    ends.callback(process.kill)
    with process.stdin as orders:
        orders.write(json.dumps(sitters).encode())
    return process.stdout


def main() -> None:
    """What runs in the other process."""
    sitters: list[Any] = json.load(sys.stdin)
    for sitter in sitters:
        pickle.dump(portrait(sitter), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
