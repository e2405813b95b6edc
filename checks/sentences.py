"""Every sentence of the house that must be said in each language: from templates, Python, plain facts.

Not here: the translations (hamrah/config/locale) and what is wrong with them (translations.py).
"""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

from hamrah.sync.scripts import field_scripts, said_in

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "hamrah"
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}
# Pure modules keep plain sentences: in Problem("code", "sentence") and in tables of this name.
PLAIN_TABLES = {"WHY", "PURPOSES"}
# Sentences of libraries that our pages show; the rest of theirs is never reached.
LIBRARIES = (
    ("allauth", ("account/**/*.py", "mfa/**/*.py", "core/**/*.py", "templates/*/messages/*.txt")),
    ("django", ("contrib/auth/password_validation.py", "forms/fields.py", "core/validators.py")),
)
# Of the sign-in library only what our pages can show: staff have no e-mail, and nobody signs up.
REACHED = frozenset(
    {
        "This account is currently inactive.",
        "Please type your current password.",
        "Incorrect code.",
        "Incorrect password.",
        "Too many failed login attempts. Try again later.",
        "The username and/or password you specified are not correct.",
        "The new value must be different from the current one.",
        "Be patient, you are sending too many requests.",
        "You must type the same password each time.",
        "Current Password",
        "New Password",
        "New Password (again)",
        "Password",
        "Code",
        "Authenticator code",
        "You cannot deactivate two-factor authentication.",
        "You cannot generate recovery codes without having two-factor authentication enabled.",
        "Successfully signed in as %(name)s.",
        "You have signed out.",
        "Password successfully changed.",
        "Password successfully set.",
        "A new set of recovery codes has been generated.",
        "Authenticator app activated.",
        "Authenticator app deactivated.",
    }
)
# Django says these in Hindi, but not as it is spoken.
SAID_ANEW = frozenset({"This field is required."})


class Sentence(NamedTuple):
    """What is said, its plural and context where it has them, and the file it stands in."""

    text: str
    plural: str
    context: str
    where: str


def sentences() -> list[Sentence]:
    """All of them, each once, in the order of their files."""
    found: dict[tuple[str, str], Sentence] = {}
    for sentence in (*_of_house(), *_of_scripts(), *_of_libraries()):
        found.setdefault((sentence.context, sentence.text), sentence)
    return list(found.values())


def _of_house() -> Iterator[Sentence]:
    for path in sorted(HOUSE.rglob("*")):
        if path.suffix not in (".py", ".html", ".txt") or "tests" in path.parts or "locale" in path.parts:
            continue
        where = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        yield from _marked(_as_python(text, where) if path.suffix != ".py" else text, where)
        if path.suffix == ".py":
            yield from _plain(text, where)


def _of_scripts() -> Iterator[Sentence]:
    """What the phone's scripts say."""
    for path in field_scripts():
        where = path.relative_to(ROOT).as_posix()
        for text, plural in said_in(path.read_text(encoding="utf-8")):
            yield Sentence(text, plural, "", where)


def _as_python(template: str, where: str) -> str:
    """A template's sentences as calls; without the indentation that Python would take for a block."""
    return "\n".join(line.lstrip() for line in templatize(template, origin=where).splitlines())


def _marked(source: str, where: str) -> Iterator[Sentence]:
    """Sentences inside _(...) and its relatives."""
    lines = BytesIO(source.encode())
    for _line, function, message, _comments in extract_python(lines, KEYWORDS, [], {"encoding": "utf-8"}):
        texts = [text for text in (message if isinstance(message, tuple) else (message,)) if text]
        if not texts or not function:
            continue
        context = texts.pop(0) if "pgettext" in function and len(texts) > 1 else ""
        plural = texts[1] if "n" in function.split("gettext")[0] and len(texts) > 1 else ""
        yield Sentence(texts[0], plural, context, where)


def _plain(source: str, where: str) -> Iterator[Sentence]:
    """Plain sentences of Problems, and of the tables that hold them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) == "Problem" and len(node.args) > 1:
            texts: list[ast.expr] = [node.args[1]]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            texts = list(node.value.values) if _name(target) in PLAIN_TABLES else []
        else:
            continue
        for text in texts:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield Sentence(text.value, "", "", where)


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _of_libraries() -> Iterator[Sentence]:
    for package, patterns in LIBRARIES:
        spec = find_spec(package)
        assert spec and spec.origin
        folder = Path(spec.origin).parent
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            source = templatize(text, origin=path.name) if path.suffix == ".txt" else text
            where = f"{package}/{path.relative_to(folder).as_posix()}"
            said = _marked(source, where)
            yield from (one for one in said if package == "django" or one.text in REACHED)


PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{\w*\}")


def placeholders(text: str) -> set[str]:
    """What a sentence is filled with: %(name)s, {name}."""
    return {match.group() for match in PLACEHOLDER.finditer(text.replace("%%", ""))}
