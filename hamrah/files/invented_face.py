"""Portraits of nobody, drawn for the demo and for tests. Not here: photographs of people."""

import random

from PIL import Image, ImageDraw, ImageFilter

SKINS = ("#8d5a3b", "#a56f4a", "#6f4630", "#b98560", "#7b4f35")
HAIR = "#1d1714"
CLOTHS = ("#b23a48", "#2a6f97", "#e9c46a", "#4a7c59", "#7a5195")


def invented_face(seed: int, *, woman: bool = False) -> Image.Image:
    """A face with its own skin, hair, cloth and light, 600x750, the same for the same `seed`."""
    draw_from = random.Random(seed)  # noqa: S311, no secret hangs on it
    picture = _background(draw_from)
    pen = ImageDraw.Draw(picture)
    skin, cloth = draw_from.choice(SKINS), draw_from.choice(CLOTHS)
    shift, wide = draw_from.randint(-12, 12), draw_from.randint(95, 120)
    pen.ellipse((80, 560, 520, 1000), fill=cloth)
    pen.rounded_rectangle((250 + shift, 450, 350 + shift, 610), 40, fill=_darker(skin, 0.85))
    pen.ellipse((285 - wide + shift, 150, 315 + wide + shift, 440), fill=HAIR)
    if woman:
        pen.rounded_rectangle((283 - wide + shift, 290, 317 + wide + shift, 590), 60, fill=HAIR)
        pen.rounded_rectangle((250 + shift, 450, 350 + shift, 610), 40, fill=_darker(skin, 0.85))
    pen.ellipse((300 - wide + shift, 190, 300 + wide + shift, 520), fill=skin)
    x = 300 + shift
    _features(pen, draw_from, x, skin)
    if woman:
        pen.chord((302 - wide + shift, 186, 298 + wide + shift, 330), 190, 350, fill=HAIR)
    elif draw_from.random() < 0.5:
        pen.chord((x - 50, 405, x + 50, 445), 185, 355, fill=HAIR)
    return picture.filter(ImageFilter.GaussianBlur(3))


def _background(draw_from: random.Random) -> Image.Image:
    light = draw_from.randint(190, 235)
    top = Image.new("RGB", (600, 750), (light, light - 4, light - 14))
    bottom = Image.new("RGB", (600, 750), (light - 50, light - 52, light - 60))
    return Image.composite(bottom, top, Image.linear_gradient("L").resize((600, 750)))


def _features(pen: ImageDraw.ImageDraw, draw_from: random.Random, x: int, skin: str) -> None:
    eye_y, apart = draw_from.randint(325, 345), draw_from.randint(42, 52)
    for side in (-1, 1):
        eye_x = x + side * apart
        pen.arc((eye_x - 32, eye_y - 40, eye_x + 32, eye_y + 10), 200, 340, fill=HAIR, width=9)
        pen.ellipse((eye_x - 21, eye_y - 9, eye_x + 21, eye_y + 13), fill="#f3ece4")
        pen.ellipse((eye_x - 10, eye_y - 9, eye_x + 10, eye_y + 12), fill="#20140d")
    pen.line((x - 4, eye_y + 20, x - 14, 410, x + 12, 412), fill=_darker(skin, 0.75), width=7)
    pen.chord((x - 42, 420, x + 42, 480), 10, 170, fill="#8c3b3a")


def _darker(colour: str, factor: float) -> tuple[int, int, int]:
    return tuple(int(int(colour[at : at + 2], 16) * factor) for at in (1, 3, 5))  # type: ignore[return-value]
