"""bin/bootstrap.py on a copy of its own folder: half-made, read-only, without venv, twice at once."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.starting import ROOT, clean_environment, enterable_folder, wait_for


@pytest.fixture
def clone() -> Iterator[Path]:
    with enterable_folder() as folder:
        _fill(folder)
        yield folder


@pytest.fixture(scope="module")
def mended() -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """A clone whose half-made .venv was found, and what the bootstrap said to it; the only slow one."""
    with enterable_folder() as folder:
        _fill(folder)
        (folder / ".venv" / "bin").mkdir(parents=True)
        (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
        (folder / ".venv" / "installed-runtime.sha256").write_text("of a .venv that is no more")
        yield folder, _bootstrap(folder)


@pytest.fixture
def set_up(mended, clone: Path) -> Path:
    """A clone with a whole .venv, moved there from another folder."""
    shutil.copytree(mended[0] / ".venv", clone / ".venv", symlinks=True)
    return clone


def _fill(folder: Path) -> None:
    """The least a bootstrap needs; nothing is locked, so nothing is downloaded."""
    (folder / "bin").mkdir()
    shutil.copy(ROOT / "bin" / "bootstrap.py", folder / "bin")
    (folder / "requirements").mkdir()
    for lock in ("runtime", "dev"):
        (folder / "requirements" / f"{lock}.txt").touch()
    (folder / "hamrah" / "config").mkdir(parents=True)
    (folder / "hamrah" / "config" / "cli.py").write_text("print('hello from', __file__)\n")


def _bootstrap(clone: Path, beforehand: str = "") -> subprocess.CompletedProcess[str]:
    """Run it; `beforehand` is Python that makes the machine a poorer one."""
    (clone / "beforehand").mkdir(exist_ok=True)
    (clone / "beforehand" / "sitecustomize.py").write_text(beforehand)
    return subprocess.run(
        [sys.executable, "bin/bootstrap.py", "runtime"], cwd=clone, capture_output=True, text=True,
        check=False, env=clean_environment(PYTHONPATH=str(clone / "beforehand")),
    )  # fmt: skip


def _hamrah(clone: Path) -> str:
    return subprocess.run(
        [clone / ".venv" / "bin" / "hamrah"], capture_output=True, text=True, check=True
    ).stdout


def test_a_half_made_venv_is_made_again_with_the_command_in_it(mended):
    folder, done = mended
    assert done.returncode == 0
    assert "making it again" in done.stderr
    assert str(folder) in _hamrah(folder)


def test_the_command_of_a_moved_folder_runs_what_lies_beside_it(set_up):
    assert str(set_up) in _hamrah(set_up)


def test_what_is_installed_is_not_installed_again_until_the_lock_changes(set_up):
    assert "Installing" not in _bootstrap(set_up).stdout
    (set_up / "requirements" / "runtime.txt").write_text("# another\n")
    assert "Installing" in _bootstrap(set_up).stdout


def test_a_failed_install_is_tried_again_next_time(set_up):
    (set_up / "requirements" / "runtime.txt").write_text(
        "no-such-wheel @ file:///nowhere.whl --hash=sha256:00\n"
    )
    assert "pip could not install" in _bootstrap(set_up).stderr
    (set_up / "requirements" / "runtime.txt").write_text("")
    assert _bootstrap(set_up).returncode == 0


def test_a_python_without_venv_is_told_the_one_apt_line(clone):
    hide = "import importlib.util as u; f = u.find_spec; "
    hide += "u.find_spec = lambda name, *a: None if name == 'ensurepip' else f(name, *a)"
    done = _bootstrap(clone, hide)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = f"This Python has no venv module. Install it: apt-get install python{version}-venv\n"
    assert (done.returncode, done.stderr) == (1, wanted)


def test_an_old_python_is_told_which_one_is_needed(clone):
    done = _bootstrap(clone, "import sys; sys.version_info = (3, 9, 2)")
    assert "Hamrah needs Python 3.11 or newer; this is 3.9." in done.stderr


def test_the_bootstrap_can_be_read_by_an_old_python():
    import ast

    ast.parse((ROOT / "bin" / "bootstrap.py").read_text(), feature_version=(3, 8))


def test_a_folder_that_cannot_be_written_to_is_refused_in_one_line(clone):
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if os.geteuid() != 0 or python is None:
        pytest.skip("needs root and a python3 everybody may run, to become a stranger to the folder")
    clone.chmod(0o755)
    done = subprocess.run(
        [python, "bin/bootstrap.py", "runtime"], cwd=clone, capture_output=True, text=True,
        check=False, user=65534, group=65534, extra_groups=[],
    )  # fmt: skip
    assert done.stderr == f"Hamrah may not write to {clone}. Copy it to a folder you own and run it there.\n"


NO_RIGHTS = "import os\ndef no(*_, **__):\n    raise PermissionError(1, 'no')\nos.chmod = no\n"


def test_somebody_else_may_use_a_whole_one_and_is_told_where_it_is_not(set_up):
    assert _bootstrap(set_up, NO_RIGHTS).returncode == 0
    (set_up / ".venv" / "bin" / "hamrah").unlink()
    refused = _bootstrap(set_up, NO_RIGHTS)
    assert refused.returncode == 1
    assert (
        refused.stderr == f"Hamrah may not write to {set_up}. Copy it to a folder you own and run it there.\n"
    )


def test_two_at_once_wait_for_each_other(set_up):
    folder = os.open(set_up, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    said = set_up / "said.txt"
    with said.open("w") as words:
        waiting = subprocess.Popen([sys.executable, "bin/bootstrap.py", "runtime"], cwd=set_up, stderr=words)
        wait_for(lambda: "waiting for it" in said.read_text())
        assert waiting.poll() is None
        os.close(folder)
        assert waiting.wait(60) == 0
