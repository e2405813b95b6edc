"""Pictures as a cheap phone takes them of a printed card: tilted, soft, badly lit, glaring, noisy. By seed.

Not here: reading them. Figures as in card.md 6: one-bit print at 300 dpi, tilt up to 4 degrees, blur in mm.
"""

import math
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

PRINT_DPI = 300
DOTS_A_MM = PRINT_DPI / 25.4
SIZES = {720: (1280, 720), 1080: (1920, 1080)}
# How much of the frame's height the card fills when somebody tries to fit it in.
FILLS = (0.6, 0.85)
MOST_TILT_DEGREES = 4
MOST_KEYSTONE = 0.05


@dataclass(frozen=True)
class Conditions:
    """`lines` 720 or 1080; `blur_mm` of lens and shaking hand; `glares` a lamp's spots on the laminate."""

    lines: int
    blur_mm: float = 0.0
    glares: int = 0


def picture_of(side: Image.Image, how: Conditions, *, seed: str) -> Image.Image:
    """The printed side of a card (a raster at 300 dpi) as the camera sees it on a table."""
    chance = Random(seed)
    printed = side.convert("L").point(lambda grey: 255 if grey > 127 else 0)
    soft = printed.filter(ImageFilter.GaussianBlur(how.blur_mm * DOTS_A_MM))
    frame = _laid_on_a_table(soft, SIZES[how.lines], chance)
    for _glare in range(how.glares):
        frame = ImageChops.screen(frame, _glare_on(frame.size, chance))
    frame = ImageChops.multiply(frame, _uneven_light(frame.size, chance))
    return _noisy(frame, chance)


def film_of(side: Image.Image, *, seed: str, still: int = 5) -> bytes:
    """A card brought before the camera, as motion JPEG of 720 lines: too soft to read at first, then sharp,
    in another place and tilt each moment; a moment is `still` frames long."""
    conditions = [Conditions(720, blur_mm=0.5)] * 3 + [Conditions(720, blur_mm=0.08, glares=1)] * 5
    moments = [picture_of(side, how, seed=f"{seed} {at}") for at, how in enumerate(conditions)]
    return b"".join(jpeg_of_picture(moment) * still for moment in moments)


def jpeg_of_picture(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=72)
    return out.getvalue()


def _laid_on_a_table(card: Image.Image, size: tuple[int, int], chance: Random) -> Image.Image:
    width, height = size
    share = chance.uniform(*FILLS) * height / card.height
    tilt = math.radians(chance.uniform(-MOST_TILT_DEGREES, MOST_TILT_DEGREES))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        near = 1 + chance.uniform(-MOST_KEYSTONE, MOST_KEYSTONE)
        right, down = x * card.width / 2 * share * near, y * card.height / 2 * share * near
        corners.append(
            (
                width / 2 + right * math.cos(tilt) - down * math.sin(tilt),
                height / 2 + right * math.sin(tilt) + down * math.cos(tilt),
            )
        )
    flat = [(0, 0), (card.width, 0), (card.width, card.height), (0, card.height)]
    how = _perspective(corners, flat)
    seen = card.transform(size, Image.Transform.PERSPECTIVE, how, Image.Resampling.BICUBIC, fillcolor=0)
    is_card = Image.new("L", card.size, 255).transform(size, Image.Transform.PERSPECTIVE, how)
    return Image.composite(seen, Image.new("L", size, chance.randrange(60, 150)), is_card)


def _perspective(seen: list[tuple[float, float]], flat: list[tuple[float, float]]) -> list[float]:
    """The eight coefficients that lead from a place in the picture to one on the card."""
    rows = []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]]
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss-Jordan on a square system with its right side as the last column."""
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(len(rows)):
            if other != at:
                rows[other] = [a - rows[other][at] * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def _glare_on(size: tuple[int, int], chance: Random) -> Image.Image:
    """A bright spot, 5 to 9 hundredths of the frame's height across, soft at its edge."""
    width, height = size
    glare = Image.new("L", size, 0)
    x, y = chance.uniform(0.25, 0.75) * width, chance.uniform(0.25, 0.75) * height
    wide = chance.uniform(0.03, 0.055) * height
    ImageDraw.Draw(glare).ellipse((x - wide, y - wide * 0.7, x + wide, y + wide * 0.7), fill=235)
    return glare.filter(ImageFilter.GaussianBlur(wide / 3))


def _uneven_light(size: tuple[int, int], chance: Random) -> Image.Image:
    """From full light at one side to about half at the other."""
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270)))
    dark = chance.randrange(110, 150)
    return light.point(lambda value: dark + value * (250 - dark) // 255).resize(size)


def _noisy(frame: Image.Image, chance: Random) -> Image.Image:
    """Sum of two even draws, about 7 grey levels of deviation."""
    for _draw in range(2):
        noise = Image.frombytes("L", frame.size, chance.randbytes(frame.width * frame.height))
        frame = ImageChops.add(frame, noise.point(lambda value: value // 14), scale=1, offset=-9)
    return frame
