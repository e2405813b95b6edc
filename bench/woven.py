"""The very cards that we draw, laid out by weasyprint: sheets of ten, front and back, photo, code, our fonts.

The baseline of drawing. Simpler than ours in one thing: names keep one size, where card.typ finds the largest
that fits. Not here: our own drawing (hamrah/cards/drawing), figures (cards.py).
"""

import base64
import html
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

# Text of the code, and the photo.
Said = tuple[str, bytes | None]
PROCESSES = 2  # as many as our presses
WIDTH_MM, HEIGHT_MM, LEFT_MM, TOP_MM, COLUMNS, A_SHEET = 85.6, 54.0, 19.4, 13.5, 2, 10
STYLE = """
@page { size: A4; margin: 0 }
body { margin: 0; font: 7pt 'Noto Sans', 'Noto Sans Devanagari', 'Noto Sans Gujarati'; color: #1b1f23 }
section { position: relative; width: 210mm; height: 297mm; break-after: page }
.card { position: absolute; width: 77.6mm; height: 46mm; padding: 4mm }
.card > * { position: absolute }
.issuer { left: 4mm; top: 4mm; font: 600 9.5pt 'Noto Sans'; color: #12505b; width: 50mm }
.title { right: 4mm; top: 4mm; font-size: 6pt; text-align: right; color: #5b656d }
.line { left: 4mm; top: 10.9mm; width: 77.6mm; height: .3mm; background: #12505b }
.photo { left: 4mm; top: 13.2mm; width: 24mm; height: 30mm; border-radius: .9mm }
.names { left: 31mm; top: 13.2mm; width: 50.6mm; font-size: 12pt; line-height: 1.2 }
.names b { display: block; font-weight: 600 }
.facts { left: 31mm; top: 26mm; width: 50.6mm }
.facts div { display: inline-block; width: 24mm; margin-bottom: 1mm; font-size: 7.2pt }
small { display: block; font-size: 5pt; color: #5b656d }
.number { left: 31mm; top: 38mm; font: 600 9pt 'Noto Sans' }
.till { left: 62mm; top: 38mm; font: 600 8pt 'Noto Sans' }
.phones { left: 4mm; bottom: 4mm; width: 73.6mm; padding: 1mm 2mm; background: #edf2f3; border-radius: 1mm }
.told { left: 4mm; top: 4mm; width: 30mm; font-size: 6pt }
.told b { display: block; font-size: 8pt; color: #12505b }
.below { left: 4mm; bottom: 4mm; font-size: 5pt }
.code { right: 3mm; top: 4mm; width: 46mm; height: 46mm; image-rendering: pixelated }
"""


def pace(cards: Sequence[Said], design: dict[str, Any]) -> tuple[float, float]:
    """(cards a second, kB of PDF a card), by PROCESSES at once, each warm."""
    share = -(-len(cards) // PROCESSES)
    orders = [(cards[at : at + share], design) for at in range(0, len(cards), share)]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as weavers:
        list(weavers.map(woven, [(few[:1], design) for few, _design in orders]))
        began = time.perf_counter()
        sizes = list(weavers.map(woven, orders))
    return len(cards) / (time.perf_counter() - began), sum(sizes) / len(cards) / 1000


def woven(order: tuple[Sequence[Said], dict[str, Any]]) -> int:
    """Bytes of the PDF of these cards."""
    import weasyprint

    from hamrah.config.opening import prepare_django

    prepare_django()
    page = f"<meta charset=utf-8><style>{_faces()}{STYLE}</style>{''.join(_sheets(*order))}"
    pdf = weasyprint.HTML(string=page).write_pdf(presentational_hints=False)
    return len(pdf)


def _faces() -> str:
    """Our own fonts, as typst has them: never a system's."""
    from hamrah.ground.paper import FONTS

    return "".join(
        f"@font-face {{ font-family: 'Noto Sans{family}'; font-weight: {weight};"
        f" src: url({(FONTS / f'NotoSans{family.strip()}_{name}.ttf').as_uri()}) }}"
        for family in ("", " Devanagari", " Gujarati")
        for weight, name in ((400, "400Regular"), (600, "600SemiBold"))
    )


def _sheets(said: Sequence[Said], design: dict[str, Any]) -> list[str]:
    from hamrah.cards.drawing.pages import on_card, printable
    from hamrah.cards.drawing.words import ENGLISH, HINDI

    cards = [on_card(printable(*one), (ENGLISH, HINDI)) for one in said]
    sheets = []
    for start in range(0, len(cards), A_SHEET):
        few = list(enumerate(cards[start : start + A_SHEET]))
        fronts = [_placed(at % COLUMNS, at // COLUMNS, _front(card, design)) for at, card in few]
        backs = [_placed(1 - at % COLUMNS, at // COLUMNS, _back(card, design)) for at, card in few]
        sheets += [f"<section>{''.join(fronts)}</section>", f"<section>{''.join(backs)}</section>"]
    return sheets


def _placed(column: int, row: int, inside: str) -> str:
    left, top = LEFT_MM + column * WIDTH_MM, TOP_MM + row * HEIGHT_MM
    return f'<div class="card" style="left:{left}mm;top:{top}mm">{inside}</div>'


def _front(card: dict[str, Any], design: dict[str, Any]) -> str:
    from hamrah.cards.drawing.words import ENGLISH, HINDI

    facts = "".join(
        f"<div><small>{' · '.join(one['labels'])}</small>{_clean(one['text'])}</div>" for one in card["facts"]
    )
    picture = f'<img class="photo" src="{_inside("jpeg", card["photo"])}">' if card["photo"] else ""
    return (
        f'<div class="issuer">{_clean(design["issuer"])}</div>'
        f'<div class="title">{ENGLISH.title}<br>{HINDI.title}</div><div class="line"></div>{picture}'
        f'<div class="names"><b>{_clean(card["name"])}</b>{_clean(card["native"] or "")}</div>'
        f'<div class="facts">{facts}</div>'
        f'<div class="number"><small>{ENGLISH.number} · {HINDI.number}</small>{card["number"]}</div>'
        f'<div class="till"><small>{ENGLISH.valid_till} · {HINDI.valid_till}</small>{card["till"]}</div>'
        f'<div class="phones">{ENGLISH.issuer_phone} <b>{_clean(design["issuer_phone"])}</b></div>'
    )


def _back(card: dict[str, Any], design: dict[str, Any]) -> str:
    from hamrah.cards.drawing.words import ENGLISH, HINDI

    told = "".join(
        f"<b>{word.to_check}</b>{word.how_to_check} {word.what_it_is}" for word in (ENGLISH, HINDI)
    )
    return (
        f'<div class="told">{told}<b>{_clean(design["verify_address"])}</b></div>'
        f'<div class="below">{card["number"]}</div>'
        f'<img class="code" src="{_inside("png", card["code"])}">'
    )


def _inside(kind: str, picture: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"


def _clean(text: str) -> str:
    return html.escape(text)
