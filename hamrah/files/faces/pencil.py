"""A pencil that draws round shapes on a paper twice as fine as the picture. Not here: what a face is."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

SIZE_PX, FINER = (480, 600), 2
CURVE_STEPS = 6
# A head fills a portrait: drawn around this place, shown so much larger.
MIDDLE, LARGER, LOWER = (240, 292), 1.18, 8
Point = tuple[float, float]
Colour = str | tuple[int, int, int]


class Pencil:
    """Draws in pixels of the finished picture."""

    def __init__(self, paper: Colour) -> None:
        self.paper = Image.new("RGB", (SIZE_PX[0] * FINER, SIZE_PX[1] * FINER), paper)
        self.draw = ImageDraw.Draw(self.paper)

    def picture(self) -> Image.Image:
        """What was drawn, smooth."""
        return self.paper.reduce(FINER)

    def oval(self, centre: Point, half_wide: float, half_high: float, fill: Colour) -> None:
        self.draw.ellipse(_box(centre, half_wide, half_high), fill=fill)

    def ring(self, centre: Point, half_wide: float, half_high: float, colour: Colour, width: float) -> None:
        box = _box(centre, half_wide, half_high)
        self.draw.ellipse(box, outline=colour, width=round(width * FINER * LARGER))

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A closed round shape through all points."""
        self.draw.polygon(_finer(rounded(points, closed=True)), fill=fill)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A round stroke through all points."""
        wide = round(width * FINER * LARGER)
        path = _finer(rounded(points, closed=False))
        self.draw.line(path, fill=colour, width=wide)
        for x, y in (path[0], path[-1]):
            self.draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=colour)


def rounded(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """A curve through the points (Catmull-Rom), as a path of short straight pieces."""
    ends = [points[-1], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    path: list[Point] = []
    for before, start, stop, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(CURVE_STEPS):
            path.append(_between(before, start, stop, after, step / CURVE_STEPS))
    return path if closed else [*path, points[-1]]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    return _cubic(p0[0], p1[0], p2[0], p3[0], t), _cubic(p0[1], p1[1], p2[1], p3[1], t)


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))) / 2


def _finer(path: Sequence[Point]) -> list[Point]:
    shown, (x0, y0) = FINER * LARGER, MIDDLE
    return [((x - x0) * shown + x0 * FINER, (y - y0) * shown + (y0 + LOWER) * FINER) for x, y in path]


def _box(centre: Point, half_wide: float, half_high: float) -> list[Point]:
    x, y = centre
    return _finer([(x - half_wide, y - half_high), (x + half_wide, y + half_high)])
