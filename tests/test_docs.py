"""The documentation says what is: reference pages, commands in prose, links. Not here: its style."""

import re
from pathlib import Path

import pytest

from hamrah.config import cli, reference

ROOT = Path(__file__).resolve().parent.parent
PROSE = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("hamrah/help/articles/*/*.md"),
        *(file for file in ROOT.glob("docs/**/*.md") if file.parent.name != "reference"),
    ]
)
MAKE = re.compile(r"^(\w+):", re.MULTILINE)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# What the house may not be without (house.md; the licence by its own check).
NEEDED = (
    "README.md HOUSE.md STYLE.md CONTRIBUTING.md SECURITY.md CHANGELOG.md LICENSE docs/tour.md docs/scale.md"
)


@pytest.mark.parametrize("name", reference.WRITERS)
def test_a_reference_page_says_what_the_code_says(name):
    written = (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert written == reference.pages()[f"{name}.md"], "stale: run `make docs`"


@pytest.mark.parametrize("name", NEEDED.split())
def test_the_house_has_its_papers(name):
    assert (ROOT / name).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_command_in_prose_is_in_the_makefile(page):
    targets = set(MAKE.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {
        word for block in code_of(page) for word in re.findall(r"^\s*(?:\w+=\S+ )*make (\w+)", block, re.M)
    }
    assert named <= targets


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_hamrah_command_in_prose_can_be_parsed(page):
    for line in (line for block in code_of(page) for line in commands_in(block)):
        command = cli._named(line, cli._all_commands())
        assert command is not None, line
        options = {word.split("=")[0] for word in line if word.startswith("--")}
        known = {word for action in cli.parser_of(command)._actions for word in action.option_strings}
        assert options <= known, line


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_in_prose_leads_to_a_file(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_decision_stands_in_their_index():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    titled = {}
    for page in folder.glob("0*.md"):
        number, title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split(". ", 1)
        titled[f"| {int(number):04} | [{title}]({page.name}) |"] = page.name
    assert set(re.findall(r"^\| \d.*", index, re.MULTILINE)) == set(titled)


def test_every_verb_of_the_reference_has_a_sentence():
    page = reference.pages()["verbs.md"]
    for part in page.split("\n## ")[1:]:
        name, _, text = part.partition("\n")
        assert not text.strip().startswith("- Takes"), name


def code_of(page: Path) -> list[str]:
    return CODE.findall(page.read_text(encoding="utf-8"))


def commands_in(block: str) -> list[list[str]]:
    """Words after `hamrah` of each command line, without what is piped on."""
    lines = (re.match(r"\s*(?:\w+=\S+ )*(?:\.venv/bin/)?hamrah (.+)", line) for line in block.splitlines())
    return [re.split(r" [|>] ", line[1])[0].split() for line in lines if line]
