"""A phone in Python that speaks the real protocol through Django's test client. Not here: any test."""

import gzip
import hashlib
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from os import urandom
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.sync.actions import invite_phone

# (status, answer) of a request: method, path, headers, body.
Carry = Callable[[str, str, dict[str, str], bytes], tuple[int, bytes]]


def b64(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def through_client(method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
    """Without a network, and without a cookie."""
    extra = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    answer = Client().generic(method, path, body, content_type="application/json", **extra)
    return answer.status_code, answer.content


@dataclass
class FakePhone:
    """One user on one phone. `skew`: how far its clock is off; `outbox`: what is not confirmed."""

    code: str
    carry: Carry = through_client
    skew: timedelta = timedelta(0)
    phone: UUID = field(default_factory=new_id)
    partition: UUID = field(default_factory=new_id)
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    told: dict[str, Any] = field(default_factory=dict)
    cursor: str = ""
    bundles: dict[str, dict[str, Any]] = field(default_factory=dict)
    outbox: dict[str, dict[str, Any]] = field(default_factory=dict)
    counter: int = 0
    clock_off: float = 0.0

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.skew

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def jwk(self) -> dict[str, str]:
        return {"kty": "EC", "crv": "P-256", "x": b64(self.point[1:33]), "y": b64(self.point[33:])}

    def sign(self, text: bytes) -> str:
        r, s = decode_dss_signature(self.key.sign(text, ec.ECDSA(SHA256())))
        return b64(r.to_bytes(32) + s.to_bytes(32))

    def headers(self, method: str, path: str, body: bytes, *, place: str, **other: str) -> dict[str, str]:
        """The signature of one attempt; `other` forges a part of it."""
        named = f"{place}/{self.partition}"
        said = {"time": str(int(time.time())), "nonce": b64(urandom(16))} | other
        digest = hashlib.sha256(body).hexdigest()
        text = "\n".join(("hamrah sync 1", method, path, digest, said["time"], said["nonce"], named)).encode()
        return {
            "Hamrah-Partition": named, "Hamrah-Time": said["time"], "Hamrah-Nonce": said["nonce"],
            "Hamrah-Signature": self.sign(text),
        }  # fmt: skip

    @property
    def place(self) -> str:
        return str(self.told["organisation"]["id"])

    def ask(
        self,
        method: str,
        path: str,
        plain: Any = None,
        *,
        raw: bytes | None = None,
        place: str = "",
        packed: bool = False,
    ) -> tuple[int, Any]:
        """One signed request: status and answer."""
        body = raw if raw is not None else (b"" if plain is None else json.dumps(plain).encode())
        body = gzip.compress(body) if packed else body
        headers = self.headers(method, path, body, place=place or self.place)
        if packed:
            headers["Content-Encoding"] = "gzip"
        status, content = self.carry(method, path, headers, body)
        return status, json.loads(content) if content[:1] in (b"{", b"[") else content

    def enrol(self, code: str, *, name: str = "Redmi") -> tuple[int, Any]:
        plain = {
            "code": code, "phone": {"id": str(self.phone), "name": name}, "partition": str(self.partition),
            "public_key": self.jwk, "build": "test", "device_now": self.now.isoformat(),
        }  # fmt: skip
        status, answer = self.ask("POST", "/sync/enrol/", plain, place=self.code)
        if status == 200:
            self.told = answer
        return status, answer

    def contact(self, **told: Any) -> tuple[int, Any]:
        plain = {"device_now": self.now.isoformat(), "unsent": len(self.outbox), "build": "test", **told}
        return self.ask("POST", "/sync/contact/", plain)

    def say(
        self, verb: str, on: Any = None, /, *, files: Any = (), needs: Any = (), base: Any = None, **what: Any
    ) -> str:
        """Write a command into the outbox; answers its id."""
        self.counter += 1
        command = str(new_id())
        self.outbox[command] = {
            "command": command, "counter": self.counter, "verb": verb, "on": on and str(on), "base": base,
            "at": self.now.isoformat(), "entered_at": "Gogunda naka", "what": what, "files": list(files),
            "needs": [str(one) for one in needs],
        }  # fmt: skip
        return command

    def send(self, commands: list[dict[str, Any]] | None = None, **more: Any) -> list[dict[str, Any]]:
        """Send up to fifty of the outbox and forget what is settled."""
        waiting = sorted(self.outbox.values(), key=lambda one: one["counter"])
        batch = waiting[:50] if commands is None else commands
        status, answer = self.ask(
            "POST", "/sync/push/", {"device_now": self.now.isoformat(), "commands": batch}, **more
        )
        assert status == 200, answer
        self.hear(answer["answers"])
        return list(answer["answers"])

    def hear(self, answers: list[dict[str, Any]]) -> None:
        for one in answers:
            if one["answer"] in ("done", "already", "conflict", "dropped"):
                self.outbox.pop(one["command"], None)

    def fetch(self, *, most: int = 200) -> dict[str, Any]:
        """One part of the download, stored before its cursor is."""
        status, answer = self.ask("GET", f"/sync/pull/?since={self.cursor}&most={most}")
        assert status == 200, answer
        for bundle in answer["people"]:
            self.bundles[bundle["person"]] = bundle["records"]
        for gone in answer["gone"]:
            self.bundles.pop(gone, None)
        self.cursor = answer["cursor"]
        return dict(answer)

    def fetch_all(self, *, most: int = 200) -> None:
        while self.fetch(most=most)["more"]:
            pass

    def upload(self, content: bytes, *, piece: int = 100_000, sha256: str = "") -> tuple[int, Any]:
        name = sha256 or hashlib.sha256(content).hexdigest()
        status, answer = self.ask("GET", f"/sync/file/{name}/")
        while status == 200 and not answer["done"]:
            have = answer["have"]
            path = f"/sync/file/{name}/?offset={have}&size={len(content)}"
            status, answer = self.ask("POST", path, raw=content[have : have + piece])
        return status, answer

    def boxed(self, command: dict[str, Any]) -> str:
        """A command sealed to the office, as the phone does when it is made."""
        text = json.dumps(command)
        signed = {"text": text, "signature": self.sign(f"hamrah command 1\n{text}".encode())}
        return self.seal(json.dumps(signed).encode())

    def seal(self, plain: bytes) -> str:
        office = urlsafe_b64decode(self.told["rescue_key"] + "=" * (-len(self.told["rescue_key"]) % 4))
        once = ec.generate_private_key(ec.SECP256R1())
        point = once.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        shared = once.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), office)
        )
        key = HKDF(SHA256(), length=32, salt=point, info=b"hamrah rescue").derive(shared)
        nonce, bound = urandom(12), f"hamrah rescue 1/{self.place}/{self.partition}".encode()
        return b64(point + nonce + AESGCM(key).encrypt(nonce, plain, bound))


@contextmanager
def refuses(code: str) -> Iterator[None]:
    """What is done inside is refused with this Problem."""
    with pytest.raises(Problem) as refused:
        yield
    assert refused.value.code == code


def enrolled(house: Any, word: str = "asha", *, carry: Carry = through_client, **facts: Any) -> FakePhone:
    """A phone of this member of staff, through the code on the office's page."""
    row = invite_phone(house.staff[word], user=house.users[word])
    phone = FakePhone(house.organisation.code, carry=carry, **facts)
    status, answer = phone.enrol(row.shown)
    assert status == 200, answer
    return phone
