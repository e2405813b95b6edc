#!/usr/bin/env python3
"""Makes .venv and installs into it, with nothing but python3. Here: `runtime`, `dev`, `browsers`, `judges`.

Not here: anything that needs a library. Written so that an old Python can still read it and say that
it is too old.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LEAST_PYTHON = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")

# Finds its own Python beside itself, so that a moved or copied folder still works; -P keeps a folder one
# happens to stand in from lending it modules.
HAMRAH_SCRIPT = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -P -m hamrah.config.cli "$@"
"""


def main():
    """python3 bin/bootstrap.py runtime|dev|browsers|judges; exit code 1 with one line when it cannot."""
    steps = {
        "runtime": [runtime],
        "dev": [runtime, dev],
        "browsers": [browsers, outside_verifiers],
        "judges": [runtime, dev, judges],
    }
    if len(sys.argv) != 2 or sys.argv[1] not in steps:
        sys.exit(f"usage: python3 bin/bootstrap.py {'|'.join(steps)}")
    refuse_old_python()
    with alone():
        for step in steps[sys.argv[1]]:
            step()


def runtime():
    """The virtual environment with the runtime libraries and the command `hamrah`."""
    make_venv()
    install("runtime")
    place_command()


def dev():
    """What tests and checks need besides."""
    install("dev")


def judges():
    """Others' software beside which `make bench` measures; what cannot be had is said, and left out."""
    try:
        install("compare")
        install_verifiers()
    except SystemExit as absent:
        print(f"{absent} Measuring without.", file=sys.stderr)


def refuse_old_python():
    """One line instead of a syntax error further on."""
    if sys.version_info < LEAST_PYTHON:
        found = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - an old Python must be able to read it
        sys.exit(f"Hamrah needs Python 3.11 or newer; this is {found}. Try: make run PYTHON=python3.12")


class alone:  # noqa: N801 - reads as a word: with alone()
    """One bootstrap at a time: a lock on the folder itself leaves no file behind."""

    def __enter__(self):
        """Wait for the other one, and say so."""
        try:
            self.folder = os.open(str(ROOT), os.O_RDONLY)
        except OSError:
            refuse_folder()
        try:
            fcntl.flock(self.folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another command is setting up this folder; waiting for it ...", file=sys.stderr)
            fcntl.flock(self.folder, fcntl.LOCK_EX)

    def __exit__(self, *_):
        """Closing lets go."""
        os.close(self.folder)


def make_venv():
    """A whole one is kept; a half-made one, or one of a Python that is gone, is made again."""
    if venv_works():
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = "%d.%d" % sys.version_info[:2]  # noqa: UP031
        sys.exit(f"This Python has no venv module. Install it: apt-get install python{version}-venv")
    if not os.access(str(ROOT), os.W_OK):
        refuse_folder()
    try:
        if VENV.is_symlink() or VENV.exists():
            print("The earlier .venv is not whole; making it again.", file=sys.stderr)
            VENV.unlink() if VENV.is_symlink() else shutil.rmtree(str(VENV))
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True, stdout=subprocess.PIPE)
    except subprocess.CalledProcessError:
        sys.exit("python3 could not make .venv. On Debian or Ubuntu: apt-get install python3-venv")
    except OSError as error:
        sys.exit(f"{error}. Delete {VENV} and run it again.")


def refuse_folder():
    """The one line about a folder that is not ours."""
    sys.exit(f"Hamrah may not write to {ROOT}. Copy it to a folder you own and run it there.")


def venv_works():
    """Its Python starts, is really of a venv, has pip and is new enough."""
    if not os.access(str(PYTHON), os.X_OK):
        return False
    look = "import sys, pip; sys.exit(sys.prefix == sys.base_prefix or sys.version_info < (3, 11))"
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.run([str(PYTHON), "-c", look], check=False, **silent).returncode == 0


def install(name):
    """Install requirements/NAME.txt when it is another than last time; the stamp is written at the end."""
    lock = ROOT / "requirements" / f"{name}.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"installed-{name}.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing what requirements/{name}.txt lists (about a minute, only when it changes) ...")
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    done = subprocess.run([*command, "--require-hashes", "-r", str(lock)], check=False)
    if done.returncode != 0:
        sys.exit("pip could not install the libraries; its lines above say why. Mend that and run it again.")
    stamp.write_text(wanted)


def place_command():
    """.venv/bin/hamrah and the path to this folder, relative, so that the folder may move."""
    command = VENV / "bin" / "hamrah"
    try:
        for packages in (VENV / "lib").glob("python3*/site-packages"):
            write_if_other(packages / "hamrah.pth", "../../../..\n")
        write_if_other(command, HAMRAH_SCRIPT)
        if not os.access(str(command), os.X_OK):
            command.chmod(0o755)
    except OSError:
        refuse_folder()


def write_if_other(path, text):
    """Leave an equal file alone: a second run must not touch what it need not."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def browsers():
    """With CI=true a missing Chromium is installed, and it is an error if it cannot be."""
    found = next((name for name in BROWSERS if shutil.which(name)), None)
    if found is not None or os.environ.get("CI") != "true":
        return
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "chromium"]):
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode != 0:
            sys.exit(f"CI needs Chromium, and `{' '.join(command)}` failed.")


def outside_verifiers():
    """With CI=true the verifiers in Node under tests/outside are installed."""
    if os.environ.get("CI") == "true" and (ROOT / "tests" / "outside" / "package-lock.json").exists():
        install_verifiers()


def install_verifiers():
    """From their lock, unless they stand there already."""
    folder = ROOT / "tests" / "outside"
    stamp = folder / "node_modules" / ".package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= (folder / "package-lock.json").stat().st_mtime:
        return
    # No package runs anything of its own while it is installed.
    install = ["npm", "ci", "--ignore-scripts"]
    if shutil.which("npm") is None or subprocess.run(install, cwd=str(folder), check=False).returncode:
        sys.exit("Others' verifiers need Node: `npm ci` in tests/outside failed or npm is missing.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
