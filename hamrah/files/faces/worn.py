"""Hair, cloth and ornaments of a drawn face, behind it and in front. Not here: the face (drawn.py)."""

from collections.abc import Callable

from hamrah.files.faces.features import Look, mixed, shaded
from hamrah.files.faces.pencil import Pencil, Point

Worn = Callable[[Pencil, Look, float], None]
GOLD, WHITE = "#d7a93c", "#f4f0e8"


def _at(look: Look, middle: float, points: list[Point]) -> list[Point]:
    """Shares of the face's half width and height as places on the paper."""
    return [(look.x + x * look.half, middle + y * look.high) for x, y in points]


def _both(right: list[Point]) -> list[Point]:
    """The right side and its mirror, from the middle of the top round to where it began."""
    return [*right, *[(-x, y) for x, y in reversed(right) if x]]


def behind(pencil: Pencil, look: Look, middle: float) -> None:
    """What hangs or stands behind the head."""
    if look.head == "veil":
        veil = [(0, -1.38), (0.8, -1.22), (1.28, -0.6), (1.36, 0.2), (1.5, 1.0), (1.9, 1.9), (1.7, 2.6)]
        pencil.shape(_at(look, middle, _both(veil)), shaded(look.second, 0.78))
    if look.head in ("parted", "plait", "bun"):
        low = {"parted": 1.25, "plait": 0.6, "bun": 0.35}[look.head]
        hair = [(0, -1.3), (0.75, -1.15), (1.14, -0.5), (1.14, low * 0.5), (0.9, low)]
        pencil.shape(_at(look, middle, _both(hair)), look.hair)
    if look.head == "bun":
        pencil.oval((look.x + look.half * 0.2, middle - look.high * 1.28), 34, 26, look.hair)
    if look.head in ("short", "side", "wavy", "thick", "receding", "cropped", "bald", "cap"):
        pencil.shape(
            _at(look, middle, _both([(0, -1.12), (0.8, -0.98), (1.05, -0.5), (1.04, 0.0)])), look.hair
        )


def clothes(pencil: Pencil, look: Look) -> None:
    """Shoulders, and the neck's opening."""
    x, wide, top = look.x, look.shoulder, 472.0
    body = [(0, top - 22), (58, top - 16), (wide * 0.8, top + 12), (wide, top + 60), (wide + 14, 640)]
    pencil.shape([(x + px, py) for px, py in _both(body)], look.cloth)
    if look.pattern != "plain":
        _weave(pencil, look)
    light = shaded(look.cloth, 1.2)
    if look.neckline == "collar" and not look.woman:
        for side in (-1, 1):
            collar = [(x + side * 8, 520), (x + side * 60, 456), (x + side * 78, 486), (x + side * 40, 540)]
            pencil.shape(collar, light)
    elif look.neckline == "kurta":
        pencil.line([(x, 500), (x, 600)], shaded(look.cloth, 0.72), 15)
        for y in (530, 562):
            pencil.oval((x, y), 3, 3, WHITE)


def _weave(pencil: Pencil, look: Look) -> None:
    """Stripes or checks over the cloth, from the shoulder down."""
    tone = shaded(look.cloth, 0.85)
    for at in range(-4, 5):
        x = look.x + at * look.shoulder / 4.6
        pencil.line([(x, 500 + abs(at) * 9), (x, 600)], tone, 3)
    if look.pattern == "checks":
        for y in (540, 566, 592):
            pencil.line([(look.x - look.shoulder * 0.8, y), (look.x + look.shoulder * 0.8, y)], tone, 3)


def in_front(pencil: Pencil, look: Look, middle: float) -> None:
    """Hair over the forehead, veil, turban or cap, ornaments, glasses."""
    HEADS[look.head](pencil, look, middle)
    _ornaments(pencil, look, middle)
    if look.glasses:
        _glasses(pencil, look, middle)


