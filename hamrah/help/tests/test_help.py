"""Help: every article whole in every language, every page's "?" leads somewhere, the words find it."""

import re

import pytest

from hamrah.config.words import PO, read_words
from hamrah.ground.languages import FOLDER as LANGUAGES
from hamrah.help.articles import FOLDER, MASTER, _about, article_for, articles, found
from hamrah.help.rules import as_html
from tests.test_every_page_every_role import COMMON, OPEN, PAGES

WHOLE = ("en", "hi")
NAMES = sorted(_about())
# Also the articles of a language that has some only.
WRITTEN = sorted(
    (file.parent.name, file.stem) for file in FOLDER.glob("*/*.md") if file.parent.name != MASTER
)


@pytest.mark.parametrize("language", WHOLE)
def test_every_article_is_there_in_each_whole_language(language):
    assert sorted(file.stem for file in (FOLDER / language).glob("*.md")) == NAMES
    assert {one.language for one in articles(language)} == {language}


@pytest.mark.parametrize(("language", "name"), WRITTEN)
def test_a_translation_has_the_same_steps(language, name):
    steps = [
        re.findall(r"^\d+\. ", (FOLDER / said_in / f"{name}.md").read_text("utf-8"), re.M)
        for said_in in (MASTER, language)
    ]
    assert steps[0] == steps[1]


@pytest.mark.parametrize("language", sorted({MASTER} | {language for language, _name in WRITTEN}))
def test_every_link_leads_to_an_article(language):
    for file in (FOLDER / language).glob("*.md"):
        for target in re.findall(r"\]\(([^)]+)\)", file.read_text("utf-8")):
            assert target.removesuffix(".md") in NAMES, (file.name, target)


@pytest.mark.parametrize(("language", "name"), WRITTEN)
def test_what_an_article_calls_a_button_is_what_stands_on_it(language, name):
    said = read_words(LANGUAGES / language / PO)
    words = {label: _words_of(said.get(label)) for label in _labels(MASTER, name)}
    assert all(words.values()), [label for label, other in words.items() if not other]
    called = set(_labels(language, name))
    # A language on its way may not have the newest button yet; what it names, it names rightly.
    assert called <= set(words.values()) if language not in WHOLE else set(words.values()) <= called


def _labels(language, name):
    return re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", (FOLDER / language / f"{name}.md").read_text("utf-8"))


def _words_of(message):
    return message and (message.string if isinstance(message.string, str) else message.string[0])


def test_every_page_named_by_an_article_exists_and_no_two_claim_one():
    known = {page.name for page in PAGES} | OPEN | COMMON
    named = [page for pages in _about().values() for page in pages]
    assert len(named) == len(set(named))
    assert {page for page in named if not page.startswith(("mfa_", "account_"))} <= known


def test_every_page_one_can_look_at_has_its_article():
    looked_at = {page.name for page in PAGES if page.method == "GET"} - {"healthz"}
    without = {name for name in looked_at if not article_for(name)}
    assert without <= WITHOUT, sorted(without - WITHOUT)


# Files, pictures and pieces of other pages: nobody stands on them and asks.
WITHOUT = {
    "help:article", "help:for_page", "design", "imports:refused", "cards:part", "cards:register",
    "cases:calendar_file", "cases:file", "cases:papers",
    "cases:letter_preview", "cases:sent_letter", "people:photo", "people:sealed_facts", "rights:sound",
    "access:more_sign_ins", "services:hsds", "services:hsds_document", "services:hsds_organization",
    "services:hsds_organizations",
    "services:hsds_place", "services:hsds_places", "services:hsds_service", "services:hsds_services",
    "wages:law_packs",
}  # fmt: skip


def test_a_language_without_files_shows_what_it_falls_back_on(monkeypatch):
    assert {one.language for one in articles("xx")} == {MASTER}
    monkeypatch.setattr("hamrah.help.articles.chain", lambda code: (code, "hi", MASTER))
    assert {one.language for one in articles("yy")} == {"hi"}


def test_words_find_the_article_titles_first():
    assert found("en", "police LIST")[0].name == "police-list"
    assert found("hi", "पुलिस")[0].name == "police-list"
    assert found("en", "hovercraft") == []


def test_markup_that_is_no_markdown_is_shown_as_text():
    said = as_html("# A <b>\n\n1. one *two*\n   three\n2. [x](find.md) `<i>`\n\n[bad](javascript:alert)")
    assert said == (
        "<h1>A &lt;b&gt;</h1>\n<ol><li>one <em>two</em> three</li>"
        '<li><a href="/help/find/">x</a> <code>&lt;i&gt;</code></li></ol>\n<p>[bad](javascript:alert)</p>'
    )


@pytest.mark.django_db
def test_the_question_mark_of_a_page_leads_to_its_article(houses):
    asha = houses[0].client_of("asha")
    page = asha.get("/people/quick/").content.decode()
    assert 'href="/help/for/people:quick/"' in page
    answer = asha.get("/help/for/people:quick/", follow=True).content.decode()
    assert "<h1>Register a worker</h1>" in answer
    assert asha.get("/help/for/no:such/").headers["Location"] == "/help/"
    assert asha.get("/help/no-such/").status_code == 404
    assert "No article has these words" in asha.get("/help/?words=hovercraft").content.decode()


@pytest.mark.django_db
def test_an_article_in_another_language_says_which(houses, monkeypatch):
    asha = houses[0].client_of("asha")
    monkeypatch.setattr("hamrah.help.views._language", lambda: "zz")
    page = asha.get("/help/find/").content.decode()
    assert '<article class="reading" lang="en">' in page
    assert "It is shown in English." in page
