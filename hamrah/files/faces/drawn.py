"""A face drawn from its look, from the paper behind it to what is worn in front. Not here: the lot
(features.py).
"""

from PIL import Image

from hamrah.files.faces.features import Look, look_of, mixed, shaded
from hamrah.files.faces.pencil import Pencil, Point
from hamrah.files.faces.worn import behind, clothes, in_front

MIDDLE_Y = 292


def invented_face(seed: int | str, *, woman: bool = False, age: int = 34, sitting: int = 0) -> Image.Image:
    """A face of 480x600 that is nobody's, the same for the same `seed`, sex and age in years."""
    look = look_of(seed, woman=woman, age=age, sitting=sitting)
    pencil = Pencil(look.paper)
    behind(pencil, look, MIDDLE_Y)
    clothes(pencil, look)
    _neck_and_ears(pencil, look)
    _skin(pencil, look)
    for side in (-1, 1):
        _eye(pencil, look, side)
    _nose(pencil, look)
    _mouth(pencil, look)
    if look.beard != "none":
        _beard(pencil, look)
    _years(pencil, look)
    in_front(pencil, look, MIDDLE_Y)
    return pencil.picture()


def outline(look: Look, *, left: float = 1.0) -> list[Point]:
    """The edge of the face, clockwise from the top of the forehead; `left` draws the left side in."""
    half, high = look.half, look.high
    right = [
        (0.55, -0.95),
        (0.93, -0.55),
        (1.0, -0.05),
        (0.95, 0.35),
        (look.jaw, 0.74),
        (look.chin, 0.98),
    ]
    points = [(0.0, -1.05), *right, (0.0, 1.03)]
    points += [(-x * left, y) for x, y in reversed(right)]
    return [(look.x + x * half, MIDDLE_Y + y * high) for x, y in points]


def _neck_and_ears(pencil: Pencil, look: Look) -> None:
    x, wide, chin = look.x, look.half * (0.5 if look.woman else 0.6), MIDDLE_Y + look.high
    dark = shaded(look.skin, 0.82)
    neck = [(x - wide, chin - 70), (x + wide, chin - 70), (x + wide + 6, chin + 40), (x, chin + 74)]
    pencil.shape([*neck, (x - wide - 6, chin + 40)], shaded(look.skin, 0.93))
    pencil.shape([(x - wide, chin - 40), (x + wide, chin - 40), (x, chin + 26)], dark)
    for side in (-1, 1):
        pencil.oval((x + side * (look.half + 1), MIDDLE_Y + 8), 13, look.ears + 6, shaded(look.skin, 0.94))
        pencil.oval((x + side * (look.half + 2), MIDDLE_Y + 9), 6, look.ears - 4, dark)


def _skin(pencil: Pencil, look: Look) -> None:
    pencil.shape(outline(look), shaded(look.skin, 0.9))
    pencil.shape([(px - 5, py) for px, py in outline(look, left=0.97)], look.skin)
    rosy = mixed(look.skin, "#c0584a", 0.16)
    for side in (-1, 1):
        pencil.oval((look.x + side * look.half * 0.56, MIDDLE_Y + look.high * 0.34), 19, 13, rosy)


def _eye(pencil: Pencil, look: Look, side: int) -> None:
    x, y = look.x + side * look.half * look.eyes_apart, MIDDLE_Y - 18 + look.eye_y
    wide, high = look.eye_wide, look.eye_high
    socket = shaded(look.skin, 0.88)
    pencil.oval((x, y - 2), wide + 6, high + 7, socket)
    corners = [(x - wide, y + 1), (x - wide * 0.3, y - high), (x + wide * 0.4, y - high), (x + wide, y)]
    pencil.shape([*corners, (x + wide * 0.3, y + high * 0.75), (x - wide * 0.4, y + high * 0.75)], "#f4efe8")
    pencil.oval((x, y - 0.5), high * 0.92, high * 0.98, "#3a2418")
    pencil.oval((x, y - 0.5), high * 0.48, high * 0.5, "#120c09")
    pencil.oval((x + 3, y - 3.5), 1.9, 1.9, "#ffffff")
    lid = "#1a1210" if look.woman else shaded(look.skin, 0.42)
    pencil.line(corners, lid, 3.4 if look.woman else 2.6)
    _brow(pencil, look, side, (x, y - look.brow_y))


def _brow(pencil: Pencil, look: Look, side: int, middle: Point) -> None:
    x, y = middle
    colour = mixed(look.hair, look.skin, 0.12)
    inner, outer, thick = x - side * 25, x + side * 29, look.brow_thick
    arch = [(inner, y + 3), (x + side * 6, y - 6 - look.brow_tilt * 0.4), (outer, y + 4 - look.brow_tilt)]
    pencil.shape([*arch, (x + side * 4, y - 5 + thick), (inner, y + 3 + thick)], colour)