def _fringe(line: list[Point]) -> Worn:
    """Hair from the crown down to a line across the forehead (right side to left)."""

    def drawn(pencil: Pencil, look: Look, middle: float) -> None:
        crown = [
            (-1.05, -0.28),
            (-1.06, -0.7),
            (-0.72, -1.14),
            (0, -1.27),
            (0.72, -1.14),
            (1.06, -0.7),
            (1.05, -0.28),
        ]
        pencil.shape(_at(look, middle, [*crown, *line]), look.hair)
        shine = mixed(look.hair, "#ffffff", 0.13)
        pencil.line(_at(look, middle, [(-0.55, -1.04), (-0.1, -1.14), (0.35, -1.08)]), shine, 5)

    return drawn


def _receding(pencil: Pencil, look: Look, middle: float) -> None:
    island = _both([(0, -1.13), (0.6, -1.03), (0.4, -0.86), (0.12, -0.82)])
    pencil.shape(_at(look, middle, [*island[:4], (0, -0.86), *island[4:]]), look.hair)
    _temples(pencil, look, middle)


def _temples(pencil: Pencil, look: Look, middle: float) -> None:
    for side in (-1, 1):
        temple = [(side * 0.8, -0.9), (side * 1.06, -0.6), (side * 1.06, -0.05), (side * 0.93, -0.3)]
        pencil.shape(_at(look, middle, temple), look.hair)


def _bald(pencil: Pencil, look: Look, middle: float) -> None:
    _temples(pencil, look, middle)
    shine = mixed(look.skin, "#ffffff", 0.18)
    pencil.line(_at(look, middle, [(-0.3, -0.9), (0.05, -0.94)]), shine, 7)


def _turban(pencil: Pencil, look: Look, middle: float) -> None:
    cloth, fold = look.second, shaded(look.second, 0.82)
    wrap = [
        (-1.1, -0.42),
        (-1.28, -0.85),
        (-0.95, -1.4),
        (0, -1.62),
        (0.95, -1.42),
        (1.28, -0.85),
        (1.1, -0.42),
    ]
    pencil.shape(_at(look, middle, [*wrap, (0.55, -0.66), (0, -0.74), (-0.55, -0.66)]), cloth)
    for rise in (0.0, 0.2, 0.4):
        round_it = [(-1.16, -0.62 - rise), (-0.2, -0.98 - rise * 0.9), (0.95, -1.05 - rise * 0.7)]
        pencil.line(_at(look, middle, round_it), fold, 4)
    pencil.line(_at(look, middle, [(1.14, -0.62), (0.2, -0.92), (-0.7, -0.98)]), shaded(cloth, 1.12), 5)


def _cap(pencil: Pencil, look: Look, middle: float) -> None:
    cap = [(-0.98, -0.62), (-0.9, -1.2), (0, -1.34), (0.9, -1.2), (0.98, -0.62), (0, -0.78)]
    pencil.shape(_at(look, middle, cap), WHITE)
    pencil.line(_at(look, middle, [(-0.94, -0.74), (0, -0.9), (0.94, -0.74)]), "#d8d2c6", 4)


def _parted(pencil: Pencil, look: Look, middle: float) -> None:
    """Hair combed to both sides from a parting in the middle."""
    for side in (-1, 1):
        lock = [
            (0, -1.24),
            (0.65, -1.16),
            (1.08, -0.65),
            (1.08, 0.1),
            (0.97, -0.1),
            (0.82, -0.56),
            (0.4, -0.82),
            (0, -0.98),
        ]
        pencil.shape(_at(look, middle, [(x * side, y) for x, y in lock]), look.hair)
    pencil.line(_at(look, middle, [(0, -1.2), (0, -0.98)]), mixed(look.skin, "#8e2f36", 0.3), 2.5)


def _plait(pencil: Pencil, look: Look, middle: float) -> None:
    _parted(pencil, look, middle)
    for at in range(6):
        x, y = look.x + look.half * (0.98 + 0.03 * at), middle + look.high * (0.62 + 0.19 * at)
        pencil.oval((x, y), 17 - at, 16, shaded(look.hair, 1.25 if at % 2 else 1.0))


