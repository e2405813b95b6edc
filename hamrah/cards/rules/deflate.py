"""A zlib stream of one fixed-Huffman block (RFC 1950, RFC 1951). Not here: reading, zlib does that.

zlib itself stores a block uncompressed when that is a byte shorter, and widely used card readers
crash on a stored block. A fixed block costs at most a few bytes and is read by all of them.
"""

import zlib
from collections import Counter

_SHORTEST, _LONGEST = 3, 258
_CANDIDATES = 16
_WINDOW = 32_768


def _reversed_bits(value: int, count: int) -> str:
    """Extra bits go least significant first; Huffman codes the other way round."""
    return format(value, f"0{count}b")[::-1] if count else ""


def _symbol(value: int) -> str:
    """The fixed code of a literal or length symbol, 0-287 (RFC 1951, 3.2.6)."""
    if value < 144:
        return format(0x30 + value, "08b")
    if value < 256:
        return format(0x190 + value - 144, "09b")
    return format(value - 256, "07b") if value < 280 else format(0xC0 + value - 280, "08b")


def _length_codes() -> list[str]:
    codes = [""] * (_LONGEST + 1)
    start = _SHORTEST
    for symbol in range(257, 285):
        extra = max(0, (symbol - 261) // 4)
        for offset in range(1 << extra):
            if start + offset < _LONGEST:
                codes[start + offset] = _symbol(symbol) + _reversed_bits(offset, extra)
        start += 1 << extra
    codes[_LONGEST] = _symbol(285)
    return codes


def _distance_starts() -> list[tuple[int, int, str]]:
    starts, start = [], 1
    for symbol in range(30):
        extra = max(0, symbol // 2 - 1)
        starts.append((start, extra, format(symbol, "05b")))
        start += 1 << extra
    return starts


_LITERALS = [_symbol(value) for value in range(256)]
_LENGTHS = _length_codes()
_DISTANCES = _distance_starts()
_BLOCK_HEADER, _END_OF_BLOCK = "1" + "10", _symbol(256)


def compress(raw: bytes) -> bytes:
    """`raw` as a zlib stream that every inflater reads. Meant for a card's few hundred bytes."""
    bits = _BLOCK_HEADER + "".join(_codes(raw)) + _END_OF_BLOCK
    block = int(bits[::-1], 2).to_bytes((len(bits) + 7) // 8, "little")
    return b"\x78\x01" + block + zlib.adler32(raw).to_bytes(4, "big")


def _codes(raw: bytes) -> list[str]:
    """Greedy: at each place the longest repeat where it is the shorter to write, else the byte. Most of a
    card is a picture and a signature: only where three bytes come twice is there anything to look for."""
    codes: list[str] = []
    triples = [raw[at : at + _SHORTEST] for at in range(len(raw) - _SHORTEST + 1)]
    repeated = {triple for triple, times in Counter(triples).items() if times > 1}
    seen: dict[bytes, list[int]] = {triple: [] for triple in repeated}
    written = 0
    for at in [at for at, triple in enumerate(triples) if triple in repeated]:
        earlier = seen[triples[at]]
        length, copy = _copy(raw, at, earlier) if earlier and at >= written else (0, "")
        if copy:
            codes += [*map(_LITERALS.__getitem__, raw[written:at]), copy]
            written = at + length
        earlier.append(at)
    return [*codes, *map(_LITERALS.__getitem__, raw[written:])]


def _copy(raw: bytes, at: int, earlier: list[int]) -> tuple[int, str]:
    """(length, code) of the best repeat of an earlier place; (0, "") when the bytes are no longer."""
    length, distance = _longest_match(raw, at, earlier)
    if not length:
        return 0, ""
    copy = _LENGTHS[length] + _distance_code(distance)
    if len(copy) > 9 * length and len(copy) > sum(len(_LITERALS[byte]) for byte in raw[at : at + length]):
        return 0, ""
    return length, copy


def _longest_match(raw: bytes, at: int, earlier: list[int]) -> tuple[int, int]:
    """(length, distance) of the longest repeat, the nearest of equals; (0, 0) when there is none."""
    best = (0, 0)
    limit = min(_LONGEST, len(raw) - at)
    for start in reversed(earlier[-_CANDIDATES:]):
        length = 0
        while length < limit and raw[start + length] == raw[at + length]:
            length += 1
        if length >= _SHORTEST and length > best[0] and at - start <= _WINDOW:
            best = (length, at - start)
    return best


def _distance_code(distance: int) -> str:
    start, extra, code = next(entry for entry in reversed(_DISTANCES) if entry[0] <= distance)
    return code + _reversed_bits(distance - start, extra)
