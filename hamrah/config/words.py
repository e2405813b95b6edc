"""Compiled translations: made from the .po files into the installation's own folder when older.

What a language leaves unsaid is said in the one it falls back on (ground/languages.py). Not here: finding
the sentences to translate (checks/sentences.py).
"""

import os
from pathlib import Path
from typing import Any

from hamrah.ground.languages import SOURCE, chain

PO = Path("LC_MESSAGES", "django.po")


def compiled_words(source: Path, target: Path) -> Path:
    """Compile each `<language>/LC_MESSAGES/django.po` under `source` into `target` if it is newer.

    The package folder may be read-only, so compiled files never go there.
    """
    for po in sorted(source.glob(f"*/{PO}")):
        code = po.parent.parent.name
        beneath = [source / other / PO for other in chain(code) if other != SOURCE]
        mo = target / code / PO.with_suffix(".mo")
        newest = max(path.stat().st_mtime_ns for path in beneath)
        if not mo.exists() or mo.stat().st_mtime_ns < newest:
            _compile(beneath, mo)
    return target


def _compile(pos: list[Path], mo: Path) -> None:
    """Write what the first says, and from the next ones what it leaves unsaid."""
    from babel.messages.mofile import write_mo

    mo.parent.mkdir(parents=True, exist_ok=True)
    said, *others = map(read_words, pos)
    for other in others:
        for message in other:
            if message.id and _is_silent(said, message) and _fits(said, message):
                said.delete(message.id, message.context)
                said.add(message.id, message.string, context=message.context)
    unfinished = mo.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as compiled:
        write_mo(compiled, said)
    unfinished.replace(mo)


def _is_silent(said: Any, message: Any) -> bool:
    own = said.get(message.id, message.context)
    texts = own.string if own and isinstance(own.string, tuple) else (own.string if own else "",)
    return not all(texts)


def _fits(said: Any, message: Any) -> bool:
    """A plural serves a language with as many forms only."""
    return not isinstance(message.string, tuple) or len(message.string) == said.num_plurals


def read_words(po: Path) -> Any:
    """A catalogue; also of a language that the library of names does not know."""
    from babel.core import UnknownLocaleError
    from babel.messages.pofile import read_po

    with po.open("rb") as text:
        try:
            return read_po(text, locale=po.parent.parent.name)
        except UnknownLocaleError:
            text.seek(0)
            return read_po(text)
