"""How well two colours stand apart. Pure. Not here: which colours there are (the stylesheet)."""

import re

NAMED = {"white": "#ffffff"}
_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def colours_in(stylesheet: str) -> dict[str, str]:
    """Every colour that the stylesheet names, by its name."""
    return dict(_COLOUR.findall(stylesheet)) | NAMED


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white).

    Source: WCAG 2.2, "contrast ratio" and "relative luminance"; text needs 4.5, large text and lines 3.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