def _veil(pencil: Pencil, look: Look, middle: float) -> None:
    """The end of her odhni over the hair, with its border."""
    _parted(pencil, look, middle)
    for side in (-1, 1):
        fall = [
            (0, -1.42),
            (0.82, -1.26),
            (1.3, -0.6),
            (1.34, 0.25),
            (1.42, 1.0),
            (1.85, 1.75),
            (1.6, 2.6),
            (0.9, 2.6),
        ]
        fall += [(1.08, 1.25), (1.1, 0.5), (1.08, -0.3), (0.86, -0.92), (0.4, -1.12), (0, -1.16)]
        pencil.shape(_at(look, middle, [(x * side, y) for x, y in fall]), look.second)
        edge = [(0, -1.15), (0.42, -1.1), (0.87, -0.9), (1.09, -0.3), (1.11, 0.5), (1.09, 1.25), (0.93, 2.5)]
        border = shaded(look.second, 1.35) if look.pattern == "plain" else GOLD
        pencil.line(_at(look, middle, [(x * side, y) for x, y in edge]), border, 5)


def _ornaments(pencil: Pencil, look: Look, middle: float) -> None:
    if look.bindi:
        pencil.oval((look.x, middle - look.high * 0.42), 5.5, 5.5, "#a3202c")
    if look.nose_pin:
        tip = middle - 16 + look.nose_long + 8
        pencil.oval((look.x + look.nose_wide - 1, tip - 3), 3.6, 3.6, GOLD)
    if look.earrings and look.head != "veil":
        for side in (-1, 1):
            x, y = look.x + side * (look.half + 4), middle + look.ears + 18
            pencil.oval((x, y), 6, 6, GOLD)
            pencil.shape([(x, y + 2), (x + 9, y + 20), (x - 9, y + 20)], GOLD)
    if look.pendant:
        pencil.line([(look.x - 50, 462), (look.x, 516), (look.x + 50, 462)], "#2a2019", 3)
        pencil.oval((look.x, 518), 7, 7, GOLD)


def _glasses(pencil: Pencil, look: Look, middle: float) -> None:
    y, frame = middle - 16 + look.eye_y, "#2b2b2e"
    apart = look.half * look.eyes_apart
    for side in (-1, 1):
        pencil.ring((look.x + side * apart, y), look.eye_wide + 11, 23, frame, 3.4)
        arm = look.x + side * (apart + look.eye_wide + 10)
        pencil.line([(arm, y - 4), (look.x + side * look.half, y - 8)], frame, 3.4)
    bridge = apart - look.eye_wide - 10
    pencil.line([(look.x - bridge, y - 4), (look.x, y - 8), (look.x + bridge, y - 4)], frame, 3.4)


HEADS: dict[str, Worn] = {
    "short": _fringe([(0.9, -0.62), (0.5, -0.84), (0, -0.88), (-0.5, -0.84), (-0.9, -0.62)]),
    "side": _fringe(
        [(0.94, -0.55), (0.7, -0.72), (-0.1, -0.8), (-0.45, -1.0), (-0.62, -0.82), (-0.93, -0.5)]
    ),
    "wavy": _fringe(
        [
            (0.93, -0.5),
            (0.72, -0.66),
            (0.42, -0.62),
            (0.1, -0.78),
            (-0.3, -0.66),
            (-0.66, -0.74),
            (-0.93, -0.5),
        ]
    ),
    "thick": _fringe([(0.95, -0.4), (0.82, -0.7), (0.3, -0.68), (-0.3, -0.72), (-0.82, -0.7), (-0.95, -0.4)]),
    "cropped": _fringe([(0.9, -0.66), (0.6, -0.96), (0, -1.0), (-0.6, -0.96), (-0.9, -0.66)]),
    "receding": _receding,
    "bald": _bald,
    "turban": _turban,
    "cap": _cap,
    "parted": _parted,
    "bun": _parted,
    "plait": _plait,
    "veil": _veil,
}
