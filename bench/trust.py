"""Signing a card's text and judging it against the network's lists, on one core; cwt and claim169 beside.

Not here: drawing and rows (cards), the page's own judge. Measured over CARDS different cards without a face,
best of RUNS, nothing remembered between them. cwt signs and reads the CWT alone: no deflate, no Base45, no
lists; claim169 reads the whole text and checks the signature, without lists.
"""

import os
import time
import zlib
from collections.abc import Callable
from typing import Any

CARDS, RUNS = 500, 5


def run() -> list[dict[str, Any]]:
    """sign.per_s and verify.per_s, each beside others' software."""
    os.environ.setdefault("HAMRAH_DATA", "var/bench/trust")
    import claim169
    import cwt

    from hamrah.cards.rules import base45
    from hamrah.cards.rules.claim169 import build, claims
    from hamrah.cards.rules.network import Seen, believed
    from hamrah.cards.tests import network_cast as cast

    signer, now = cast.signer(cast.CARDS), int(time.time())
    cards = [cast.card(issued_at=now - at, expires_at=now + 10_000) for at in range(CARDS)]
    texts = [build(card, signer) for card in cards]
    messages = [zlib.decompress(base45.decode(text)) for text in texts]
    bundle = cast.bundle(lists={cast.OURS: cast.token(issued_at=now)})
    network = believed(bundle, Seen((cast.cose.public_bytes(cast.ROOT.public_key()),)))
    public = cast.CARDS.public_key().public_bytes_raw()
    private = cwt.COSEKey.new(
        {1: 1, 2: signer.kid, 3: -8, -1: 6, -2: public, -4: cast.CARDS.private_bytes_raw()}
    )
    theirs = cwt.COSEKey.new({1: 1, 2: signer.kid, 3: -8, -1: 6, -2: public})
    assert {network.judge(text, at=now).verdict for text in texts} == {"genuine"}
    signing = per_s(lambda: [build(card, signer) for card in cards])
    judging = per_s(lambda: [network.judge(text, at=now) for text in texts])
    return [
        figure("sign.per_s", signing, per_s(lambda: [cwt.encode(claims(card), private) for card in cards]),
               "cwt, the CWT alone"),
        figure("verify.per_s", judging, per_s(lambda: [cwt.decode(one, theirs) for one in messages]),
               "cwt, the CWT alone"),
        figure("verify.beside_claim169.per_s", judging,
               per_s(lambda: [claim169.decode(text, verify_with_ed25519=public) for text in texts]),
               "claim169 (Rust), without lists"),
    ]  # fmt: skip


def per_s(work: Callable[[], Any]) -> float:
    """Cards a second of CPU time, best of RUNS."""
    best = float("inf")
    for _run in range(RUNS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return CARDS / best


def figure(name: str, value: float, baseline: float, baseline_name: str) -> dict[str, Any]:
    return {
        "name": name,
        "size": CARDS,
        "value": round(value),
        "unit": "cards/s, one core",
        "baseline": round(baseline),
        "baseline_name": baseline_name,
        "ratio": round(value / baseline, 3),
    }
