"""A run of the printer killed in the middle, in a process of its own. Not here: the rest of printing."""

import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest

from hamrah.cards import print_run
from hamrah.cards.actions import issue_card
from hamrah.cards.drawing import Layout
from hamrah.cards.models import Card
from hamrah.ground.terminal import Out
from tests.cast import accepted

# Draws one card a part, and is killed as soon as the first one stands.
SCRIPT = """
import os, signal, sys
import django
django.setup()
from hamrah.access.actor import actor_named
from hamrah.cards import print_run
from hamrah.cards.drawing import Layout
from hamrah.ground.hands import Hand
from hamrah.ground.terminal import Out, Progress
from pathlib import Path

print_run.MOST_AT_ONCE = 1
begin = Hand.__init__
def begun(self, module):
    begin(self, module)
    print(self._process.pid, flush=True)
Hand.__init__ = begun
Progress.step = lambda self, count: os.kill(os.getpid(), signal.SIGKILL)
asked = print_run.Asked("all", Layout.A4, Path(sys.argv[1]))
print_run.print_to_file(actor_named("farah", code="AAA"), asked, Out(as_json=False))
"""


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pids, seconds=20):
    until = time.monotonic() + seconds
    while any(map(is_alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(is_alive, pids))


@pytest.mark.django_db(transaction=True)
def test_a_killed_run_leaves_no_process_and_goes_on(committed_houses, tmp_path, monkeypatch):
    house, file = committed_houses[0], tmp_path / "cards.pdf"
    with house.at_work():
        Card.objects.exclude(id=house.card.id).update(state="revoked")
        for name in ("Nandu Gameti", "Hira Bhagora", "Kanku Damor"):
            issue_card(house["ela"], person=accepted(house["ela"], name))
    command = [sys.executable, "-c", SCRIPT, str(file)]
    killed = subprocess.run(command, stdout=subprocess.PIPE, env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    presses = [int(line) for line in killed.stdout.split()]
    assert len(presses) == 2
    assert wait_until_gone(presses)
    asked = print_run.Asked("all", Layout.A4, file)
    standing = {part.name for part in asked.folder.glob("part-*.pdf")}
    assert len(standing) == 1
    assert not file.exists()

    ordered = []
    original = print_run.drawn
    monkeypatch.setattr(print_run, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(
        print_run, "drawn", lambda orders: original(ordered.append(it) or it for it in orders)
    )
    answer = print_run.print_to_file(house["farah"], asked, Out(as_json=False, stderr=StringIO()))
    assert (answer["cards"], len(ordered)) == (4, 3)
    assert len(pypdfium2.PdfDocument(file)) == 8
    assert not asked.folder.exists()
