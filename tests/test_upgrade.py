"""The demo of each past release, brought to today's version by the command people use, and used."""

import hashlib
import lzma
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hamrah.config.backup.programs import restored
from hamrah.ground.cluster import Cluster
from tests.installations import PASSPHRASE, run_in, settings_of, told
from tests.starting import enterable_folder, hamrah

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.dump.xz"))
KEY = hashlib.sha256(b"hamrah 0.1.0, the demo: invented").digest()


@pytest.fixture(scope="module", params=RELEASES, ids=lambda file: file.name.removesuffix(".dump.xz"))
def old(request) -> Iterator[Path]:
    """A data folder as that release left it, its server running."""
    with enterable_folder() as place:
        folder = place / "home"
        folder.mkdir(mode=0o711)
        (folder / "keys").mkdir(mode=0o700)
        (folder / "keys" / "master.key").write_bytes(KEY)
        cluster = Cluster(folder, shared_buffers="16MB")
        owner = cluster.ensure().owner
        try:
            dump = lzma.decompress(request.param.read_bytes())
            restored(owner, cluster, iter([dump]), "pre-data", "data", "post-data")
            yield folder
        finally:
            cluster.release()


@pytest.fixture(scope="module")
def upgraded(old: Path) -> dict:
    """With a backup before it."""
    (old.parent / "passphrase").write_text(PASSPHRASE)
    before, words = old.parent / "before.backup", ("--passphrase-file", str(old.parent / "passphrase"))
    refused = told(old, "org", "list")
    assert refused["problem"] == "config.not_migrated"
    answer = told(old, "upgrade", "--backup", str(before), *words)
    assert before.stat().st_size > 100_000
    return answer


def test_an_upgrade_loses_no_row(upgraded):
    assert (upgraded["exit"], upgraded["fewer"]) == (0, {})
    assert upgraded["steps"] > 0
    assert (upgraded["people"], upgraded["cards"]) == (64, 8)


def test_a_second_upgrade_has_nothing_to_do(upgraded, old):
    assert told(old, "upgrade")["steps"] == 0


def test_people_are_found_corrected_and_registered(upgraded, old):
    used = """
from hamrah.people.search import by_words
person = Person.objects.visible_to(asha).filter(state="accepted").order_by("no").first()
found = by_words(asha, person.name_latin or person.name, at_most=20)
print("found", person.id in [one.person_id for one in found])
new = registered(asha, "Came After The Upgrade")
print("registered", Person.objects.visible_to(asha).filter(id=new.id).exists())
"""
    assert run_in(old, used).split("\n")[:2] == ["found True", "registered True"]


def test_cards_of_before_are_still_genuine_and_new_ones_are_signed(upgraded, old):
    used = """
from hamrah.cards.models import Card, IssuerKey
from hamrah.cards.signing import signer_of
card = Card.objects.order_by("issued_at").first()
print(str(signer_of(card.key).kid == bytes(card.key.kid)))
"""
    assert run_in(old, used).strip() == "True"


def test_the_journal_of_before_is_there_and_is_sealed(upgraded, old):
    count = "from hamrah.ground.models import Journal; print(Journal.objects.filter(change=0).count())"
    assert int(run_in(old, count)) > 100
    assert told(old, "journal", "seal")["PAG"]["number"] == 1
    assert told(old, "doctor", "--journal")["exit"] == 0


def test_a_database_of_a_newer_release_is_left_alone(upgraded, old):
    owner = Cluster(old, shared_buffers="16MB").urls().owner
    later = "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_later', now())"
    with psycopg.connect(owner) as connection:
        connection.execute(later)
    try:
        for words in (("upgrade",), ("init",), ("serve",)):
            done = hamrah(*words, "--json", **settings_of(old), HAMRAH_PORT="8472")
            assert "config.database_newer" in done.stdout, words
    finally:
        with psycopg.connect(owner) as connection:
            connection.execute("DELETE FROM django_migrations WHERE name = '0999_later'")
