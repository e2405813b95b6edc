"""A template read into a tree: elements, blocks of the template language, words; and where a line may break.

A line may break where a space already stands, and where none is seen: at the edges of what fills a line
of its own (a paragraph, a flex container's child). Not here: how it is laid out (template_layout.py).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checks.template_boxes import AS_IT_IS, BLOCKS, FLOWS, ROOMY, UNSEEN, VOID, WITHIN

# Tags that show nothing.
QUIET = re.compile(
    r"{%\s*(load|csrf_token|command_field|regroup|extends)\b|{#|<!|{%.*\sas(?:var)?\s+\w+\s*%}"
)
CLOSING = re.compile(r"end|(?:else|elif|empty)$")
INSIDE = r"{%.*?%}|{{.*?}}|{#.*?#}"
REST = rf"""(?:{INSIDE}|"(?:{INSIDE}|[^"{{]|{{(?![%{{#]))*"|'(?:{INSIDE}|[^'{{]|{{(?![%{{#]))*'|[^<>"'{{])*"""
TOKEN = re.compile(
    r"(?P<said>{%\s*blocktrans(?:late)?\b.*?%}.*?{%\s*endblocktrans(?:late)?\s*%})"
    r"|(?P<kept>{%\s*(?P<of>comment|verbatim)\b.*?{%\s*end(?P=of)\s*%}|<!--.*?-->|<![^>]*>)"
    rf"|(?P<raw><(?P<whole>{'|'.join(AS_IT_IS)})\b(?P<attributes>{REST})>.*?</(?P=whole)\s*>)"
    r"|(?P<tag>{%\s*(?P<word>\w+).*?%})|(?P<value>{{.*?}}|{#.*?#})"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>{REST})>"
    r"|(?P<space>\s+)|(?P<text>(?:(?!{[%{#])(?!</?[a-zA-Z!])\S)+)",
    re.DOTALL,
)
PIECE = re.compile(rf"""(?:{INSIDE}|"(?:{INSIDE}|[^"])*"|'[^']*'|\S)+""", re.DOTALL)
CLASS = re.compile(rf'\bclass="((?:{INSIDE}|[^"])*)"', re.DOTALL)


class Unbalanced(Exception):
    """Something is closed that was not opened here."""


@dataclass(eq=False)
class Run:
    """Things one after the other. `spaced[i]`: a space stands before the i-th;
    `edges[i]`: none is seen there."""

    items: list["Leaf | Element | Block"] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=lambda: [False])
    edges: list[bool] = field(default_factory=list)

    def gap(self, index: int) -> str | None:
        """What stands before the index-th thing when the line goes on; None: the line cannot break here."""
        return "" if self.edges[index] else " " if self.spaced[index] else None


@dataclass(eq=False)
class Leaf:
    """What is not looked into. `edge`: True: no space is seen beside it; None: it is not seen itself."""

    source: str
    edge: bool | None = False
    is_element: bool = False
    is_sentence: bool = False
    pieces: list[str] = field(default_factory=list)
    tail: str = ""
    included: Run | None = None


@dataclass(eq=False)
class Element:
    """From its opening to its closing."""

    name: str
    pieces: list[str]
    run: Run
    classes: frozenset[str]
    stands_alone: bool = False

    @property
    def flows(self) -> bool:
        """Do its children stand each on its own?"""
        return self.name in ("main", "svg", "select") or bool(self.classes & FLOWS)


@dataclass(eq=False)
class Block:
    """{% if %} with its {% else %}, {% for %}, {% block %}: each part with its tag, and the end."""

    word: str
    parts: list[tuple[str, Run]]
    end: str


Node = Leaf | Element | Block


# The source of a template by its name, "" where it is none of ours.
Find = Callable[[str], str]


def read(source: str, find: Find) -> Run:
    """The tree of a template. Raises Unbalanced."""
    root = _parsed(source, find)
    extends = any(isinstance(item, Leaf) and "extends" in item.source for item in root.items)
    _walk(root, extends, False, False, True)
    _walk(root, extends, False, True, True)
    if extends:
        root.edges = [True] * len(root.spaced)
    return root


def _parsed(source: str, find: Find) -> Run:
    reader = _Reader(source, find)
    root, closed = reader.run()
    if closed:
        raise Unbalanced(f"line {reader.line}: {closed} closes nothing")
    return root


class _Reader:
    def __init__(self, source: str, find: Find) -> None:
        self.source, self.find, self.at = source, find, 0
        words = set(re.findall(r"{%\s*(\w+)", source))
        self.paired = {word for word in words if f"end{word}" in words}

    @property
    def line(self) -> int:
        return self.source.count("\n", 0, self.at) + 1

    def run(self) -> tuple[Run, str]:
        """Things up to what closes them, and that."""
        run = Run()
        while self.at < len(self.source):
            token = TOKEN.match(self.source, self.at)
            if not token:
                raise Unbalanced(f"line {self.line}: unreadable from {self.source[self.at : self.at + 30]!r}")
            self.at = token.end()
            if token["space"]:
                run.spaced[-1] = True
                continue
            if token["close"] or CLOSING.match(token["word"] or ""):
                return run, token.group()
            run.items.append(self._node(token))
            run.spaced.append(False)
        return run, ""

    def _node(self, token: re.Match[str]) -> Node:
        source = token.group()
        if token["name"]:
            return self._element(token)
        if token["word"] in self.paired:
            return self._block(token["word"], source)
        if token["raw"]:
            edge = None if token["whole"] in UNSEEN else token["whole"] not in ("textarea", "text")
            pieces = [token["whole"], *PIECE.findall(token["attributes"])]
            tail = source[token.end("attributes") - token.start() + 1 :]
            return Leaf(source, edge, True, pieces=pieces, tail=tail)
        if token["said"]:
            opening = source[: source.index("%}") + 2]
            return Leaf(source, None if QUIET.match(opening) else False, is_sentence=True)
        if token["word"] == "include":
            return Leaf(source, included=self._included(source))
        drawn = token["word"] == "icon" and '"inline"' not in source
        edge = True if drawn or ".as_field_group" in source else None if QUIET.match(source) else False
        return Leaf(source, edge)

    def _included(self, source: str) -> Run | None:
        """What an include brings, to know whether space beside it is seen; not for one inside itself."""
        name = re.search(r'{%\s*include "([^"]+)"', source)
        return _parsed(self.find(name[1]), lambda _name: "") if name else None

    def _element(self, token: re.Match[str]) -> Node:
        name, pieces = token["name"], PIECE.findall(token["rest"])
        if name in VOID or token["rest"].endswith("/"):
            hidden = name in UNSEEN or 'type="hidden"' in pieces
            opening = f"<{' '.join([name, *pieces])}>"
            edge = None if hidden else name in BLOCKS or name in ("br", "img")
            return Leaf(opening, edge, True, pieces=[name, *pieces])
        line = self.line
        run, closed = self.run()
        if closed.lower() != f"</{name}>":
            raise Unbalanced(f"line {line}: <{name}> is closed by {closed or 'the end'}")
        said = CLASS.search(token["rest"])
        classes = frozenset(re.sub(INSIDE, " ", said[1]).split()) if said else frozenset()
        return Element(name, [name, *pieces], run, classes)

    def _block(self, word: str, opening: str) -> Block:
        parts, line = [], self.line
        while True:
            run, closed = self.run()
            parts.append((opening, run))
            if re.match(rf"{{%\s*end{word}\b", closed):
                return Block(word, parts, closed)
            if not re.match(r"{%\s*(else|elif|empty)\b", closed):
                raise Unbalanced(f"line {line}: {opening} is closed by {closed or 'the end'}")
            opening = closed


def _walk(run: Run, state: bool, flows: bool, back: bool, mark: bool) -> bool:
    """Mark where space is not seen, coming from one side; answers whether it is not seen at the other.

    `state`: it is not seen where we come from; `flows`: elements here stand each on its own.
    """
    if mark and not run.edges:
        run.edges = [False] * len(run.spaced)
    order: Iterator[int] = iter(range(len(run.items)))
    for index in reversed(list(order)) if back else order:
        gap = index + 1 if back else index
        if mark:
            run.edges[gap] |= state
        state = _through(run.items[index], state, flows, back, mark)
    if mark:
        run.edges[0 if back else -1] |= state
    return state


def _through(node: Node, state: bool, flows: bool, back: bool, mark: bool) -> bool:
    if isinstance(node, Leaf):
        if node.included:
            return _walk(node.included, state, flows, back, False)
        return state if node.edge is None else node.edge or (flows and node.is_element)
    if isinstance(node, Block):
        return _through_block(node, state, flows, back, mark)
    if flows or node.name in BLOCKS:
        node.stands_alone = True
        _walk(node.run, True, node.flows, back, mark)
        return True
    if node.name in WITHIN or node.flows:
        _walk(node.run, True, node.flows, back, mark)
        return False
    return _walk(node.run, state, False, back, mark)


def _through_block(node: Block, state: bool, flows: bool, back: bool, mark: bool) -> bool:
    if node.word == "block":
        opening, run = node.parts[0]
        name = opening.split()[2]
        _walk(run, name in ROOMY, name in ROOMY - {"title"}, back, mark)
        return state
    begins = [state for _part in node.parts]
    if node.word == "for":
        # It begins after what stands before it, or after itself.
        begins[0] = state and _walk(node.parts[0][1], state, flows, back, False)
    ends = [
        _walk(run, begin, flows, back, mark) for begin, (_tag, run) in zip(begins, node.parts, strict=True)
    ]
    last = node.parts[-1][0].split()[1]
    may_be_nothing = (node.word, last) == ("for", "for") or (node.word == "if" and last != "else")
    return all(ends) and (state or not may_be_nothing)
