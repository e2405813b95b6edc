"""Templates are laid out so that a page says and shows the same, whatever was asked of it.

Not here: that the house's own are (python -m checks), the template language itself.
"""

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Engine
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checks.sentences import _as_python, _marked
from checks.template_boxes import FLOWS
from checks.template_layout import WIDTH, laid_out
from checks.template_tree import Unbalanced
from checks.templates import HOUSE, _source_of

EDGE = "\x1f"
LINES = {"p", "div", "ul", "li"}
WORDS = st.sampled_from(
    ["a", "{{ name }}", " ", "\n  ", " · ", ", ", "so that the line is long enough to be broken "]
)


def laid(source: str, **included: str) -> str:
    return laid_out(source, lambda name: included.get(name, ""))


class Shown(HTMLParser):
    """What a reader sees: words, the spaces between them, and where another line begins."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.open = "", []

    def handle_starttag(self, tag, attrs):
        stands_alone = tag in LINES or (self.open and self.open[-1] == "actions")
        self.open.append("actions" if ("class", "actions") in attrs else tag)
        self.text += (EDGE if stands_alone else "") + (EDGE if tag == "button" else "")
        self.text += f"<{tag} {sorted(attrs)}>" if tag == "button" else ""

    def handle_endtag(self, tag):
        self.open.pop()
        stands_alone = tag in LINES or (self.open and self.open[-1] == "actions")
        self.text += EDGE if stands_alone else ""

    def handle_data(self, data):
        self.text += data


def shown(html: str) -> str:
    page = Shown()
    page.feed(html)
    text = re.sub(r"\s+", " ", page.text)
    return re.sub(f" ?{EDGE}[{EDGE} ]*", EDGE, text)


def _around(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(parts, max_size=6).map("".join)
    return st.one_of(
        several.map("<p>{}</p>".format),
        several.map("<span>{}</span>".format),
        several.map('<div class="actions">{}</div>'.format),
        several.map("<ul><li>{}</li></ul>".format),
        several.map("{{% if yes %}}{}{{% endif %}}".format),
        several.map("{{% for one in many %}}{}{{% endfor %}}".format),
        st.tuples(several, several).map(
            lambda both: f"{{% if yes %}}{both[0]}{{% else %}}{both[1]}{{% endif %}}"
        ),
    )


TEMPLATES = st.lists(st.recursive(WORDS, _around, max_leaves=25), max_size=8).map("".join)
SAID = [{"yes": yes, "many": many, "name": "Kesar"} for yes in (True, False) for many in ((), (1,), (1, 2))]


@given(TEMPLATES)
@example("<p>a</p>{% if yes %} · {% endif %}<span>a</span>")
@example("{% for one in many %}<span>a</span>{% endfor %}<p>a</p>")
@example("<p>{% if yes %}a{% else %}<span> a</span>{% endif %}a</p>")
@settings(max_examples=150)
def test_words_keep_their_spaces_and_get_no_others(source):
    new, engine = laid(source), Engine()
    for said in SAID:
        before, after = (engine.from_string(text).render(Context(said)) for text in (source, new))
        assert shown(after).strip(" ") == shown(before).strip(" ")
    assert laid(new) == new


def test_the_oracle_sees_a_lost_and_a_gained_space():
    assert shown("<p>a <span>b</span></p>") != shown("<p>a<span>b</span></p>")
    assert shown("<p> a</p> <p>b</p>") == shown("<p>a</p><p>b</p>")
    assert shown('<div class="actions"><span>a</span> b</div>') == shown(
        '<div class="actions"><span>a</span>b</div>'
    )


PAGE = """{% extends "x" %}
{% block main %}
<ul class="rows">
  {% for row in rows %}
    <li class="person">
      <div class="who">
        <a href="{% url "x" row.id %}">{{ row }}</a>
        <span class="soft">{{ row.place }}{% if row.day %} · {{ row.day }}{% endif %}</span>
      </div>
      {% include "chip" %}
      <p>
        {% blocktrans trimmed count n=row.workers %}
          {{ n }} worker went with this contractor, as far as anybody here knows.
        {% plural %}
          {{ n }} workers went with this contractor, as far as anybody here knows.
        {% endblocktrans %}
      </p>
    </li>
  {% endfor %}
</ul>
{% endblock %}
"""


def test_a_page_reads_from_top_to_bottom():
    on_one_line = re.sub(r"\n\s*", "", PAGE).replace(" trimmed", "")
    assert laid(on_one_line) == laid(PAGE) == PAGE


def test_a_long_tag_is_broken_between_its_attributes():
    long = "n" * 50
    value = 'value="{{ a|c:"b c" }}"'
    source = f'<p><input name="{long}"{{% if a %}} required{{% endif %}} {value} id="{long}"></p>'
    lines = laid(source).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert "".join(line.strip() for line in lines).replace(" ", "") == source.replace(" ", "")


def test_what_an_include_brings_tells_whether_space_beside_it_is_seen():
    source = f"<div>{'a' * 60}{{% include 'x' %}}{'b' * 60}</div>".replace("'", '"')
    assert "a{% include" in laid(source, x="<b>inline</b>")
    assert "a\n  {% include" in laid(source, x="<p>own line</p>")


def test_nothing_is_moved_beside_what_is_out_of_the_flow():
    label = f'<label class="button">{"a" * 120}<input class="unseen" type="file"></label>'
    assert re.search(r'a<input\s+class="unseen"\s+type="file"></label>$', laid(label))


@pytest.mark.parametrize("source", ["<p><b>a</p>", "{% if a %}<p>{% endif %}</p>", "<p>a", "a</p>"])
def test_what_is_closed_wrongly_is_told_with_its_line(source):
    with pytest.raises(Unbalanced, match=r"line \d+: "):
        laid(source)


def test_every_template_of_the_house_keeps_its_sentences_and_its_layout():
    for path in HOUSE.glob("*/templates/**/*.html"):
        source = path.read_text(encoding="utf-8")
        new = laid_out(source, _source_of)
        before, after = (list(_marked(_as_python(text, "x"), "x")) for text in (source, new))
        assert (after, laid_out(new, _source_of)) == (before, new), path


def test_what_stands_on_its_own_by_its_class_does_so_in_the_stylesheets():
    css = "\n".join(path.read_text() for path in HOUSE.glob("*/static/**/*.css"))
    laying = re.findall(r"([^{};]+)\{\s*[^{}]*?display:\s*(?:inline-)?(?:flex|grid|contents)\b", css)
    named = {name for selectors in laying for name in re.findall(r"\.([\w-]+)", selectors)}
    assert FLOWS - named == set()
