"""The journal's chain kept: sealed daily, anchored as text and on paper, examined. Forged as the owner."""

import argparse
import io
from contextlib import nullcontext
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from django.db import connections

from hamrah.config import rounds
from hamrah.config.journal import daily
from hamrah.config.journal.anchor import Anchor, Kept, make_anchor, read_anchor
from hamrah.config.journal.commands import run_anchor
from hamrah.config.journal.daily import KEEP_JOURNAL, seal_all
from hamrah.config.journal.examining import examine_journal
from hamrah.config.journal.paper import printed, scanned
from hamrah.ground.models import JournalSeal
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from tests.starting import hamrah

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture(autouse=True)
def no_seal_yet(houses) -> None:
    _owner("DELETE FROM ground_journalseal")  # the cast's own is an empty row


def _owner(statement: str, *values) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)


def _wrong(anchor: Path | None = None) -> dict[str, str]:
    return {found.subject: found.state for found in examine_journal(anchor) if found.fix}


@pytest.fixture
def anchor(tmp_path) -> Path:
    seal_all()
    path = tmp_path / "anchor.txt"
    path.write_text(make_anchor().text())
    return path


def test_every_organisation_is_sealed_and_then_whole(houses):
    assert set(_wrong()) == {"journal of AAA", "journal of BBB"}
    assert set(seal_all()) == {"AAA", "BBB"}
    assert _wrong() == {}
    assert seal_all() == {}


def test_a_broken_row_is_named_with_its_table_and_day(houses, anchor):
    _owner("UPDATE ground_journal SET device = 'x' WHERE organisation_id = %s", houses[0].id)
    said = _wrong(anchor)
    assert set(said) == {"journal of AAA"}
    assert "ground_journal" in said["journal of AAA"]
    assert "was changed" in said["journal of AAA"]
    assert "(sealed on 20" in said["journal of AAA"]


def test_an_anchor_comes_back_from_its_text(anchor):
    read = read_anchor(anchor)
    assert [seal.code for seal in read.seals] == ["AAA", "BBB"]
    assert read.text() == anchor.read_text()
    assert max(map(len, anchor.read_text().splitlines())) <= 74


def test_an_anchor_comes_back_from_a_quoted_and_wrapped_mail(anchor):
    lines = anchor.read_text().splitlines()
    wrapped = "\n".join(f"> > {half}" for line in lines for half in (line[:40].rstrip(), line[40:]) if half)
    broken = [line for line in lines if len(line) > 40 and line[39:41].strip() == line[39:41]]
    anchor.write_text("Dear secretary,\n" + ("\n".join(f"> {line}" for line in lines) if broken else wrapped))
    assert _wrong(anchor) == {}


def test_lines_typed_from_paper_are_compared_without_a_signature(houses, anchor):
    seal = read_anchor(anchor).seals[0]
    anchor.write_text(f"{seal.code} {seal.number} {seal.day} {seal.groups()}\n")
    assert _wrong(anchor) == {}
    forged = Kept(seal.code, seal.number, seal.day, b"f" * 32)
    anchor.write_text(f"{forged.code} {forged.number} {forged.day} {forged.groups()}\n")
    assert "is not the one that was anchored" in _wrong(anchor)["journal of AAA"]


def test_a_changed_anchor_is_refused(anchor):
    anchor.write_text(anchor.read_text().replace("AAA 1", "AAA 2"))
    with pytest.raises(Problem) as refused:
        read_anchor(anchor)
    assert refused.value.code == "config.anchor_forged"


def test_an_anchor_without_its_signature_is_refused(anchor):
    anchor.write_text(anchor.read_text().partition("Signature:")[0])
    with pytest.raises(Problem) as refused:
        read_anchor(anchor)
    assert refused.value.code == "config.anchor_forged"


@pytest.mark.parametrize("content", [b"", b"nothing of it", b"\xff\xfe\x00"])
def test_a_file_that_is_no_anchor_is_refused(tmp_path, content):
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(Problem) as refused:
        read_anchor(tmp_path / "a")
    assert refused.value.code == "config.anchor_unreadable"


def test_an_anchor_of_other_keys_or_other_organisations_is_said(houses, anchor, settings):
    settings.ANCHOR_KEY = b"k" * 32
    assert "anchor" in _wrong(anchor)
    settings.ANCHOR_KEY = b"l" * 32
    elsewhere = Anchor("", (Kept("ZZZ", 1, "2026-01-01", b"h" * 32),))
    anchor.write_text(elsewhere.text().replace("Installation:", ""))
    assert "journal of ZZZ" in _wrong(anchor)


def test_without_a_seal_there_is_no_anchor():
    with pytest.raises(Problem) as refused:
        make_anchor()
    assert refused.value.code == "config.nothing_sealed"


@pytest.mark.parametrize("many", [1, 2, 30])
def test_paper_is_one_page_whose_code_holds_what_it_must(anchor, many, tmp_path):
    read = read_anchor(anchor)
    seals = tuple(Kept(f"ORG{n:02}", n + 1, "2026-11-22", bytes([n]) * 32) for n in range(many))
    shown = Anchor(read.made, seals, read.signer, read.signature)
    document = pypdfium2.PdfDocument(io.BytesIO(printed(shown)))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    assert all(seal.groups().split()[0] in text for seal in seals)
    picture = document[0].render(scale=4).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == scanned(shown)
    assert (code.text == shown.text()) == (many < 30)


def test_serving_seals_once_a_day_and_survives_a_failure(houses, monkeypatch):
    said, now = io.StringIO(), [0.0]
    monkeypatch.setattr(rounds, "close_connections", lambda: None)
    going = rounds.Rounds([KEEP_JOURNAL], Out(as_json=False, stderr=said), lambda: now[0])

    def turn(seconds: int) -> int:
        now[0] += seconds
        going.tick()
        return JournalSeal.objects.using("owner").count()

    with monkeypatch.context() as away:
        away.setattr(daily, "seal_all", lambda **_: 1 / 0)
        assert turn(rounds.FIRST_SECONDS) == 0
    assert said.getvalue().count("tried again") == 1
    sealed = turn(rounds.AGAIN_SECONDS)
    assert (sealed > 0, _wrong()) == (True, {})
    _owner("UPDATE ground_journal SET device = ''")
    assert turn(KEEP_JOURNAL.every) == sealed
    assert said.getvalue().count("tried again") == 1


def test_who_has_a_seal_of_today_gets_none_from_the_daily_round(houses):
    seal_all()
    _owner("DELETE FROM ground_journalseal WHERE organisation_id = %s", houses[0].id)
    assert set(seal_all(once_a_day=True)) == {"AAA"}


def test_an_anchor_that_cannot_be_written_is_said(anchor, tmp_path, monkeypatch):
    monkeypatch.setattr("hamrah.config.opening.open_house", nullcontext)
    words = argparse.Namespace(out=tmp_path / "no" / "anchor.txt")
    with pytest.raises(Problem) as refused:
        run_anchor(words, Out(as_json=True))
    assert refused.value.code == "config.anchor_not_written"


def test_an_anchor_is_text_or_paper(tmp_path):
    done = hamrah("journal", "anchor", "--out", str(tmp_path / "anchor.doc"), "--json")
    assert "config.anchor_form" in done.stdout
