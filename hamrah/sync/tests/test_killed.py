"""Servers killed with -9 while a phone sends: what it sent is found once, whatever it heard of it.

A real `hamrah serve` with its own PostgreSQL. Not here: the phone's own death (the browser tests).
"""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent

import pytest

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
    names = sorted(Person.objects.values_list("name", flat=True))
    print(json.dumps([names, Journal.objects.filter(verb="people.register_worker").count()]))
"""


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


def over_http(port: int):
    """Carries a phone's requests; a broken connection is no answer."""

    def carry(method, path, headers, body):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request(method, path, body or None, {**headers, "Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    return carry


def victim(server: int, folder: Path, dice: random.Random) -> int:
    """A process to strike: PostgreSQL itself, one that serves a connection of it, or a worker that answers
    pages while another is there. While all are being started again there is none: it is waited for."""
    kinds: list[list[int]] = []

    def is_one() -> bool:
        postgres = Cluster(folder).server.pid()
        workers = [pid for child in children_of(server) if child != postgres for pid in children_of(child)]
        serving = children_of(postgres) if postgres else []
        asked = [[postgres] if postgres else [], serving, serving, workers if len(workers) > 1 else []]
        kinds[:] = [kind for kind in asked if kind]
        return bool(kinds)

    wait_for(is_one)
    return dice.choice(dice.choice(kinds))


def sends_all(phone: FakePhone) -> None:
    """Three at a time, the oldest first, again and again until each is answered."""
    ends_at = time.monotonic() + LIMIT_SECONDS
    while phone.outbox:
        assert time.monotonic() < ends_at, "what waits was never taken"
        batch = sorted(phone.outbox.values(), key=lambda one: one["counter"])[:3]
        status, answer = phone.ask("POST", "/sync/push/", {"commands": batch})
        if status != 200:
            time.sleep(0.05)
            continue
        assert {one["answer"] for one in answer["answers"]} <= {"done", "already"}, answer
        phone.hear(answer["answers"])
        ends_at = time.monotonic() + LIMIT_SECONDS


def killed_times(folder: Path, kills: int) -> None:
    port, dice = free_port(), random.Random(kills)
    settings = {"HAMRAH_DATA": str(folder), "HAMRAH_PORT": str(port), "HAMRAH_SHARED_BUFFERS": "16MB"}
    with running("-m", "hamrah.config.cli", "serve", **settings) as process:
        assert process.stdout.readline().startswith("Open http://")
        phone = FakePhone("KIL", carry=over_http(port))
        status, answer = phone.enrol(asked_of(folder, FOUND))
        assert status == 200, answer
        names = [f"Worker {at}" for at in range(kills * 4)]
        for name in names:
            phone.say("people.register_worker", new_id(), said={"name": name})
        with ThreadPoolExecutor(1) as threads:
            sending = threads.submit(sends_all, phone)
            for _kill in range(kills):
                waiting = len(phone.outbox)
                wait_for(lambda: len(phone.outbox) < waiting or sending.done())  # noqa: B023 - asked at once
                time.sleep(dice.random() / 10)
                os.kill(victim(process.pid, folder, dice), signal.SIGKILL)
            sending.result()
        found, entries = json.loads(asked_of(folder, COUNT))
    assert found == sorted(names)
    assert entries == len(names)


@pytest.mark.long
def test_twenty_kills_lose_nothing_and_double_nothing(folder):
    killed_times(folder, 20)


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_and_double_nothing():
    with enterable_folder() as made:
        hamrah("init", HAMRAH_DATA=str(made), HAMRAH_SHARED_BUFFERS="16MB")
        killed_times(made, 200)
