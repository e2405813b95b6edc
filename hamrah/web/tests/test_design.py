"""The design page shows what there is: every component's template, every colour readable."""

import re
from pathlib import Path

import pytest

from hamrah.web.contrast import colours_in, contrast
from hamrah.web.design import STYLESHEET, icons, pairs
from hamrah.web.templatetags import shell

ROOMS = Path(shell.__file__).parents[2]
PARTS = Path(shell.__file__).parent.parent / "templates" / "web" / "parts"


@pytest.mark.django_db
def test_every_component_stands_on_the_design_page(houses):
    # What stands around a page is kept as drawn; drawn anew it is seen.
    shell._drawn_top.cache_clear()
    shell._drawn_menu.cache_clear()
    answer = houses[0].client_of("charu").get("/design/")
    assert answer.status_code == 200
    drawn = {template.name for template in answer.templates}
    assert {f"web/parts/{file.name}" for file in PARTS.glob("*.html")} <= drawn


@pytest.mark.django_db
def test_every_drawing_of_the_sprite_is_shown(houses):
    page = houses[0].client_of("charu").get("/design/").content.decode()
    assert len(icons()) > 40
    for name in icons():
        assert f"icons.svg#{name}" in page


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.letters} on {pair.ground}")
def test_letters_can_be_read_on_their_ground(pair):
    assert pair.is_enough, pair.ratio


def test_contrast_is_that_of_the_norm():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1f3f77", "#1f3f77") == 1


def test_a_colour_pair_is_never_of_the_past():
    assert {"paper", "ink", "neel", "white"} <= set(colours_in(STYLESHEET.read_text(encoding="utf-8")))


def test_every_drawing_that_a_template_names_is_drawn():
    drawn = set(icons())
    named = {
        (name, str(template.relative_to(ROOMS)))
        for template in ROOMS.rglob("templates/**/*.html")
        for name in re.findall(r'{% icon "([a-z-]+)"', template.read_text(encoding="utf-8"))
    }
    assert [one for one in sorted(named) if one[0] not in drawn] == []
