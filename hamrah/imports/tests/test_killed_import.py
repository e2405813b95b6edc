"""An import killed with kill -9 in its middle, in a process of its own. Not here: files that break."""

import os
import signal
import subprocess
import sys

import pytest

from hamrah.imports.actions import Upload, import_register
from hamrah.imports.models import Import, RefusedRow, RegisterRow
from hamrah.people.models import Person

# Killed when the first batch is written and the second is being read.
SCRIPT = """
import os, signal, sys
import django
django.setup()
from hamrah.access.actor import actor_named
from hamrah.imports import pipeline
from hamrah.imports.actions import Upload, import_register

def killed(rows):
    print(rows, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

pipeline.BATCH_ROWS = 3
upload = Upload("a.csv", sys.argv[1].encode(), "killed")
import_register(actor_named("asha", code="AAA"), upload=upload, on_progress=killed)
"""
SHEET = "Name,Age\n" + "".join(f"Killed {name},30\n" for name in ("Mangi", "Teju", "Nandu", "Hira", "Kanku"))


# Commits: what another process wrote is looked for.
@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_stands_and_the_same_file_comes_in_whole(committed_houses):
    ours = committed_houses[0]
    command = [sys.executable, "-c", SCRIPT, SHEET]
    killed = subprocess.run(command, stdout=subprocess.PIPE, env=os.environ, check=False)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, b"3\n")
    with ours.at_work("asha"):
        assert not Import.objects.filter(register="killed").exists()
        assert not RegisterRow.objects.filter(register="killed").exists()
        assert not RefusedRow.objects.filter(imported__register="killed").exists()
        assert not Person.objects.filter(name__startswith="Killed").exists()
        again = import_register(ours["asha"], upload=Upload("a.csv", SHEET.encode(), "killed"))
        assert (again.accepted, again.refused) == (5, 0)
