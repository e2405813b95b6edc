"""The command line's habits: help with an example, JSON, exit codes, progress."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from hamrah.config import cli
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out, Progress
from tests.starting import enterable_folder, hamrah

ROOT = Path(__file__).resolve().parent.parent


def _every_command() -> list[Command]:
    return cli._all_commands()


def _add_count(parser) -> None:
    parser.add_argument("--count", type=int)


def _run_sample(arguments, out: Out) -> None:
    if arguments.count == 0:
        raise Problem("sample.none", "There is none of %(thing)s.", thing="salt")
    out.answer({"count": arguments.count}, f"{arguments.count} done")


SAMPLE = Command("sample take", "Take a sample.", "hamrah sample take --count 2", _add_count, _run_sample)


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "HOUSE_COMMANDS", (*cli.HOUSE_COMMANDS, SAMPLE))
    monkeypatch.setattr(cli.environment, "check", lambda: None)


def test_every_command_shows_its_example_in_its_help():
    for command in _every_command():
        assert command.example in cli.parser_of(command).format_help()


def test_every_example_begins_with_its_command():
    for command in _every_command():
        assert f"hamrah {command.name}" in command.example


def test_every_command_takes_json():
    for command in _every_command():
        assert "--json" in cli.parser_of(command).format_help()


def test_no_two_commands_have_one_name():
    names = [command.name for command in _every_command()]
    assert len(names) == len(set(names))


def test_a_command_that_is_done_ends_with_0(sample, capsys):
    assert cli.main(["sample", "take", "--count", "2"]) == 0
    assert capsys.readouterr().out == "2 done\n"


def test_json_is_all_there_is_on_stdout(sample, capsys):
    cli.main(["sample", "take", "--count", "2", "--json"])
    assert json.loads(capsys.readouterr().out) == {"count": 2}


def test_a_refused_command_ends_with_1_and_the_sentence_on_stderr(sample, capsys):
    assert cli.main(["sample", "take", "--count", "0"]) == 1
    assert capsys.readouterr().err == "There is none of salt.\n"


def test_a_refusal_in_json_has_its_code(sample, capsys):
    cli.main(["sample", "take", "--count", "0", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"problem": "sample.none", "message": "There is none of salt."}


def test_a_wrong_argument_ends_with_2(sample):
    with pytest.raises(SystemExit) as end:
        cli.main(["sample", "take", "--colour", "red"])
    assert end.value.code == 2


def test_an_unknown_command_ends_with_2(sample, capsys):
    assert cli.main(["smaple"]) == 2
    assert "There is no command 'smaple'" in capsys.readouterr().err


def test_half_a_name_lists_the_commands_that_begin_so(monkeypatch, sample, capsys):
    assert cli.main(["sample"]) == 2
    assert "sample take" in capsys.readouterr().err


def test_progress_tells_how_much_is_done_and_how_long_it_takes(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("hamrah.ground.terminal.time.monotonic", lambda: now[0])
    stream = io.StringIO()
    progress = Progress(10_000, "importing", stream)
    now[0] += 6
    progress.step(3_000)
    assert stream.getvalue() == "importing 3,000 of 10,000, 14 s left\n"


def test_a_short_run_says_nothing_about_progress():
    out = Out(as_json=False, stdout=io.StringIO(), stderr=io.StringIO())
    assert list(out.progress(iter("abc"), total=3, doing="reading")) == ["a", "b", "c"]
    assert out.stderr.getvalue() == ""


def test_doctor_says_where_the_database_is_and_what_mends_its_tables():
    with enterable_folder() as folder:
        done = hamrah("doctor", "--json", HAMRAH_DATA=str(folder), HAMRAH_SHARED_BUFFERS="16MB")
        findings = {finding["subject"]: finding for finding in json.loads(done.stdout)}
        assert done.returncode == 1
        assert str(folder) in findings["database"]["state"]
        assert findings["tables"]["fix"] == "Run: hamrah init"


def test_a_folder_that_cannot_be_written_to_ends_with_1_and_the_way_out(tmp_path):
    (tmp_path / "file").touch()
    done = hamrah("init", HAMRAH_DATA=str(tmp_path / "file" / "below"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Set HAMRAH_DATA" in done.stderr


def test_every_program_beside_hamrah_reads_its_words():
    """But for the processes that the house itself starts, which nobody calls by hand."""
    programs = {path for top in ("bench", "checks", "hamrah", "tests") for path in (ROOT / top).rglob("*.py")}
    by_hand = {path for path in programs if 'if __name__ == "__main__":' in path.read_text("utf-8")}
    unread = {path.stem for path in by_hand if "argparse" not in path.read_text("utf-8")}
    assert unread == {"web_server", "studio", "press", "texts", "old_excel_child", "reader"}


@pytest.mark.parametrize(("word", "code"), [("--help", 0), ("nonesuch", 2)])
def test_the_bench_names_its_parts_to_who_asks_and_to_who_errs(word, code):
    command = [sys.executable, "-m", "bench", word]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "worklist" in done.stdout + done.stderr
