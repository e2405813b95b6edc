"""The anchor: every organisation's last seal, signed, as a text that leaves the host by file, mail or paper.

Whoever rewrites the whole chain on the host cannot rewrite this. Not here: its printed page (paper.py).
"""

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from hamrah.ground.chain import seals_of
from hamrah.ground.problem import Problem
from hamrah.organisations.here import organisations_here

TITLE = "HAMRAH JOURNAL ANCHOR 1"
GROUP = 8
# Mail programs quote and wrap; a person types from paper. So: words and groups, however they are spaced.
SEAL = re.compile(r"\b([A-Z0-9]{2,8})\s+(\d{1,9})\s+(\d{4}-\d\d-\d\d)\s+((?:[0-9a-f]{8}\s+){7}[0-9a-f]{8})\b")
MADE = re.compile(r"Made:\s+(\S+)")
SIGNER = re.compile(r"Installation:\s+([A-Za-z0-9_-]{43})\b")
SIGNATURE = re.compile(r"Signature:\s+([A-Za-z0-9_-]{43}\s*[A-Za-z0-9_-]{43})\b")


@dataclass(frozen=True)
class Kept:
    """One organisation's seal as the anchor keeps it."""

    code: str
    number: int
    day: str
    hash: bytes

    def groups(self) -> str:
        """The hash so that a person can read it out."""
        written = self.hash.hex()
        return " ".join(written[at : at + GROUP] for at in range(0, len(written), GROUP))


@dataclass(frozen=True)
class Anchor:
    """Seals of one moment and who signed them; `signer` empty for lines typed from paper."""

    made: str
    seals: tuple[Kept, ...]
    signer: bytes = b""
    signature: bytes = b""

    def signed_text(self) -> bytes:
        """What the signature is over, whatever mail made of the text."""
        lines = [TITLE, self.made, *(f"{s.code} {s.number} {s.day} {s.hash.hex()}" for s in self.seals)]
        return "\n".join(lines).encode()

    def text(self) -> str:
        """As a file or the body of an e-mail; no line longer than 74."""
        return "\n".join([*self._lines(), ""])

    def _lines(self) -> Iterator[str]:
        yield from (TITLE, f"Made: {self.made}", f"Installation: {_written(self.signer)}", "")
        for seal in self.seals:
            yield from (f"{seal.code} {seal.number} {seal.day}", f"  {seal.groups()}")
        signature = _written(self.signature)
        yield from ("", f"Signature: {signature[:43]}", f"  {signature[43:]}", "")
        yield "Keep this where nobody who rules the server can change it. Compare with:"
        yield "hamrah doctor --journal --anchor THIS-FILE"


def make_anchor() -> Anchor:
    """The last seals of all. Raises `config.nothing_sealed`."""
    last = ((one.code, seals_of(one.id, using="owner").last()) for one in organisations_here())
    seals = tuple(Kept(code, s.number, s.day.isoformat(), bytes(s.hash)) for code, s in last if s is not None)
    if not seals:
        raise Problem("config.nothing_sealed", "No journal is sealed yet. Run first: hamrah journal seal")
    key = own_key()
    signer = key.public_key().public_bytes_raw()
    unsigned = Anchor(datetime.now(UTC).isoformat(timespec="seconds"), seals, signer)
    return Anchor(unsigned.made, seals, signer, key.sign(unsigned.signed_text()))


def own_key() -> Ed25519PrivateKey:
    """This installation's key for anchors; it follows from the master key."""
    return Ed25519PrivateKey.from_private_bytes(settings.ANCHOR_KEY)


def read_anchor(path: Path) -> Anchor:
    """From a file, a quoted e-mail, or lines typed from paper. Raises `config.anchor_unreadable`,
    `config.anchor_forged`."""
    try:
        said = path.read_text(encoding="utf-8").replace(">", " ")
    except (OSError, UnicodeDecodeError) as wrong:
        raise _unreadable(path) from wrong
    anchor = _parsed(said)
    if not anchor.seals:
        raise _unreadable(path)
    if anchor.signer:
        try:
            Ed25519PublicKey.from_public_bytes(anchor.signer).verify(anchor.signature, anchor.signed_text())
        except (InvalidSignature, ValueError) as wrong:
            raise Problem(
                "config.anchor_forged",
                "The signature in %(file)s does not fit what it says: the file was changed.",
                file=path,
            ) from wrong
    return anchor


def _parsed(said: str) -> Anchor:
    seals = tuple(
        Kept(code, int(number), day, bytes.fromhex("".join(groups.split())))
        for code, number, day, groups in SEAL.findall(said)
    )
    made, signer, signature = MADE.search(said), SIGNER.search(said), SIGNATURE.search(said)
    if signer is None:
        return Anchor(made[1] if made else "", seals)
    whole = _read("".join(signature[1].split())) if signature else b""
    return Anchor(made[1] if made else "", seals, _read(signer[1]), whole)


def by_code(seals: Sequence[Kept]) -> dict[str, dict[int, bytes]]:
    """Organisation's code -> seal's number -> hash."""
    found: dict[str, dict[int, bytes]] = {}
    for seal in seals:
        found.setdefault(seal.code, {})[seal.number] = seal.hash
    return found


def _unreadable(path: Path) -> Problem:
    return Problem("config.anchor_unreadable", "%(file)s holds no line of a journal's anchor.", file=path)


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _read(written: str) -> bytes:
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
