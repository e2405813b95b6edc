"""What one invented face looks like: its build, colours, hair and what is worn, drawn by lot from a seed.

Not here: how any of it is drawn (drawn.py).
"""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

PAPERS = ("#d9dde0", "#dfe3da", "#e4ddd2", "#d3dbe2", "#e2dbe0", "#cfd9d6")
SKINS = ("#8d5a3b", "#a5704b", "#704631", "#b98560", "#7d5138", "#9a6644", "#c0906a", "#643d2a")
CLOTHS = (
    *("#9c3b46", "#2d6187", "#c9973f", "#47725a", "#6d4c86", "#a85a35", "#38596b", "#8a6a52"),
    *("#f0ebdf", "#e8e4dc", "#5b7186", "#7f8f6a", "#b4687a", "#37474f", "#d9c9a3", "#3d6f77"),
)
VEILS = ("#b23a48", "#c8602c", "#a8326b", "#2f6d64", "#3c5a9a", "#d09a2e", "#7a3d86", "#5f7d3a", "#c24e6e")
TURBANS = ("#c9452f", "#e0a02f", "#f0e9dc", "#a8326b", "#d8742c", "#3e7a5e", "#e7d9c4")
HAIRS = ("#1b1513", "#231a16", "#17130f", "#2c2019")
GREYS = ("#8b8783", "#a9a5a0", "#6c6763")
MEN_HEADS = ("short", "short", "side", "side", "wavy", "thick", "receding", "cropped", "turban", "turban")
OLD_HEADS = ("bald", "receding", "turban", "turban", "short", "cap")
MEN_BEARDS = ("none", "none", "thin", "thick", "thick", "curled", "stubble", "stubble", "full", "goatee")
WOMEN_HEADS = ("veil", "veil", "veil", "bun", "plait", "parted")
NECKLINES = ("kurta", "collar", "round", "vest")
PATTERNS = ("plain", "plain", "plain", "stripes", "checks")


@dataclass(frozen=True)
class Look:
    """Lengths in pixels of a picture of 480x600, colours as #rrggbb; shares of the face's half width."""

    woman: bool
    age: int
    x: float
    half: float
    high: float
    jaw: float
    chin: float
    paper: str
    skin: str
    hair: str
    cloth: str
    second: str
    head: str
    beard: str
    neckline: str
    pattern: str
    eyes_apart: float
    eye_wide: float
    eye_high: float
    eye_y: float
    brow_y: float
    brow_thick: float
    brow_tilt: float
    nose_wide: float
    nose_long: float
    mouth_wide: float
    lip: float
    smile: float
    ears: float
    shoulder: float
    glasses: bool
    bindi: bool
    nose_pin: bool
    earrings: bool
    pendant: bool
    mole: tuple[float, float] | None

    @property
    def is_old(self) -> bool:
        return self.age >= 48


def look_of(seed: int | str, *, woman: bool, age: int, sitting: int = 0) -> Look:
    """The same look for the same seed, sex and age; at another `sitting` she wears other clothes."""
    look = _looks(Random(f"face/{seed}"), woman=woman, age=age)  # noqa: S311 - no secret hangs on it
    if not sitting:
        return look
    that_day = Random(f"face/{seed}/{sitting}")  # noqa: S311
    paper, cloth = that_day.choice(PAPERS), that_day.choice(CLOTHS)
    return replace(look, paper=paper, cloth=cloth, x=240 + that_day.uniform(-9, 9))


def _looks(draw: Random, *, woman: bool, age: int) -> Look:
    """The order of the lots is part of a face: another order, and every seed is somebody else."""
    is_grey = draw.random() < max(0.0, (age - 38) / 22)
    head, second = _head(draw, woman=woman, age=age)
    return Look(
        woman=woman,
        age=age,
        head=head,
        second=second,
        **_build(draw, woman=woman),
        **_colours(draw, is_grey=is_grey),
        **_clothes(draw, woman=woman),
        **_features(draw, woman=woman),
        **_worn(draw, woman=woman, age=age),
    )


def _build(draw: Random, *, woman: bool) -> dict[str, Any]:
    some = draw.uniform
    return {
        "x": 240 + some(-9, 9),
        "half": some(76, 88) if woman else some(80, 98),
        "high": some(122, 140),
        "jaw": some(0.62, 0.8) if woman else some(0.68, 0.94),
        "chin": some(0.2, 0.34) if woman else some(0.24, 0.5),
    }


def _colours(draw: Random, *, is_grey: bool) -> dict[str, Any]:
    return {
        "paper": draw.choice(PAPERS),
        "skin": draw.choice(SKINS),
        "hair": draw.choice(GREYS if is_grey else HAIRS),
        "cloth": draw.choice(CLOTHS),
    }


def _clothes(draw: Random, *, woman: bool) -> dict[str, Any]:
    return {
        "beard": "none" if woman else draw.choice(MEN_BEARDS),
        "neckline": draw.choice(NECKLINES),
        "pattern": draw.choice(PATTERNS),
    }


def _features(draw: Random, *, woman: bool) -> dict[str, Any]:
    some = draw.uniform
    return {
        "eyes_apart": some(0.40, 0.50),
        "eye_wide": some(16, 22),
        "eye_high": some(7.0, 11.5),
        "eye_y": some(-6, 8),
        "brow_y": some(22, 32),
        "brow_thick": some(4, 8) if woman else some(6, 13),
        "brow_tilt": some(-6, 3),
        "nose_wide": some(13, 19) if woman else some(15, 25),
        "nose_long": some(42, 58),
        "mouth_wide": some(24, 36) if woman else some(26, 42),
        "lip": some(7, 12) if woman else some(5, 9),
        "smile": some(1, 8),
        "ears": some(17, 25),
        "shoulder": some(142, 168) if woman else some(160, 200),
    }


def _worn(draw: Random, *, woman: bool, age: int) -> dict[str, Any]:
    return {
        "glasses": draw.random() < (0.22 if age > 42 else 0.05),
        "bindi": woman and draw.random() < 0.65,
        "nose_pin": woman and draw.random() < 0.55,
        "earrings": woman and draw.random() < 0.8,
        "pendant": woman and draw.random() < 0.5,
        "mole": (draw.uniform(-0.6, 0.6), draw.uniform(0.25, 0.7)) if draw.random() < 0.18 else None,
    }


def _head(draw: Random, *, woman: bool, age: int) -> tuple[str, str]:
    """What is on the head, and the colour of the cloth there."""
    if woman:
        return draw.choice(WOMEN_HEADS if age < 45 else ("veil", "veil", "veil", "bun")), draw.choice(VEILS)
    return draw.choice(MEN_HEADS if age < 46 else (*MEN_HEADS, *OLD_HEADS * 2)), draw.choice(TURBANS)


def shaded(colour: str, factor: float) -> str:
    """Darker below 1, lighter above."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{min(255, int(part * factor)):02x}" for part in parts)


def mixed(one: str, other: str, share: float) -> str:
    """So much of the other colour in the first."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
