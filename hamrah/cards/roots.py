"""The network's root: the offline key that signs trust lists, as a file under a passphrase.

Not here: the lists (rules/trust_list.py). It never lies in the data folder, save for the demo's.
"""

import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hamrah.cards.rules.cose import Signer, public_bytes
from hamrah.ground import sealing
from hamrah.ground.problem import Problem

KIND = "hamrah network root"
SHORTEST_PASSPHRASE = 12
# 64 MB and about a quarter of a second for each guess.
COST, BLOCK, LANES = 1 << 16, 8, 1
LARGEST_FILE = 4_096


def write_root(file: Path, *, passphrase: str | None, data_folder: Path) -> bytes:
    """Make a root and write it to `file`, readable by its owner alone; answers the raw public key.

    `passphrase` None: the demo's, open and marked so. Raises `cards.root_in_data_folder`,
    `cards.passphrase_short`, `cards.file_exists`.
    """
    is_demo = passphrase is None
    # By where it would really lie: neither `..` nor a link leads around this.
    if not is_demo and file.resolve().is_relative_to(data_folder.resolve()):
        raise Problem(
            "cards.root_in_data_folder",
            "The root signs for the whole network: not in the data folder, but on a stick in a safe.",
        )
    if passphrase is not None and len(passphrase) < SHORTEST_PASSPHRASE:
        raise Problem("cards.passphrase_short", "A passphrase has at least 12 characters. Take four words.")
    private = Ed25519PrivateKey.generate()
    public = public_bytes(private.public_key())
    sealed = _sealed(private.private_bytes_raw(), passphrase, _text(public))
    _write_new(file, {"kind": KIND, "demo": is_demo, "public": _text(public), **sealed})
    return public


def open_root(file: Path, ask: Any) -> tuple[Signer, bool]:
    """(signer, whether it is the demo's). `ask()` answers the passphrase.

    Raises `cards.no_root_file`, `cards.root_does_not_open`.
    """
    said = _read(file)
    passphrase = None if said["demo"] else ask()
    try:
        raw = _unsealed(said, passphrase)
        signer = Signer.of(Ed25519PrivateKey.from_private_bytes(raw))
    except ValueError as wrong:
        raise _does_not_open() from wrong
    if _text(public_bytes(signer.private_key.public_key())) != said["public"]:
        raise _does_not_open()
    return signer, bool(said["demo"])


def _sealed(raw: bytes, passphrase: str | None, public: str) -> dict[str, str]:
    if passphrase is None:
        return {"private": _text(raw)}
    salt = os.urandom(16)
    sealed = sealing.seal(_derived(passphrase, salt), raw, place=f"{KIND}/{public}")
    return {"salt": _text(salt), "sealed": _text(sealed)}


def _unsealed(said: dict[str, Any], passphrase: str | None) -> bytes:
    if passphrase is None:
        return b64decode(said["private"])
    key = _derived(passphrase, b64decode(said["salt"]))
    return sealing.unseal(key, b64decode(said["sealed"]), place=f"{KIND}/{said['public']}")


def _derived(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=LANES).derive(passphrase.encode())


def _read(file: Path) -> dict[str, Any]:
    try:
        said = json.loads(file.read_bytes()[:LARGEST_FILE])
    except (OSError, ValueError):
        said = None
    wanted = {"kind", "demo", "public"} | ({"private"} if said and said.get("demo") else {"salt", "sealed"})
    if not isinstance(said, dict) or said.get("kind") != KIND or not wanted <= set(said):
        raise Problem("cards.no_root_file", "%(file)s is not a root made by this command.", file=str(file))
    return said


def _write_new(file: Path, said: dict[str, Any]) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Problem(
            "cards.file_exists", "%(file)s is there already; nothing was written.", file=str(file)
        ) from None
    with os.fdopen(descriptor, "w") as opened:
        json.dump(said, opened, indent=1)


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _does_not_open() -> Problem:
    return Problem("cards.root_does_not_open", "The root does not open with this passphrase.")
