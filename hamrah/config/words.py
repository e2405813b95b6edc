"""Compiled translations: made from the .po files into the installation's own folder when older.

Not here: finding the sentences to translate (catalogue.py).
"""

import os
from pathlib import Path


def compiled_words(source: Path, target: Path) -> Path:
    """Compile each `<language>/LC_MESSAGES/django.po` under `source` into `target` if it is newer.

    The package folder may be read-only, so compiled files never go there.
    """
    for po in sorted(source.glob("*/LC_MESSAGES/django.po")):
        mo = target / po.relative_to(source).with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns:
            _compile(po, mo)
    return target


def _compile(po: Path, mo: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    mo.parent.mkdir(parents=True, exist_ok=True)
    unfinished = mo.with_suffix(f".{os.getpid()}")
    with po.open("rb") as text, unfinished.open("wb") as compiled:
        write_mo(compiled, read_po(text, locale=po.parent.parent.name))
    unfinished.replace(mo)
