"""docs/reference, written from the code: `python -m hamrah.config.reference` or `make docs`.

tests/test_docs.py fails when what stands there is older than the code. Not here: prose.
"""

import argparse
import ast
import csv
import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hamrah.config import environment
from hamrah.config.opening import prepare_django

FOLDER = environment.ROOT / "docs" / "reference"
CODE = environment.ROOT / "hamrah"
TIERS = (
    "T0 public",
    "T1 within the network",
    "T2 within the organisation",
    "T3 personal",
    "T4 sensitive",
    "T5 danger",
)


def pages() -> dict[str, str]:
    """File name -> its text, English."""
    from django.utils import translation

    from hamrah.ground.permissions import load_verbs

    load_verbs()
    with translation.override("en"):
        return {f"{name}.md": _page(name, write()) for name, write in WRITERS.items()}


def _page(name: str, lines: Iterator[str]) -> str:
    head = [f"# {name.title()}", "", "<!-- Written by `make docs` from the code; do not edit. -->", ""]
    return "\n".join([*head, *lines]).rstrip() + "\n"


def commands() -> Iterator[str]:
    """Every command with its arguments, from argparse itself."""
    from hamrah.config.cli import _all_commands, parser_of

    yield "Every command also takes `--help` and `--json`. Exit codes: 0 done, 1 refused, 2 wrong use."
    for command in _all_commands():
        parser = parser_of(command)
        yield from ("", f"## hamrah {command.name}", "", str(command.summary), "")
        rows = [_argument(action) for action in parser._actions if action.dest not in ("help", "json")]
        if rows:
            yield from ("| argument | needed | what |", "|---|---|---|", *rows, "")
        yield from ("```", command.example, "```")


def _argument(action: argparse.Action) -> str:
    name = ", ".join(action.option_strings) or str(action.metavar or action.dest.upper())
    if action.option_strings and action.nargs != 0:
        name += f" {action.metavar or action.dest.upper()}"
    what = [str(action.help or "")]
    if action.choices:
        what.append("one of " + ", ".join(map(str, action.choices)))
    if action.default not in (None, "", False, argparse.SUPPRESS):
        what.append(f"default {action.default}")
    return _row(f"`{name}`", "yes" if action.required else "no", "; ".join(filter(None, what)))


def settings() -> Iterator[str]:
    """Every environment variable."""
    yield "Environment variables, checked when a command starts; none is needed to begin."
    yield from ("", "| variable | takes | default | what |", "|---|---|---|---|")
    for setting in environment.SETTINGS:
        default = f"`{setting.default}`" if setting.default else ""
        secret = " Never shown." if setting.secret else ""
        yield _row(f"`{setting.name}`", str(setting.kind.__doc__), default, setting.sentence + secret)


def verbs() -> Iterator[str]:
    """Every change a person can make, with what it takes and which roles hold it."""
    from hamrah.access.roles import ROLES
    from hamrah.ground.verb import VERBS

    yield "A verb is called `verb(actor, command=UUID, **arguments)`: the same command twice acts once."
    ours = {name: act for name, act in VERBS.items() if ".tests" not in act.__module__}
    for name, act in sorted(ours.items()):
        holders = [role for role, held in ROLES.items() if name in held]
        takes = [_parameter(p) for p in list(inspect.signature(act).parameters.values())[1:]]
        yield from ("", f"## {name}", "", inspect.getdoc(act) or "", "")
        yield from (f"- Takes: {', '.join(takes) or 'nothing'}", f"- Roles: {', '.join(holders) or 'none'}")


def _parameter(parameter: inspect.Parameter) -> str:
    is_needed = parameter.default is inspect.Parameter.empty
    return f"`{parameter.name}`" + ("" if is_needed else " (may be left out)")


def problems() -> Iterator[str]:
    """Every refusal: its code, its sentence, and the files that raise it."""
    yield "A refusal has a code that stays and a sentence for people. `%(name)s` stands for a value."
    yield from ("", "| code | sentence | raised in |", "|---|---|---|")
    for code, (sentences, files) in sorted(_problems().items()):
        raised_in = ", ".join(f"`{file}`" for file in sorted(files))
        yield _row(f"`{code}`", " / ".join(sorted(sentences)), raised_in)


def _problems() -> dict[str, tuple[set[str], set[str]]]:
    found: dict[str, tuple[set[str], set[str]]] = {}
    for file in sorted(CODE.rglob("*.py")):
        if not {"tests", "migrations"} & set(file.parts):
            for code, sentence in problems_of(ast.parse(file.read_text(encoding="utf-8"))):
                sentences, files = found.setdefault(code, (set(), set()))
                sentences.add(sentence)
                files.add(str(file.relative_to(CODE)))
    for code, sentence in _reasons().items():
        sentences, files = found.setdefault(code, (set(), set()))
        sentences.add(str(sentence))
        files.add("imports/why.py")
    return found


