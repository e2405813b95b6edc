"""Base45 (RFC 9285): bytes as the 45 characters a QR code packs densest. Nothing of cards here."""

import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

# Two characters at a time, least significant first: half the steps of the RFC's loop.
_PAIRS = [low + high for high in ALPHABET for low in ALPHABET]
_PAIR_VALUE = {pair: value for value, pair in enumerate(_PAIRS)}
_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def encode(raw: bytes) -> str:
    words = struct.unpack(f">{len(raw) // 2}H", raw[: len(raw) // 2 * 2])
    text = "".join([_PAIRS[word % 2025] + ALPHABET[word // 2025] for word in words])
    return text + _PAIRS[raw[-1]] if len(raw) % 2 else text


def decode(text: str) -> bytes:
    """Raises ValueError for a foreign character, a wrong length or a group above its bytes."""
    whole = len(text) // 3 * 3
    try:
        words = [_PAIR_VALUE[text[at : at + 2]] + 2025 * _VALUE[text[at + 2]] for at in range(0, whole, 3)]
        last = bytes([_PAIR_VALUE[text[whole:]]]) if whole < len(text) else b""
        return struct.pack(f">{len(words)}H", *words) + last
    except (KeyError, ValueError, struct.error) as wrong:
        raise ValueError("not Base45") from wrong
