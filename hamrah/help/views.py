"""Pages of help: all articles or those with certain words, one article, the one for a page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from hamrah.ground.languages import languages
from hamrah.help.articles import MASTER, article_called, article_for, articles, found
from hamrah.web.asked import Asked
from hamrah.web.forms import shown_again
from hamrah.web.gate import page

LONGEST_SEARCH = 100


@page("access.see_own_account")
def index(request: Asked) -> HttpResponse:
    """Every article by its title; with `words` those in which they stand."""
    language, words = _language(), request.GET.get("words", "").strip()[:LONGEST_SEARCH]
    rows = found(language, words) if words else articles(language)
    return render(request, "help/index.html", {"rows": rows, "words": shown_again(words)})


@page("access.see_own_account")
def article(request: Asked, name: str) -> HttpResponse:
    """One article, with the one before and after it."""
    language = _language()
    shown = article_called(name, language)
    if shown is None:
        raise Http404
    every = articles(language)
    at = every.index(shown)
    after = every[at + 1] if at + 1 < len(every) else None
    other = languages()[shown.language].name if shown.language != language else ""
    return render(request, "help/article.html", {"article": shown, "after": after, "other": other})


@page("access.see_own_account")
def for_page(request: Asked, of: str) -> HttpResponse:
    """What the "?" of a page leads to: its article, else all of them."""
    name = article_for(of)
    return redirect("help:article", name) if name else redirect("help:index")


def _language() -> str:
    return get_language() or MASTER
