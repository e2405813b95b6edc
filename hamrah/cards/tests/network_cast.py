"""An invented network with fixed keys and moments: its trust list, its status lists, codes right and wrong.

Not here: what a verifier must say of them (make_vectors.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from hamrah.cards.rules import base45, cose, deflate, status_list, trust_list
from hamrah.cards.rules.claim169 import Card, Status, claims
from hamrah.cards.rules.leaf import LEASED_FOR_S, Leaf, signed_leaf
from hamrah.cards.rules.number import ALPHABET, check_character
from hamrah.cards.rules.status_list import INVALID, SUSPENDED, VALID
from hamrah.cards.rules.trust_list import IssuedKey, Issuer, TrustList

DAY, YEAR = 86_400, 365 * 86_400
MADE = 1_790_000_000  # the keys
ISSUED = MADE + 30 * DAY  # the cards
LISTED = MADE + 60 * DAY  # the lists
NOW = LISTED + DAY
OUR_HOST, THEIR_HOST = "id.sahyog.example", "id.another.example"
OURS, THEIRS = f"https://{OUR_HOST}/s/k7w2m9xq", f"https://{THEIR_HOST}/s/b3d8f5hn"
GOOD, REVOKED, LOST, NEVER_GIVEN, BEYOND = 734, 735, 736, 40_000, status_list.LARGEST * 4


def key_of(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


ROOT, NEXT_ROOT, WRONG_ROOT = key_of(1), key_of(2), key_of(3)
CARDS, CARDS_BEFORE, CARDS_STOLEN, STATUS, STATUS_STOLEN = (key_of(seed) for seed in (10, 11, 12, 13, 14))
THEIR_CARDS, THEIR_STATUS, UNKNOWN = key_of(20), key_of(21), key_of(30)
DEVICE = ec.derive_private_key(0x5A17, ec.SECP256R1())
OLD_DEVICE = key_of(15)
# A phone with leaves of the office: the trust list does not know it.
PHONE = ec.derive_private_key(0xFE1D, ec.SECP256R1())
PHONE_KID = cose.key_id(PHONE.public_key())
LEASED = LISTED - 10 * DAY


def signer(key: Ed25519PrivateKey) -> cose.Signer:
    return cose.Signer.of(key)


def listed(key: Any, role: str, **limits: Any) -> IssuedKey:
    public = key.public_key()
    times = {"not_before": MADE, "not_after": MADE + 2 * YEAR} | limits
    return IssuedKey(cose.key_id(public), cose.public_bytes(public), role, **times)


TRUST = TrustList(
    version=7,
    issued_at=LISTED,
    expires_at=LISTED + YEAR,
    ttl=92 * DAY,
    next_root=cose.public_bytes(NEXT_ROOT.public_key()),
    is_demo=True,
    issuers=(
        Issuer(
            OUR_HOST,
            "Sahyog Kendra",
            "सहयोग केंद्र",
            "0294 000 0000",
            (
                listed(CARDS, "cards"),
                listed(CARDS_BEFORE, "cards", not_after=ISSUED),
                listed(CARDS_STOLEN, "cards", distrusted_from=ISSUED),
                listed(DEVICE, "provisional"),
                listed(OLD_DEVICE, "provisional", not_after=ISSUED - 1),
                listed(STATUS, "status"),
                listed(STATUS_STOLEN, "status", distrusted_from=LISTED),
            ),
        ),
        Issuer(
            THEIR_HOST,
            "Another Kendra",
            "",
            "079 000 0000",
            (listed(THEIR_CARDS, "cards"), listed(THEIR_STATUS, "status")),
        ),
    ),
)


def token(
    uri: str = OURS, key: Ed25519PrivateKey = STATUS, *, issued_at: int = LISTED, **values: int
) -> bytes:
    states = {GOOD: VALID, REVOKED: INVALID, LOST: SUSPENDED} | {int(at[1:]): v for at, v in values.items()}
    # zlib's own streams differ from one build to another.
    return status_list.signed_list(
        uri, states, signer(key), places=1 << 17, issued_at=issued_at, compress=deflate.compress
    )


def bundle(
    trust: TrustList = TRUST,
    root: Ed25519PrivateKey = ROOT,
    lists: Mapping[str, bytes] | None = None,
    message: bytes = b"",
) -> bytes:
    """As served, but for the pad: nobody needs 64 kB of zeros here."""
    message = message or trust_list.signed(trust, signer(root))
    tokens = {OURS: token(), THEIRS: token(THEIRS, THEIR_STATUS)} if lists is None else lists
    return cbor2.dumps({"v": 1, "trust": message, "lists": dict(tokens), "pad": b""}, canonical=True)


@cache
def bundles() -> dict[str, bytes]:
    spoilt = token()[:-1] + bytes([token()[-1] ^ 1])
    silent = cose.sign(cbor2.dumps({"version": 7}), signer(ROOT), media_type=trust_list.MEDIA_TYPE)
    impostor = cose.Signer(WRONG_ROOT, signer(ROOT).kid)
    return {
        "today": bundle(),
        "no_lists": bundle(lists={}),
        "list_of_others": bundle(lists={OURS: token(key=THEIR_STATUS)}),
        "list_by_card_key": bundle(lists={OURS: token(key=CARDS)}),
        "list_by_unknown": bundle(lists={OURS: token(key=UNKNOWN)}),
        "list_by_stolen": bundle(lists={OURS: token(key=STATUS_STOLEN)}),
        "list_spoilt": bundle(lists={OURS: spoilt}),
        "list_elsewhere": bundle(lists={OURS: token(uri=f"https://{OUR_HOST}/s/elsewhere")}),
        "list_untyped": bundle(lists={OURS: cose.sign(cose.take_apart(token()).payload, signer(STATUS))}),
        "list_newer": bundle(lists={OURS: token(issued_at=LISTED + DAY)}),
        "trust_expiring": bundle(replace(TRUST, expires_at=LISTED + 2 * DAY)),
        "other_root": bundle(root=WRONG_ROOT),
        "impostor": bundle(message=trust_list.signed(TRUST, impostor)),
        "untyped": bundle(message=cose.sign(trust_list.said(TRUST), signer(ROOT))),
        "no_trust": bundle(message=silent),
        "by_next_root": bundle(replace(TRUST, version=8, next_root=None), NEXT_ROOT),
        "cut": bundle()[:-40],
        "other_format": cbor2.dumps({"v": 2}),
    }


def number(letters: str) -> str:
    body = "AJ" + letters
    plain = body + check_character(body)
    return f"{plain[:2]}-{plain[2:6]}-{plain[6:10]}-{plain[10:]}"


def card(index: int = GOOD, **changes: Any) -> Card:
    said: dict[str, Any] = {
        "issuer": OUR_HOST,
        "number": number(ALPHABET[10:18]),
        "name": "Sita Devi Meena",
        "native_name": "सीता देवी मीणा",
        "language": "hin",
        "birth_year": 1994,
        "issued_at": ISSUED,
        "expires_at": ISSUED + 2 * YEAR,
        "status": Status(index, OURS),
    }
    return Card(**(said | changes))


def code_of(message: bytes) -> str:
    return base45.encode(deflate.compress(message))


def signed_by(key: Ed25519PrivateKey, said: Card | None = None) -> str:
    return code_of(cose.sign(cbor2.dumps(claims(said or card())), signer(key)))


def es256(message: bytes, key: ec.EllipticCurvePrivateKey = DEVICE) -> bytes:
    made = key.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True))
    return b"".join(part.to_bytes(32, "big") for part in decode_dss_signature(made))


def under(
    header: Mapping[int, Any],
    sign: Callable[[bytes], bytes],
    *,
    outside: Mapping[int, Any] | None = None,
    payload: Any = None,
) -> bytes:
    """A message with exactly this protected header, however wrong."""
    protected = cbor2.dumps(dict(header))
    body = cbor2.dumps(claims(card()) if payload is None else payload)
    signature = sign(cbor2.dumps(["Signature1", protected, b"", body]))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, dict(outside or {}), body, signature]))


def leaf(by: Ed25519PrivateKey = CARDS, **changes: Any) -> bytes:
    """A leaf for PHONE, signed by the office: number and place of `card()`."""
    said: dict[str, Any] = {
        "issuer": OUR_HOST,
        "number": card().number,
        "status": Status(GOOD, OURS),
        "key": cose.public_bytes(PHONE.public_key()),
        "issued_at": LEASED,
        "expires_at": LEASED + LEASED_FOR_S,
    }
    return signed_leaf(Leaf(**(said | changes)), signer(by))


def provisional(
    voucher: bytes | None = None,
    *,
    key: ec.EllipticCurvePrivateKey = PHONE,
    kid: bytes = PHONE_KID,
    **changes: Any,
) -> str:
    """The code of a card that PHONE made of a leaf."""
    life = {"issued_at": LEASED + DAY, "expires_at": LEASED + 80 * DAY}
    said = claims(card(**(life | changes)))
    inside = {cose.VOUCHER: cbor2.loads(voucher or leaf())}
    message = under({1: -7, 4: kid}, lambda text: es256(text, key), outside=inside, payload=said)
    return code_of(message)
