"""A logo made safe for every card: plain shapes or pixels, built anew. Not here: where it is kept."""

import re
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from PIL import Image

from hamrah.ground.problem import Problem

LARGEST_BYTES, LARGEST_PIXELS = 200_000, 4_000_000
PNG_PX = (600, 400)
SVG = "http://www.w3.org/2000/svg"
# Why a logo cannot stand on a card.
WHY = {
    "large": "This logo is larger than 200 kB.",
    "kind": "This is neither an SVG nor a PNG picture.",
    "pixels": "This logo has more than 4 million pixels.",
    "broken": "The file of this logo is broken.",
    "entities": "This logo declares entities. Save it as plain shapes.",
    "acts": "This logo acts by itself (%(what)s). Save it as plain shapes.",
    "outside": "This logo points to something outside of its own file. Save it as plain shapes.",
    "holds": "This logo holds <%(what)s>. Save it as plain shapes, letters as outlines.",
    "undrawable": "This logo cannot be drawn. Save it as plain shapes, or as PNG.",
}
SHAPES = frozenset(
    ("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line",
     "polyline", "polygon", "linearGradient", "radialGradient", "stop", "clipPath", "mask")
)  # fmt: skip
# What can run, load, move, multiply without end, or write letters that no font of ours has.
REFUSED = frozenset(
    ("script", "foreignObject", "image", "use", "symbol", "a", "iframe", "video", "audio", "text",
     "tspan", "textPath", "font", "style", "set", "animate", "animateTransform", "animateMotion",
     "filter", "feImage", "pattern", "switch")
)  # fmt: skip
_LINK = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|javascript:|data:|https?:|expression\(", re.IGNORECASE)


def safe_logo(upload: bytes) -> bytes:
    """An SVG of shapes alone or a PNG of pixels alone. Raises Problem("cards.logo"), saying what is wrong."""
    if len(upload) > LARGEST_BYTES:
        raise logo_refused("large")
    if upload.startswith(b"\x89PNG"):
        return _png(upload)
    if b"<svg" in upload[:4_000] or b"<svg" in upload[-4_000:]:
        return _svg(upload)
    raise logo_refused("kind")


def _png(upload: bytes) -> bytes:
    try:
        with Image.open(BytesIO(upload), formats=("PNG",)) as opened:
            if opened.width * opened.height > LARGEST_PIXELS:
                raise logo_refused("pixels")
            picture = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError) as wrong:
        raise logo_refused("broken") from wrong
    picture.thumbnail(PNG_PX, Image.Resampling.LANCZOS)
    plain = Image.frombytes("RGBA", picture.size, picture.tobytes())
    out = BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def _svg(upload: bytes) -> bytes:
    if b"<!DOCTYPE" in upload or b"<!ENTITY" in upload:
        # Entities can grow without end, and name files; a doctype is where they are declared.
        upload = re.sub(rb"<!DOCTYPE[^\[>]*>", b"", upload)
        if b"<!DOCTYPE" in upload or b"<!ENTITY" in upload:
            raise logo_refused("entities")
    try:
        root = ElementTree.fromstring(upload)  # noqa: S314 - nothing declared is left to expand
    except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as wrong:
        raise logo_refused("broken") from wrong
    if _name(root) != "svg":
        raise logo_refused("kind")
    _keep_shapes(root)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="utf-8")


def _keep_shapes(element: ElementTree.Element) -> None:
    """Shapes stay; notes of drawing programs go; whatever else could act is refused by name."""
    for attribute, value in list(element.attrib.items()):
        name = attribute.rpartition("}")[2]
        if name.lower().startswith("on"):
            raise logo_refused("acts", what=name)
        if (name == "href" and not value.startswith("#")) or _LINK.search(value):
            raise logo_refused("outside")
        if "}" in attribute and name != "href":
            del element.attrib[attribute]
    for child in list(element):
        if not isinstance(child.tag, str):
            element.remove(child)
            continue
        if _name(child) in REFUSED:
            raise logo_refused("holds", what=_name(child))
        if _name(child) not in SHAPES or not child.tag.startswith(f"{{{SVG}}}"):
            element.remove(child)
            continue
        _keep_shapes(child)


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def logo_refused(why: str, **values: str) -> Problem:
    """Also for a logo that the drawing engine cannot draw."""
    return Problem("cards.logo", WHY[why], field="logo", **values)
