"""A template laid out anew: at most 120 characters, two spaces a level.

Only space that nobody sees changes, so a page says and shows the same. The same source always gives the same
layout, and a layout gives itself. Longer stay: a sentence to be translated, a tag of the template language
(neither can be broken). Not here: where a line may break (template_tree.py).
"""

import re
from functools import cache

from checks.template_tree import Block, Element, Find, Leaf, Node, Run, read

WIDTH, STEP = 120, 2
NEVER = 10_000
# Whole pages are not indented for being pages, nor what fills a block of one.
OUTER = frozenset({"html", "body", "block"})
# What is easier to read over several lines, however short.
WIDE = frozenset({"section", "form", "main", "table", "fieldset", "head", "body", "html"})
OWN_LINE = ("{#", "{% include", "{% extends", "{% load", "<!", "<link", "<meta", "<script", "<title")
SENTENCE = re.compile(
    r"({%.*?%})(.*?)(?:({%\s*plural\s*%})(.*?))?({%\s*endblocktrans(?:late)?\s*%})", re.DOTALL
)
OPENING = re.compile(r"({%\s*blocktrans(?:late)?)(\s+trimmed)?\b")


def laid_out(source: str, find: Find) -> str:
    """The template, formatted. Raises Unbalanced where it cannot be read."""
    run = read(source, find)
    page = _Page()
    page.run(run, 0, 0)
    return "".join(page.written) + ("" if run.gap(len(run.items)) is None else "\n")


