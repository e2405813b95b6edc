"""Refusals that come from the machine: folders, users, locks, programs, migrations, files too large."""

import io
import os
import subprocess
from argparse import Namespace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from hamrah.cards.commands import issuing, printing
from hamrah.cards.drawing.design import Design
from hamrah.cards.rules.number import new_number
from hamrah.cards.rules.wording import status_uri
from hamrah.config import opening, serving
from hamrah.ground import cluster as clusters
from hamrah.ground import postgres_home, postgres_server
from hamrah.ground.cluster import Cluster
from hamrah.ground.problem import Problem
from hamrah.imports import pipeline, village_lists
from hamrah.imports.reading import old_excel, open_book
from hamrah.imports.reading import opening as books
from tests.cast import anything
from tests.starting import enterable_folder


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


# -- the database's home ---------------------------------------------------------------------------


@pytest.fixture
def folder():
    with enterable_folder() as made:
        yield made


def test_below_a_file_there_is_no_folder(folder):
    (folder / "file").touch()
    assert code_of(postgres_home.make_folder, folder / "file" / "below") == "ground.folder_not_writable"


def test_root_alone_is_nobody_to_run_the_database(folder, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(postgres_home, "SERVER_USERS", ())
    assert code_of(postgres_home.settle, folder) == "ground.no_server_user"


def test_where_its_user_may_enter_nothing_there_is_no_place(folder, monkeypatch):
    user = postgres_home.ServerUser("hamrah", os.getuid(), os.getgid())
    monkeypatch.setattr(postgres_home, "_server_user", lambda _place: user)
    monkeypatch.setattr(postgres_home, "_may_enter", lambda _place, _user: False)
    monkeypatch.setattr(postgres_home, "LASTING_PLACES", (str(folder),))
    assert code_of(postgres_home.settle, folder / "data") == "ground.no_place_for_database"
    assert not list(folder.glob("hamrah-*")), "what was tried is taken away"


def test_a_socket_folder_laid_by_somebody_else_is_not_used(folder, monkeypatch):
    """Through a link another user could put his own server in place of ours."""
    place = folder / ("long" * 30)
    monkeypatch.setattr(postgres_home, "_server_user", lambda _place: None)
    home = postgres_home.settle(place)
    home.sockets.rmdir()
    home.sockets.symlink_to(folder)
    try:
        assert code_of(postgres_home.settle, place) == "ground.socket_folder_taken"
    finally:
        home.sockets.unlink()


def test_another_command_that_never_ends_its_start_is_named(folder, monkeypatch):
    monkeypatch.setattr(clusters, "LOCK_LIMIT_SECONDS", 0.1)
    first, second = (Cluster(folder, shared_buffers="16MB") for _ in range(2))
    first.folder.mkdir()
    with first._alone():
        assert code_of(second.ensure) == "ground.database_busy"


def test_without_the_wheel_the_way_round_is_said(monkeypatch):
    def missing(_name):
        raise PackageNotFoundError

    monkeypatch.setattr(postgres_server.importlib.metadata, "files", missing)
    assert code_of(postgres_server.program_of_the_wheel, "psql") == "ground.no_binaries"


def test_a_database_that_cannot_be_made_says_why(folder, monkeypatch):
    refused = subprocess.CompletedProcess([], 1, b"", b"initdb: error: no space left\n")
    monkeypatch.setattr(postgres_server.subprocess, "run", lambda *_words, **_how: refused)
    home = postgres_home.Home(folder, None, folder)
    server = postgres_server.Server(home, throwaway=True, shared_buffers="16MB")
    assert code_of(server._run_initdb, folder / "database", folder / "password") == "ground.database_not_made"


# -- pages and commands ----------------------------------------------------------------------------


def test_a_database_of_an_earlier_version_is_not_worked_on(monkeypatch):
    monkeypatch.setattr(opening, "pending_migrations", lambda: ["people.0009_later"])
    assert code_of(opening.tables_in_order().__enter__) == "config.not_migrated"


def test_pages_that_end_at_once_did_not_start():
    with subprocess.Popen(["/bin/false"]) as process:
        process.wait()
        server = SimpleNamespace(process=process)
        assert code_of(serving.wait_until_it_answers, server) == "config.pages_did_not_start"


@pytest.mark.django_db
@pytest.mark.parametrize("whose", ["theirs", "nobody's"])
def test_a_command_knows_no_worker_and_no_card_of_others(whose, houses):
    ours, theirs = houses
    person = theirs.person.id if whose == "theirs" else anything()
    number = theirs.card.number if whose == "theirs" else new_number("ZZ")
    who = {"user": "ela", "org": "AAA"}
    assert ours.organisation.code == "AAA"
    asked = Namespace(person=person, no_face=False, **who)
    assert code_of(issuing._issue, asked, None) == "cards.no_such_person"
    asked = Namespace(number=number, layout=None, out=Path("never.pdf"), **who)
    assert code_of(printing._print, asked, None) == "cards.no_such_card"


# -- what a card is made of ------------------------------------------------------------------------


@pytest.mark.parametrize("accent", ["red", "#12505", "#12505g", "#12505b;"])
def test_a_colour_is_a_colour(accent):
    assert code_of(Design, "Office", "", "", "", accent=accent) == "cards.accent"


@pytest.mark.parametrize("prefix", ["", "A", "ABC", "I0", "AO"])
def test_a_prefix_is_two_plain_letters(prefix):
    assert code_of(new_number, prefix) == "cards.prefix_malformed"


@pytest.mark.parametrize("address", ["http://id.example.org/s/1", "https://" + "x" * 200, 7])
def test_a_status_list_stands_at_a_short_address(address):
    assert code_of(status_uri, address) == "cards.status_uri"


# -- files too large, cut, or no files at all ------------------------------------------------------


def test_a_list_of_villages_has_a_limit(monkeypatch):
    monkeypatch.setattr(village_lists, "LARGEST_LIST_BYTES", 10)
    assert code_of(village_lists.list_in, b"Village\nKotda\n") == "imports.list_too_large"


def test_a_place_that_may_be_several_is_asked_for():
    assert code_of(village_lists.place_named, "Nowhere at all") == "imports.place_unclear"


def test_bytes_without_letters_are_no_text():
    assert code_of(open_book, bytes(range(1, 32)) * 200) == "imports.not_text"


def test_a_file_has_a_limit(monkeypatch):
    monkeypatch.setattr(books, "MOST_BYTES", 10)
    assert code_of(open_book, b"Name,Village\nKamli,Kotda\n") == "imports.too_big"


def test_an_old_file_has_a_lower_limit(monkeypatch):
    monkeypatch.setattr(old_excel, "MOST_OLD_BYTES", 10)
    assert code_of(old_excel.open_old_excel, io.BytesIO(b"x" * 11)) == "imports.too_big_old"


def test_a_reader_that_is_killed_in_the_middle_is_told():
    assert code_of(pipeline._next, io.BytesIO(b"")) == "imports.reading_stopped"
