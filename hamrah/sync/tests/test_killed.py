"""Servers killed with -9 and lines cut while a phone sends: what it sent is found once, whatever it heard.

A real `hamrah serve` with its own PostgreSQL. Not here: the phone's own death (the browser tests).
"""

import contextlib
import hashlib
import http.client
import io
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent

import pytest
from PIL import Image

from hamrah.ground.cluster import Cluster
from hamrah.ground.ids import new_id
from hamrah.sync.tests.fake_phone import FakePhone
from tests.starting import (
    LIMIT_SECONDS,
    children_of,
    clean_environment,
    enterable_folder,
    free_port,
    hamrah,
    is_running,
    running,
    wait_for,
)

FOUND = """
from hamrah.access.actions import add_user
from hamrah.access.actor import actor_for, installer
from hamrah.ground import context
from hamrah.organisations.actions import found_organisation
from hamrah.sync.actions import invite_phone
organisation = found_organisation(code="KIL", name="Killed office")
grant = add_user(installer(organisation), username="asha.kil", name="Asha", role="registrar")
with context.opened(door="identify"):
    actor = actor_for(grant.user, code="KIL")
with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
    print(invite_phone(actor, user=grant.user).shown)
"""
COUNT = """
import json
from hamrah.ground import context
from hamrah.organisations.models import Organisation
from hamrah.people.models import Person
from hamrah.ground.models import Journal
with context.opened(door="identify"):
    id = Organisation.objects.get(code="KIL").id
with context.opened(organisation_id=id):
    people = Person.objects.order_by("name")
    print(json.dumps([
        list(people.values_list("name", flat=True)),
        list(people.filter(photo__isnull=False).values_list("name", flat=True)),
        Journal.objects.filter(verb="people.register_worker").count(),
    ]))
"""
# Each in its turn: the database, one that serves a connection of it (then all of them end), a process that
# answers pages, the line while a piece is on its way, the line while the answer is.
KINDS = ("database", "connection", "pages", "sending", "answer")
A_PIECE, PHOTO_EVERY, A_KILL = 20_000, 8, 6


@pytest.fixture(scope="module")
def folder():
    with enterable_folder() as made:
        hamrah("init", HAMRAH_DATA=str(made), HAMRAH_SHARED_BUFFERS="16MB")
        yield made