class _Page:
    """What is written so far, and the column it has come to."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.column = 0

    def put(self, text: str) -> None:
        self.written.append(text)
        last = text.rfind("\n")
        self.column = len(text) - last - 1 if last >= 0 else self.column + len(text)

    def line(self, indent: int) -> None:
        self.put("\n" + " " * indent)

    def words(self, words: list[str], indent: int) -> None:
        """As many in a line as it holds."""
        for index, word in enumerate(words):
            if index and self.column + 1 + len(word) > WIDTH:
                self.line(indent)
            elif index:
                self.put(" ")
            self.put(word)

    def run(self, run: Run, indent: int, after: int) -> None:
        """Things of one level; `after`: how much is glued to the last of them."""
        for index, node in enumerate(run.items):
            glue = run.gap(index)
            if index and glue is not None:
                alone = _has_own_line(node) or _has_own_line(run.items[index - 1])
                if alone or self.column + len(glue) + _whole(run, index, after) > WIDTH:
                    self.line(indent)
                else:
                    self.put(glue)
            self.node(node, indent, _glued(run, index + 1, after))

    def node(self, node: Node, indent: int, after: int) -> None:
        flat = _flat(node)
        if flat is not None and self.column + len(flat) + after <= WIDTH:
            self.put(flat)
        elif isinstance(node, Leaf):
            self.leaf(node, indent)
        elif isinstance(node, Element):
            self.words(_tag(node.pieces), indent + 2 * STEP)
            self.inside(node.run, indent, node.name, len(node.name) + 3 + after)
            self.put(f"</{node.name}>")
        else:
            closing = [*(tag for tag, _ in node.parts[1:]), node.end]
            for (tag, run), end in zip(node.parts, closing, strict=True):
                self.put(tag)
                self.inside(run, indent, node.word, len(end))
            self.put(node.end)

    def inside(self, run: Run, outer: int, name: str, after: int) -> None:
        """What stands between two tags, and the way back to their column."""
        if not run.items:
            return self.put(run.gap(0) or "")
        indent = outer if name in OUTER else outer + STEP
        if run.gap(0) is not None:
            self.line(indent)
        ends_free = run.gap(len(run.items)) is not None
        self.run(run, indent, 0 if ends_free else after)
        if ends_free:
            self.line(outer)
        return None

    def leaf(self, leaf: Leaf, indent: int) -> None:
        """One that is too long for its line, broken where it can be."""
        parts = _sentence(leaf)
        if not parts:
            if leaf.pieces:
                self.words(_tag(leaf.pieces), indent + 2 * STEP)
            return self.put(leaf.tail if leaf.pieces else leaf.source)
        opening, one, plural, many, end = parts
        self.put(OPENING.sub(r"\1 trimmed", opening))
        for said, tag in ((one, plural), (many, end)) if plural else ((one, end),):
            self.line(indent + STEP)
            self.words(re.findall(r"(?:{{.*?}}|\S)+", said), indent + STEP)
            self.line(indent)
            self.put(tag)
        return None


def _tag(pieces: list[str]) -> list[str]:
    return ["<" + pieces[0], *pieces[1:-1], pieces[-1] + ">"] if pieces[1:] else [f"<{pieces[0]}>"]


@cache
def _sentence(leaf: Leaf) -> tuple[str, ...] | None:
    """Opening without `trimmed`, one, plural, many, end; None where its spaces are part of what is said."""
    found = SENTENCE.fullmatch(leaf.source) if leaf.is_sentence else None
    if not found:
        return None
    opening, one, plural, many, end = (part or "" for part in found.groups())
    bare = OPENING.sub(r"\1", opening)
    if bare != opening:
        one, many = (re.sub(r"\s*\n\s*", " ", words.strip()) for words in (one, many))
    is_folded = all(words == " ".join(words.split()) for words in (one, many))
    return (bare, one, plural, many, end) if is_folded else None


@cache
def _flat(node: Node) -> str | None:
    """On one line; None where it must not be."""
    if isinstance(node, Leaf):
        source = "".join(_sentence(node) or node.source)
        return None if "\n" in source else source
    is_wide = isinstance(node, Block) or node.name in WIDE
    if _depth(node) >= (2 if is_wide else 3):
        return None
    inners = [_flat_run(run) for run in _runs(node)]
    if None in inners:
        return None
    if isinstance(node, Element):
        return f"{' '.join(_tag(node.pieces))}{inners[0]}</{node.name}>"
    return "".join(f"{tag}{inner}" for (tag, _), inner in zip(node.parts, inners, strict=True)) + node.end


def _flat_run(run: Run) -> str | None:
    text = ""
    for index, node in enumerate(run.items):
        flat = _flat(node)
        if flat is None:
            return None
        text += (run.gap(index) or "") + flat
    return text + (run.gap(len(run.items)) or "")


def _runs(node: Node) -> list[Run]:
    if isinstance(node, Leaf):
        return []
    return [node.run] if isinstance(node, Element) else [run for _, run in node.parts]


@cache
def _depth(node: Node) -> int:
    """How many levels of things that stand alone, itself counted; a loop over such is one more."""
    inside = max((_depth(item) for run in _runs(node) for item in run.items), default=0)
    if isinstance(node, Element):
        return inside + node.stands_alone
    return inside + (isinstance(node, Block) and node.word in ("for", "block") and inside > 0)


def _has_own_line(node: Node) -> bool:
    if isinstance(node, Leaf):
        return node.source.startswith(OWN_LINE) or ".as_field_group" in node.source
    return _depth(node) > 0 or (isinstance(node, Block) and node.word == "block")


def _whole(run: Run, index: int, after: int) -> int:
    """How wide the index-th thing is on one line, with what is glued to it."""
    width = 0
    for later in range(index, len(run.items)):
        if later > index and run.gap(later) is not None:
            return width
        flat = _flat(run.items[later])
        width += NEVER if flat is None else len(flat)
    return width + (after if run.gap(len(run.items)) is None else 0)


def _glued(run: Run, index: int, after: int) -> int:
    """How much follows, from the index-th thing on, before the line can break."""
    if run.gap(index) is not None:
        return 0
    if index == len(run.items):
        return after
    node = run.items[index]
    inner = _runs(node)
    if isinstance(node, Leaf) and node.pieces:
        return len(node.pieces[0]) + 1
    if not inner:
        return len(_flat(node) or "") + _glued(run, index + 1, after)
    if isinstance(node, Element):
        tag = _tag(node.pieces)
        return len(tag[0]) + (_glued(inner[0], 0, 0) if not tag[1:] else 0)
    return len(node.parts[0][0]) + _glued(inner[0], 0, 0)
