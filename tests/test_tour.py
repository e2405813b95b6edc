"""What docs/tour.md says is so: its pictures, pages, people and numbers. Not here: commands and links in it
(test_docs.py), the messy sheet's numbers against the importer (test_demo.py).
"""

import re
from pathlib import Path
from random import Random

import pytest
from django.urls import resolve

from hamrah.access.cast import CAST
from hamrah.config import demo
from hamrah.figures.demo import BEFORE
from hamrah.ground.demo import DESTINATION, FINANCE, NETWORK, SOURCE, Demo
from hamrah.imports.demo import sheet
from hamrah.organisations.demo import ORGANISATIONS
from hamrah.people.demo import FIRST_MET_TWICE, HOMES, MET_TWICE_OF_THOUSAND, SHARES
from hamrah.people.demo.folk import folk_of
from hamrah.people.demo.office import MANY
from tests.look.pages import PAGES, SIGNED_OUT, TOUR, WHO
from tests.look.screens import FIRST, MOST_BYTES
from tests.test_demo import MESSY_REFUSED, MESSY_ROWS

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"\]\(tour/([\w-]+)\.webp\)", TEXT)


def test_every_picture_is_made_by_the_tour_and_shown_once():
    assert sorted(PICTURES) == sorted(shot.name for shot in TOUR)
    assert sorted(PICTURES) == sorted(file.stem for file in (ROOT / "docs" / "tour").iterdir())


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_small(name):
    assert (ROOT / "docs" / "tour" / f"{name}.webp").stat().st_size <= MOST_BYTES


OF_TOUR = [shot.address for shot in TOUR if not shot.address.startswith("#/")]


@pytest.mark.parametrize("address", [*PAGES.values(), *SIGNED_OUT.values(), *OF_TOUR])
def test_every_page_that_is_looked_at_exists(address):
    marker, _, path = address.rpartition(":")
    assert not marker or marker in FIRST
    if path != PAGES["not-found"]:
        resolve(path.partition("?")[0])


def test_whoever_one_signs_in_as_is_of_the_cast():
    named = set(re.findall(r"[Ss]ign in as `(\w+)`", TEXT))
    assert len(named) == 7
    assert named <= {member.username for member in CAST}
    assert {shot.user for shot in TOUR} - {""} == named


def test_the_four_organisations_are_called_what_they_are_called():
    rows = dict(re.findall(r"^\| ([A-Z]{3}) \| ([^|]+) \|", TEXT, re.MULTILINE))
    assert rows == {code: ORGANISATIONS[code]["name"] for code in NETWORK}


def test_the_numbers_are_those_of_the_demo():
    assert f"{demo.NETWORK_PEOPLE:,} workers" in TEXT
    assert f"{demo.NETWORK_PEOPLE:,} workers" in (ROOT / "README.md").read_text(encoding="utf-8")
    good = MESSY_ROWS - MESSY_REFUSED
    assert f"Of its {MESSY_ROWS} rows {good} come in and {MESSY_REFUSED}\nare refused" in TEXT
    assert f"{BEFORE['people.registered'][0]:,} from before the records" in TEXT


@pytest.fixture(scope="module")
def source() -> list[str]:
    """Names in the source's register as everybody's demo has it, in its order, without loading it."""
    whole = Demo(people=demo.NETWORK_PEOPLE, draw=Random(demo.SEED), password="")
    sheet(whole)  # the import is drawn before the crowd
    count = whole.share(SHARES[SOURCE])
    folk = folk_of(whole, count, homes=HOMES[SOURCE], of_many=whole.people >= MANY)
    return [one.who.name_in("latin") for one in folk]


def test_she_who_is_searched_is_in_the_register(source):
    assert "Santosh Devi Gameti" in source
    assert f"`{WHO}`" in TEXT


def test_he_who_is_registered_again_was_met_twice(source):
    last = FIRST_MET_TWICE + demo.NETWORK_PEOPLE * MET_TWICE_OF_THOUSAND // 1_000
    assert "Kaniya Parmar" in source[FIRST_MET_TWICE:last]


def test_the_shares_make_up_the_network():
    assert sum(SHARES.values()) == 1_000
    assert set(SHARES) == {SOURCE, DESTINATION, FINANCE}
