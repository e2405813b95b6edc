"""A member's side of the oblivious function (RFC 9497, VOPRF, ristretto255-SHA512; library voprf).

It learns what the hub's key makes of its pair keys and nothing of the key; the hub learns nothing of the
pair keys. The proof is checked: a hub that answers one member with another key is noticed.
Not here: the hub's side (hub.py).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from voprf import ristretto

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.links import hub

PERSONAL = b"hamrah links/"


class Turned(NamedTuple):
    """A pair key after the function: the tag by which it is found, the secret under which veils are made."""

    tag: int
    secret: bytes


def turned(organisation_id: UUID, keys: Sequence[int], now: hub.Now) -> dict[int, Turned]:
    """Each pair key through the hub's function, in one question. Raises `links.quota`, `links.wrong_key`."""
    if not keys:
        return {}
    blinded = [ristretto.Client.blind(PERSONAL + str(key).encode()) for key in keys]
    answer = hub.evaluated(organisation_id, [bytes(asked.serialize()) for _client, asked in blinded])
    outputs = _finished([client for client, _asked in blinded], answer, now.public_key)
    return {key: _split(bytes(output)) for key, output in zip(keys, outputs, strict=True)}


def _finished(clients: list[Any], answer: bytes, public_key: bytes) -> list[bytes]:
    try:
        batch = ristretto.VerifiableBatchOutput.deserialize(answer)
        announced = ristretto.PublicKey.deserialize(public_key)
        return ristretto.Client.finalize_batch(clients, batch, announced)
    except BaseException as wrong:
        # The library panics where a proof does not hold, and a panic is no Exception to Python.
        if type(wrong).__name__ != "PanicException" and not isinstance(wrong, ValueError):
            raise
        raise Problem(
            "links.wrong_key", _("The round has changed, or its key is not the one announced. Look again.")
        ) from wrong


def _split(output: bytes) -> Turned:
    return Turned(int.from_bytes(output[:8], "big", signed=True), output[8:40])