def _reasons() -> dict[str, Any]:
    """Why a sheet's row is refused: codes of Problems and of the reader's own."""
    from hamrah.imports.why import WHY

    return WHY


def problems_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(code, sentence) of each `Problem("code", sentence, ...)` that is written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            code, sentence = _said(node.args[0]), _said(node.args[1])
            if code:
                yield code, sentence or "(a sentence made in the code)"


def _said(node: ast.expr) -> str:
    """The string itself, or the string marked for translation."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def roles() -> Iterator[str]:
    """Which role holds which verb or question."""
    from hamrah.access.roles import ROLE_NAMES, ROLES, named_permissions

    yield "A user has one role or several in an organisation. `x`: the role holds it."
    yield from ("", _row("", *(str(ROLE_NAMES[role]) for role in ROLES)), "|---" * (len(ROLES) + 1) + "|")
    for permission in sorted(named_permissions()):
        yield _row(f"`{permission}`", *("x" if permission in held else "" for held in ROLES.values()))


def tables() -> Iterator[str]:
    """Every table of the rooms: what it is, its fields, how sensitive each is."""
    from django.apps import apps
    from django.conf import settings as django

    yield f"Tiers of sensitivity: {', '.join(TIERS)}."
    for room in django.ROOMS:
        if apps.is_installed(f"hamrah.{room}"):
            for model in sorted(apps.get_app_config(room).get_models(), key=lambda m: m.__name__):
                yield from _table(model)


def _table(model: Any) -> Iterator[str]:
    yield from ("", f"## {model._meta.db_table}", "", inspect.getdoc(model) or "", "")
    yield from ("| field | kind | tier |", "|---|---|---|")
    for field in model._meta.concrete_fields:
        kind = type(field).__name__.removesuffix("Field")
        if field.is_relation:
            kind = f"key to {field.related_model._meta.db_table}"
        tier = f"T{model.tier_of(field.name) if hasattr(model, 'tier_of') else model.TIER}"
        yield _row(f"`{field.name}`", kind + (", may be empty" if field.null else ""), tier)


def indicators() -> Iterator[str]:
    """Every figure with its definition."""
    from hamrah.ground.room import rooms

    measures = [measure for room in rooms() for measure in room.measures]
    if not measures:
        yield "There is no indicator yet: rooms declare theirs as `measures` in room.py."
        return
    yield from ("| code | figure | definition | who may see it |", "|---|---|---|---|")
    for measure in sorted(measures, key=lambda m: m.code):
        yield _row(f"`{measure.code}`", str(measure.label), str(measure.definition), f"`{measure.verb}`")


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def asvs() -> Iterator[str]:
    """OWASP ASVS 5.0, levels 1 and 2, line by line: docs/security/asvs.csv."""
    with (environment.ROOT / "docs" / "security" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="|"))
    counts = Counter(row["answer"] for row in rows)
    yield "OWASP's Application Security Verification Standard, version 5.0, levels 1 and 2: every requirement"
    yield "by its number, said in our words (the standard's own stand at owasp.org), and where to see it."
    yield ", ".join(f"{counts[answer]} {answer}" for answer in ("met", "not applicable", "not met")) + "."
    yield from (
        "",
        "| number | level | what | answer | why, or what is next | shown in |",
        "|---|---|---|---|---|---|",
    )
    for row in rows:
        where = ", ".join(_shown(place) for place in row["where"].split())
        cells = (
            row["number"],
            row["level"],
            row["in our words"],
            row["answer"],
            row["why, or what is next"],
            where,
        )
        yield "| " + " | ".join(cells) + " |"


def _shown(place: str) -> str:
    path, _colons, test = place.partition("::")
    return f"[{test or path.rpartition('/')[2]}](../../{path})"


WRITERS: dict[str, Callable[[], Iterator[str]]] = {
    writer.__name__: writer
    for writer in (commands, settings, verbs, problems, roles, tables, indicators, asvs)
}


def main() -> int:
    """Write every page; `--check` only tells which are stale (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m hamrah.config.reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only tell which pages are stale")
    only_told = parser.parse_args().check
    prepare_django()
    made = pages()
    if only_told:
        stale = [name for name, text in made.items() if _present(FOLDER / name) != text]
        print("\n".join(f"docs/reference/{name} is stale: make docs" for name in stale))
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def _present(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
