"""Many pictures on one sheet, each with its name, so that a whole house can be looked at in an hour.

    python -m tests.look.sheets [--from var/screenshots] [--like "*-phone-hi.png"] [--columns 5] [--rows 2]

Not here: taking the pictures (screens.py, states.py, field.py).
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.look.screens import ROOT

GAP, NAME_HIGH, PAPER, INK = 12, 20, "#8f8f8f", "#000000"
# Of a page longer than its screen this much is shown, in screens.
MOST_HIGH = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, default=ROOT / "var" / "screenshots")
    parser.add_argument("--like", default="*.png")
    parser.add_argument("--into", type=Path, default=ROOT / "var" / "sheets")
    parser.add_argument("--columns", type=int, default=5)
    parser.add_argument("--rows", type=int, default=2)
    parser.add_argument("--wide", type=int, default=360, help="of each picture, in points")
    parser.add_argument("--high", type=int, default=740)
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)
    pictures = sorted(arguments.folder.glob(arguments.like))
    most = arguments.columns * arguments.rows
    for number, start in enumerate(range(0, len(pictures), most), 1):
        few = pictures[start : start + most]
        path = arguments.into / f"{arguments.like.strip('*-.png') or 'all'}-{number:02}.png"
        sheet_of(few, arguments.columns, (arguments.wide, arguments.high)).save(path)
        print(path)


def sheet_of(pictures: Sequence[Path], columns: int, size: tuple[int, int]) -> Image.Image:
    """The pictures in rows, each drawn to the same width and cut at the same height."""
    wide, high = size
    rows = -(-len(pictures) // columns)
    step = (wide + GAP, high + NAME_HIGH + GAP)
    sheet = Image.new("RGB", (columns * step[0] + GAP, rows * step[1] + GAP), PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for picture, (left, top) in zip(pictures, _corners(columns, step), strict=False):
        draw.text((left, top), picture.stem[: wide // 7], fill=INK, font=font)
        sheet.paste(_fitted(picture, wide, high), (left, top + NAME_HIGH))
    return sheet


def _corners(columns: int, step: tuple[int, int]) -> Iterator[tuple[int, int]]:
    at = 0
    while True:
        yield GAP + at % columns * step[0], GAP // 2 + at // columns * step[1]
        at += 1


def _fitted(path: Path, wide: int, high: int) -> Image.Image:
    with Image.open(path) as picture:
        drawn = picture.convert("RGB")
    drawn = drawn.resize((wide, max(1, drawn.height * wide // drawn.width)), Image.Resampling.LANCZOS)
    return drawn.crop((0, 0, wide, min(drawn.height, high)))


if __name__ == "__main__":
    main()