def asked_of(folder: Path, script: str) -> str:
    """What a script of ours prints beside the running server."""
    opened = f"from hamrah.config.opening import open_house\nwith open_house():\n{indent(script, '    ')}"
    environment = clean_environment(HAMRAH_DATA=str(folder), HAMRAH_SHARED_BUFFERS="16MB")
    done = subprocess.run(
        [sys.executable, "-c", opened],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip().splitlines()[-1]


class Line:
    """Carries a phone's requests over HTTP; a broken connection is no answer. `cut`: where the next
    breaks."""

    def __init__(self, port: int) -> None:
        self.port, self.cut = port, ""
        # The last that was heard: where nothing is taken any more it says what stands still.
        self.heard: deque[tuple[str, int, str]] = deque(maxlen=12)

    def __call__(self, method, path, headers, body):
        status, content = self._asked(method, path, headers, body)
        self.heard.append((path[:12], status, content[:90].decode(errors="replace")))
        return status, content

    def _asked(self, method, path, headers, body):
        cut, self.cut = self.cut, ""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                connection.putheader(name, value)
            connection.endheaders(body[: len(body) // 2] if cut == "sending" else body)
            if cut:
                return 0, b""
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as broken:
            return 0, type(broken).__name__.encode()
        finally:
            connection.close()


def strike(kind: str, server: int, folder: Path, line: Line, dice: random.Random) -> None:
    """Break one thing. While all of its kind are being started again there is none: it is waited for."""
    if kind in ("sending", "answer"):
        line.cut = kind
        return
    found: list[int] = []

    def is_one() -> bool:
        postgres = Cluster(folder).server.pid()
        alive = postgres is not None and is_running(postgres)
        if kind == "pages":
            workers = [
                pid for child in children_of(server) if child != postgres for pid in children_of(child)
            ]
            found[:] = workers if len(workers) > 1 else []
        elif alive:
            found[:] = [postgres] if kind == "database" else children_of(postgres)
        return bool(found)

    wait_for(is_one)
    with contextlib.suppress(ProcessLookupError):
        os.kill(dice.choice(found), signal.SIGKILL)


def photos_of(count: int) -> list[bytes]:
    """Pictures of several pieces each."""
    made = []
    for shade in range(count):
        file = io.BytesIO()
        Image.effect_noise((240, 300), 30 + shade).convert("RGB").save(file, "JPEG", quality=90)
        made.append(file.getvalue())
    return made


def sends_all(phone: FakePhone, photos: list[bytes]) -> None:
    """Three at a time, the oldest first, with photos between them, again and again until each is answered."""
    ends_at = time.monotonic() + LIMIT_SECONDS
    while phone.outbox or photos:
        assert time.monotonic() < ends_at, f"what waits was never taken: {phone.carry.heard}"
        if _sends(phone) + _uploads(phone, photos):
            ends_at = time.monotonic() + LIMIT_SECONDS
        else:
            time.sleep(0.02)


def _sends(phone: FakePhone) -> int:
    batch = sorted(phone.outbox.values(), key=lambda one: one["counter"])[:3]
    status, answer = phone.ask("POST", "/sync/push/", {"commands": batch}) if batch else (0, None)
    if status != 200:
        return 0
    assert {one["answer"] for one in answer["answers"]} <= {"done", "already"}, answer
    phone.hear(answer["answers"])
    return len(batch)


def _uploads(phone: FakePhone, photos: list[bytes]) -> int:
    status, answer = phone.upload(photos[0], piece=A_PIECE) if photos else (0, None)
    if status != 200:
        return 0
    assert answer["done"], answer
    photos.pop(0)
    return 1


def killed_times(folder: Path, kills: int, *, seed: int) -> None:
    port, dice = free_port(), random.Random(seed)
    settings = {"HAMRAH_DATA": str(folder), "HAMRAH_PORT": str(port), "HAMRAH_SHARED_BUFFERS": "16MB"}
    quiet = subprocess.DEVNULL
    with running("-m", "hamrah.config.cli", "serve", errors=quiet, **settings) as process:
        assert process.stdout.readline().startswith("Open http://")
        threading.Thread(target=process.stdout.read, daemon=True).start()
        line = Line(port)
        phone = FakePhone("KIL", carry=line)
        status, answer = phone.enrol(asked_of(folder, FOUND))
        assert status == 200, answer
        names = [f"Worker {at:04}" for at in range(kills * A_KILL)]
        pictured = names[::PHOTO_EVERY]
        photos = photos_of(len(pictured))
        sums = dict(zip(pictured, (hashlib.sha256(photo).hexdigest() for photo in photos), strict=True))
        for name in names:
            files = [sums[name]] if name in sums else []
            phone.say("people.register_worker", new_id(), said={"name": name}, files=files)
        with ThreadPoolExecutor(1) as threads:
            sending = threads.submit(sends_all, phone, photos)
            for at in range(kills):
                left = len(phone.outbox) + len(photos)
                wait_for(lambda: len(phone.outbox) + len(photos) < left or sending.done())  # noqa: B023
                time.sleep(dice.random() / 10)
                strike(KINDS[at % len(KINDS)], process.pid, folder, line, dice)
            sending.result()
        found, with_photo, entries = json.loads(asked_of(folder, COUNT))
    assert found == names
    assert with_photo == pictured
    assert entries == len(names)


def test_twenty_kills_lose_nothing_and_double_nothing(folder):
    killed_times(folder, 20, seed=20)


@pytest.mark.long
@pytest.mark.parametrize("seed", [200, 7])
def test_two_hundred_kills_lose_nothing_and_double_nothing(seed):
    with enterable_folder() as made:
        hamrah("init", HAMRAH_DATA=str(made), HAMRAH_SHARED_BUFFERS="16MB")
        killed_times(made, 200, seed=seed)
