"""What of the network's files a backup holds, and how it comes back. Not here: the files (shelf.py).

Kept is what cannot be made anew: the list in force, others' lists, where trust begins, what was seen. Own
status lists are not: signed anew they are younger than any that a verifier has seen.
"""

import json
import re
from collections.abc import Mapping

from hamrah.cards.believing import in_force
from hamrah.cards.shelf import OTHERS, PINNED, TRUST, folder

KEPT = re.compile(rf"{re.escape(TRUST)}|{re.escape(OTHERS)}|{PINNED}|seen-[0-9a-f]+\.json")
AHEAD = "ahead.json"
# More lists than a network signs between a backup and its restore: one a day for almost three years.
FAR_ABOVE = 1_000


def kept_files() -> dict[str, bytes]:
    """Name -> content. Nothing secret, and no root that signs."""
    files = (file for file in sorted(folder().iterdir()) if KEPT.fullmatch(file.name))
    return {file.name: file.read_bytes() for file in files}


def put_back(files: Mapping[str, bytes]) -> None:
    """The files of a backup into a new folder; lists drafted from here on are above any signed since."""
    for name, content in files.items():
        if KEPT.fullmatch(name):
            (folder() / name).write_bytes(content)
    (folder() / AHEAD).write_text(json.dumps(_next_after(FAR_ABOVE)))


def next_version() -> int:
    """The number of the next trust list of this house."""
    ahead = folder() / AHEAD
    return max(_next_after(0), json.loads(ahead.read_text()) if ahead.exists() else 0)


def _next_after(more: int) -> int:
    before = in_force()
    return (before.version if before else 0) + more + 1
