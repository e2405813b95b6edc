"""Paper: a PDF drawn by typst from a template and facts, in the house's fonts. Not here: any template."""

import contextlib
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cbor2
import pypdfium2  # type: ignore[import-untyped]
import typst

FONTS = Path(__file__).resolve().parents[2] / "vendor" / "fonts"
_HOUSE = Path(__file__).with_name("paper.typ")


def drawn(template: Path, facts: Mapping[str, Any]) -> bytes:
    """The PDF of `template`, which reads the facts with cbor("facts.cbor") and may import house.typ.

    Pictures among the facts are bytes. Nothing of it stays on the disk.
    """
    with TemporaryDirectory(prefix="hamrah-paper-") as folder:
        # typst reads from files only; they are gone with their folder.
        Path(folder, "facts.cbor").write_bytes(cbor2.dumps(dict(facts)))
        Path(folder, "house.typ").write_bytes(_HOUSE.read_bytes())
        main = Path(folder, "main.typ")
        main.write_bytes(template.read_bytes())
        return typst.compile(main, font_paths=fonts(), ignore_system_fonts=True, pdf_tags=False)


def bound(papers: Iterable[bytes]) -> bytes:
    """Papers in one PDF, to be printed at once; each begins on a page of its own."""
    whole, into = pypdfium2.PdfDocument.new(), BytesIO()
    with contextlib.closing(whole):
        for paper in papers:
            with contextlib.closing(pypdfium2.PdfDocument(paper)) as read:
                whole.import_pages(read)
        whole.save(into)
    return into.getvalue()


@cache
def fonts() -> typst.Fonts:
    """The fonts that we ship: Latin and seven Indian scripts. Never a system's own."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
