"""The phone's card modules, run by Node: every byte as Python makes it, every code read by zxing.

Not here: the screens in a browser; judging in JavaScript (tests/test_page_judges.py).
"""

import base64
import json
import random
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import cbor2
import numpy
import pytest
import zxingcpp

from hamrah.cards.rules import base45, cose, deflate
from hamrah.cards.rules.claim169 import Card, Status, claims
from hamrah.cards.rules.leaf import LONGEST_LIFE_S
from hamrah.cards.rules.network import Seen, believed
from hamrah.cards.tests.cast import LONG_NAMES, photo
from hamrah.cards.tests.network_cast import (
    GOOD,
    LEASED,
    NOW,
    OUR_HOST,
    OURS,
    PHONE,
    PHONE_KID,
    ROOT,
    bundles,
    card,
    leaf,
)
from hamrah.ground import names
from tests.node import node_or_skip

OUTSIDE = Path(__file__).parents[3] / "tests" / "outside"
SIGNATURE = bytes(range(64))


@pytest.fixture(scope="module", autouse=True)
def node():
    node_or_skip()


def ran(**said: Any) -> dict[str, Any]:
    done = subprocess.run(
        ["node", "field_cards.mjs"],
        cwd=OUTSIDE,
        input=json.dumps(said),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def text_of(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


# -- deflate --------------------------------------------------------------------------------------


def test_a_stream_is_pythons_byte_for_byte():
    chance = random.Random(169)
    raws = [b"", b"a", b"abcabcabcabc" * 40, bytes(700), leaf() * 2]
    raws += [
        bytes(chance.choices(range(letters), k=chance.randrange(900))) for letters in (2, 5, 60, 256) * 20
    ]
    made = ran(raws=[text_of(raw) for raw in raws])["raws"]
    assert [base64.b64decode(text) for text in made] == [deflate.compress(raw) for raw in raws]


# -- the code as a picture ------------------------------------------------------------------------


# Letters that each version holds at level M (ISO/IEC 18004, table 7).
HOLDS = [
    *(20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816, 909, 970),
    *(1035, 1134, 1248, 1326, 1451, 1542, 1637, 1732, 1839, 1994, 2113, 2238, 2369, 2506, 2632, 2780),
    *(2894, 3054, 3220, 3391),
]


def read_by_zxing(rows: list[str]) -> str:
    modules = numpy.array([[255 * (one == "0") for one in row] for row in rows], dtype=numpy.uint8)
    picture = numpy.kron(numpy.pad(modules, 4, constant_values=255), numpy.ones((3, 3), dtype=numpy.uint8))
    (found,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text


def test_zxing_reads_every_size_of_code():
    """Each version of the standard once, full to the last letter and one more; letters that are none of
    Base45 besides."""
    chance = random.Random(18004)
    lengths = [1, 2, *HOLDS, *(most + 1 for most in HOLDS[:-1])]
    texts = ["".join(chance.choices(base45.ALPHABET, k=length)) for length in lengths]
    texts += ["https://id.sahyog.example/verify", "सीता देवी", "0" * 500]
    made = ran(texts=texts)["codes"]
    versions = [(len(rows) - 17) // 4 for rows in made]
    assert versions[2 : 2 + 40] == list(range(1, 41))
    assert [read_by_zxing(rows) for rows in made] == texts


# -- the card -------------------------------------------------------------------------------------


def person(**changes: Any) -> dict[str, Any]:
    said = card()
    return {"name": said.native_name, "name_latin": said.name, "birth_year": 1994, "gender": "F"} | changes


def asked(**changes: Any) -> dict[str, Any]:
    return {
        "leaf": base64.urlsafe_b64encode(leaf()).rstrip(b"=").decode(),
        "person": person(),
        "lines": ["face"],
        "nowS": NOW,
        "signature": text_of(SIGNATURE),
    } | changes


def expected(**changes: Any) -> str:
    """The same card made by our Python."""
    said = card(GOOD, issued_at=NOW, expires_at=NOW + LONGEST_LIFE_S, **changes)
    protected = cbor2.dumps({1: -7, 4: PHONE_KID})
    inside = [protected, {cose.VOUCHER: cbor2.loads(leaf())}, cbor2.dumps(claims(said)), SIGNATURE]
    return base45.encode(deflate.compress(cbor2.dumps(cbor2.CBORTag(18, inside))))


@cache
def face() -> bytes:
    return photo().thumbnail_webp[:200]


def cases() -> list[tuple[dict[str, Any], str]]:
    """(what the phone is asked, what Python makes of it)."""
    found = [
        (asked(), expected()),
        (asked(person=person(birth_year=None)), expected(birth_year=None)),
        (asked(face=text_of(face())), expected(face_webp=face())),
        (asked(face=text_of(face()), lines=[]), expected()),
        (
            asked(person=person(name="Sita  Devi ")),
            expected(name="Sita Devi", native_name=None, language=None),
        ),
        (
            asked(
                person=person(relation_name="Ramesh", district_said="Gogunda, Udaipur", occupation="Mason"),
                lines=["relation", "home", "trade", "gender"],
            ),
            expected(relation="Ramesh", home="Gogunda, Udaipur", trade="Mason", gender=2),
        ),
    ]
    for latin, native, language in LONG_NAMES:
        said = {"name": latin, "native_name": native, "language": language}
        found.append((asked(person=person(name=native, name_latin=latin)), expected(**said)))
    return found


def test_a_card_is_pythons_byte_for_byte():
    wanted = cases()
    made = ran(issue=[case for case, _text in wanted])["issued"]
    assert [one["text"] for one in made] == [text for _case, text in wanted]
    assert {one["expiresAt"] - one["issuedAt"] for one in made} == {LONGEST_LIFE_S}


def test_a_name_without_latin_letters_is_spelt_by_the_phone():
    (made,) = ran(issue=[asked(person=person(name="कमला बाई", name_latin=""))])["issued"]
    assert made["text"] == expected(name=names.latin("कमला बाई"), native_name="कमला बाई", language="hin")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": "Sita 98290 12345", "name_latin": ""}, "malformed"),
        ({"name": "", "name_latin": ""}, "malformed"),
        ({"name": "Sita", "birth_year": 1899}, "malformed"),
        ({"name": "Sita\u202eatiS"}, "malformed"),
    ],
)
def test_words_that_fit_no_card_are_refused_before_signing(changes, why):
    assert ran(issue=[asked(person=person(**changes))])["issued"] == [{"refused": why}]


def test_a_face_that_is_too_much_is_refused():
    chance = random.Random(1)
    big = b"RIFF....WEBP" + bytes(chance.choices(range(256), k=600))
    assert ran(issue=[asked(face=text_of(big))])["issued"] == [{"refused": "too_much_text"}]


def test_what_the_phone_signs_our_judge_believes():
    numbers = PHONE.private_numbers()
    point = numbers.public_numbers
    jwk = {"kty": "EC", "crv": "P-256"} | {
        name: base64.urlsafe_b64encode(value.to_bytes(32, "big")).rstrip(b"=").decode()
        for name, value in (("d", numbers.private_value), ("x", point.x), ("y", point.y))
    }
    (made,) = ran(issue=[asked(jwk=jwk, signature=None)])["issued"]
    network = believed(bundles()["today"], Seen((cose.public_bytes(ROOT.public_key()),)))
    found = network.judge(made["text"], at=NOW + 60)
    assert (found.verdict, found.why) == ("provisional", "provisional")
    assert isinstance(found.card, Card)
    assert (found.card.issuer, found.card.status) == (OUR_HOST, Status(GOOD, OURS))


# -- which leaf -----------------------------------------------------------------------------------


DAY = 86_400
BOOK = [
    {"number": "new", "issuedAt": LEASED + DAY, "expiresAt": LEASED + 91 * DAY},
    {"number": "old", "issuedAt": LEASED, "expiresAt": LEASED + 90 * DAY},
]


@pytest.mark.parametrize(
    ("used", "days", "picked"),
    [
        ([], 2, "old"),
        ([], 0, "old"),
        (["old"], 2, "new"),
        ([], 90, "new"),
        (["old"], 0, {"refused": "clock"}),
        (["old", "new"], 2, {"refused": "no_leaves"}),
        ([], 91, {"refused": "leaves_over"}),
        ([], 400, {"refused": "leaves_over"}),
        ([], -1, {"refused": "clock"}),
        ([], 3 * 365, {"refused": "clock"}),
    ],
)
def test_the_leaf_whose_time_is_over_first(used, days, picked):
    asked_for = {"leaves": BOOK, "used": used, "nowS": LEASED + days * DAY}
    assert ran(picks=[asked_for])["picked"] == [picked]