def _nose(pencil: Pencil, look: Look) -> None:
    x, top, wide = look.x, MIDDLE_Y - 16, look.nose_wide
    tip = top + look.nose_long + 12
    dark, light = shaded(look.skin, 0.76), shaded(look.skin, 1.1)
    pencil.line([(x + 7, top + 6), (x + 8, tip - 24), (x + wide * 0.8, tip - 9)], shaded(look.skin, 0.86), 5)
    pencil.line([(x - 2, top + 8), (x - 1, tip - 16)], light, 6)
    pencil.oval((x, tip - 6), wide * 0.72, 11, light)
    pencil.line([(x - wide, tip - 4), (x - wide * 0.6, tip + 4), (x, tip + 6), (x + wide * 0.6, tip + 4),
                 (x + wide, tip - 4)], dark, 4)  # fmt: skip


def _mouth(pencil: Pencil, look: Look) -> None:
    x, y, wide, lip = look.x, mouth_y(look), look.mouth_wide, look.lip
    red = mixed(look.skin, "#8e2f36", 0.55 if look.woman else 0.38)
    corner = y - look.smile
    upper = [(x - 9, y - lip), (x, y - lip + 3), (x + 9, y - lip), (x + wide, corner), (x, y + 3)]
    pencil.shape([(x - wide, corner), *upper], shaded(red, 0.86))
    pencil.shape([(x - wide, corner), (x, y + 1), (x + wide, corner), (x, y + lip + 5)], red)
    pencil.line([(x - wide, corner), (x, y + 1), (x + wide, corner)], shaded(red, 0.55), 2.4)


def mouth_y(look: Look) -> float:
    """Where the lips meet."""
    return MIDDLE_Y + look.nose_long + (look.high - look.nose_long) * 0.32


def _beard(pencil: Pencil, look: Look) -> None:
    x, y, wide = look.x, mouth_y(look), look.mouth_wide
    hair = mixed(look.hair, look.skin, 0.1)
    if look.beard in ("stubble", "full"):
        _whiskers(pencil, look, mixed(hair, look.skin, 0.66) if look.beard == "stubble" else hair)
        _mouth(pencil, look)
    if look.beard == "goatee":
        pencil.shape(
            [(x - 24, y + 20), (x, y + 15), (x + 24, y + 20), (x + 17, y + 46), (x - 17, y + 46)], hair
        )
    if look.beard != "stubble":
        thick = {"thin": 7, "thick": 14, "curled": 12}.get(look.beard, 11)
        droop = -9 if look.beard == "curled" else 7
        top, end = y - look.lip - 5 - thick / 2, wide + (16 if look.beard == "curled" else 5)
        upper = [
            (x - end, top + thick + droop),
            (x - 15, top - thick / 3),
            (x, top),
            (x + 15, top - thick / 3),
        ]
        lower = [
            (x + end, top + thick + droop),
            (x + 14, top + thick),
            (x, top + thick - 3),
            (x - 14, top + thick),
        ]
        pencil.shape([*upper, *lower], hair)


def _whiskers(pencil: Pencil, look: Look, colour: str) -> None:
    """Along the jaw from ear to ear, open around the mouth."""
    x, half, high, y = look.x, look.half, look.high, mouth_y(look)
    edge = [(0.98, 0.05), (0.96, 0.36), (look.jaw + 0.02, 0.76), (look.chin + 0.02, 1.01)]
    outer = [(x + px * half, MIDDLE_Y + py * high) for px, py in edge]
    outer += [(x, MIDDLE_Y + 1.06 * high)]
    outer += [(2 * x - px, py) for px, py in reversed(outer[:-1])]
    inner = [(x - half * 0.8, y - 26), (x - look.mouth_wide - 8, y - 15), (x, y - 17)]
    pencil.shape([*outer, *inner, *[(2 * x - px, py) for px, py in reversed(inner[:-1])]], colour)


def _years(pencil: Pencil, look: Look) -> None:
    line, x = shaded(look.skin, 0.8), look.x
    if look.age >= 40:
        for side in (-1, 1):
            at = x + side * (look.nose_wide + 11)
            pencil.line(
                [(at, MIDDLE_Y + look.nose_long - 10), (at + side * 11, mouth_y(look) - 4)], line, 2.4
            )
    if look.is_old:
        for at in range(2):
            y = MIDDLE_Y - look.high * 0.52 - at * 14
            pencil.line([(x - 38, y + 2), (x, y - 2), (x + 38, y + 2)], line, 2)
    if look.mole:
        spot = (x + look.mole[0] * look.half, MIDDLE_Y + look.mole[1] * look.high)
        pencil.oval(spot, 3, 3, shaded(look.skin, 0.45))
