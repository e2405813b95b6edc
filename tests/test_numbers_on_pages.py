"""Numbers as India writes them on every page: lakh and crore; a year, an id, an attribute stays as it is.

Not here: the arithmetic of grouping (hamrah/ground/tests/test_numbers.py).
"""

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from hamrah.ground.languages import languages
from tests.cast import House
from tests.test_every_page_every_role import LETTERS, PAGES, _path

pytestmark = pytest.mark.django_db

# Not of money: two thousand rupees are grouped.
GROUPED_YEAR = re.compile(r"(?<!₹)\b(?:1,9|2,0)\d\d\b")
GROUPED_ATTRIBUTE = re.compile(r'\b(?:value|min|max|width|height|data-[a-z]+|x|y)="\d+,\d+')


@pytest.mark.parametrize("code", [*languages(), "ta"])
def test_a_number_of_a_page_is_in_lakh_and_crore_in_every_language(code):
    page = Template(
        "{{ n }} {% blocktrans count n=n %}{{ n }} worker{% plural %}{{ n }} workers{% endblocktrans %}"
    )
    with translation.override(code):
        words = page.render(Context({"n": 12345678}))
    assert words.startswith("1,23,45,678 1,23,45,678")


def test_no_year_and_no_attribute_is_grouped(houses):
    ours: House = houses[0]
    wrong = {}
    for page in (page for page in PAGES if page.method == "GET"):
        answer = ours.client_of(LETTERS[page.roles[0]]).get(_path(page, ours))
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        text = answer.content.decode()
        found = GROUPED_YEAR.findall(text) + GROUPED_ATTRIBUTE.findall(text)
        if found:
            wrong[page.name] = found
    assert wrong == {}
