"""The little Markdown that articles are written in, as HTML. Pure. Not here: which articles there are.

Headings, paragraphs, numbered and plain lists, code; **strong**, *emphasis*, `code`, [text](article.md).
"""

import re
from collections.abc import Iterator
from html import escape

_LINK = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\.md\)")
_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
)
_NUMBERED, _PLAIN, _HEADING = re.compile(r"\d+\. "), re.compile(r"- "), re.compile(r"(#{1,3}) ")


def as_html(text: str) -> str:
    """Whole blocks; whatever else looks like markup is shown as the text it is."""
    return "\n".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def _block(block: str) -> str:
    if heading := _HEADING.match(block):
        level = len(heading[1])
        return f"<h{level}>{_inline(block[heading.end() :])}</h{level}>"
    for mark, tag in ((_NUMBERED, "ol"), (_PLAIN, "ul")):
        if mark.match(block):
            items = "".join(f"<li>{_inline(item)}</li>" for item in _items(block, mark))
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{_inline(block)}</p>"


def _items(block: str, mark: re.Pattern[str]) -> Iterator[str]:
    """Each item; a line that begins no item goes on with the one before."""
    item: list[str] = []
    for line in block.splitlines():
        if mark.match(line) and item:
            yield " ".join(item)
            item = []
        item.append(mark.sub("", line.strip(), count=1))
    yield " ".join(item)


def _inline(text: str) -> str:
    said = escape(" ".join(text.split()), quote=False)
    for pattern, html in _INLINE:
        said = pattern.sub(html, said)
    return _LINK.sub(r'<a href="/help/\2/">\1</a>', said)
