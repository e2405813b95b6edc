"""Every refusal of the house is tried by some test, or stands in a list that only grows shorter."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "hamrah"

# Raised by the house and looked at by no test yet, or only by its sentence. Never add to this list.
UNTRIED = {
    "cards.accent",
    "cards.no_such_card",
    "cards.no_such_person",
    "cards.prefix_malformed",
    "cards.status_uri",
    "config.already_serving",
    "config.not_migrated",
    "config.pages_did_not_start",
    "config.port_taken",
    "config.setting_unknown",
    "config.setting_wrong",
    "ground.database_busy",
    "ground.database_did_not_start",
    "ground.database_not_made",
    "ground.folder_not_writable",
    "ground.no_binaries",
    "ground.no_place_for_database",
    "ground.no_server_user",
    "ground.socket_folder_taken",
    "imports.list_too_large",
    "imports.not_text",
    "imports.place_unclear",
    "imports.reading_stopped",
    "imports.too_big",
    "imports.too_big_old",
    "people.no_photo",
}


def _sources(of_tests: bool) -> Iterator[Path]:
    files = [*HOUSE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    for file in files:
        is_test = "tests" in file.parts[len(ROOT.parts) :]
        if is_test is of_tests and file != Path(__file__):
            yield file


@cache
def raised() -> set[str]:
    """Codes of every Problem("room.code", ...) in the house, whoever raises it."""
    found = set()
    for file in _sources(of_tests=False):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_problem(node) and node.args:
                found |= {part.value for part in ast.walk(node.args[0]) if _is_code(part)}
    return found


def _is_problem(call: ast.Call) -> bool:
    return getattr(call.func, "id", getattr(call.func, "attr", "")) == "Problem"


def _is_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value


@cache
def tried() -> set[str]:
    """Every text in the tests."""
    return {
        node.value
        for file in _sources(of_tests=True)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_there_are_refusals():
    assert len(raised()) > 50


def test_every_refusal_is_tried():
    assert raised() - tried() - UNTRIED == set()


def test_what_is_tried_leaves_the_list():
    assert UNTRIED & tried() == set()


def test_what_is_raised_no_more_leaves_the_list():
    assert set() == UNTRIED - raised()


def test_a_code_names_its_room_and_what_is_wrong():
    rooms = {folder.name for folder in HOUSE.iterdir() if folder.is_dir()} | {"verb"}
    for code in raised():
        room, _dot, what = code.partition(".")
        assert room in rooms, code
        assert what.replace("_", "").isalnum(), code
