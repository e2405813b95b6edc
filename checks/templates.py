"""Does every template of every room compile, and is it laid out as the house lays out?

`python -m checks.templates --write` lays them out. Not here: how (template_layout.py).
"""

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checks.house import prepared
from checks.template_layout import laid_out
from checks.template_tree import Unbalanced

HOUSE = Path(__file__).resolve().parent.parent / "hamrah"


def complaints() -> list[str]:
    """One line for each that does not."""
    return [*_not_compiling(), *_not_laid_out()]


def _not_compiling() -> Iterator[str]:
    prepared()
    from django.template import TemplateDoesNotExist, TemplateSyntaxError
    from django.template.loader import get_template

    for template in sorted(HOUSE.glob("*/templates/**/*.*")):
        folder = next(parent for parent in template.parents if parent.name == "templates")
        try:
            get_template(str(template.relative_to(folder)))
        except (TemplateSyntaxError, TemplateDoesNotExist, UnicodeDecodeError) as error:
            yield f"{template.relative_to(HOUSE)}: {error}"


def _not_laid_out(write: bool = False) -> Iterator[str]:
    for template in sorted(HOUSE.glob("*/templates/**/*.html")):
        source = template.read_text(encoding="utf-8")
        try:
            better = laid_out(source, _source_of)
        except Unbalanced as error:
            yield f"{template.relative_to(HOUSE)}: {error}"
            continue
        if better != source and write:
            template.write_text(better, encoding="utf-8")
        elif better != source:
            yield f"{template.relative_to(HOUSE)}: python -m checks.templates --write lays it out"


@cache
def _source_of(name: str) -> str:
    found = next(HOUSE.glob(f"*/templates/{name}"), None)
    return found.read_text(encoding="utf-8") if found else ""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m checks.templates", description=__doc__)
    parser.add_argument("--write", action="store_true", help="lay them out, not only name them")
    wrong = [*_not_laid_out(parser.parse_args().write)]
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    sys.exit(bool(wrong))
