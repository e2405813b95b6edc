"""The app's page and files as a phone fetches them: open to everybody, whole, spoken in each language."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from bench.field import GUESS_MS
from hamrah.ground.languages import languages
from hamrah.sync import shell
from hamrah.sync.saying import all_said, words_in
from hamrah.sync.scripts import said_in

pytestmark = pytest.mark.django_db


def test_every_file_that_the_phone_keeps_is_there_without_signing_in():
    stranger = Client()
    for address in (*shell.addresses(), *shell.later_addresses()):
        answer = stranger.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address


def test_whatever_a_script_fetches_by_a_fixed_address_is_kept():
    kept = {*shell.addresses(), *shell.later_addresses()}
    for name in shell.shell_files():
        if name.endswith(".js"):
            text = shell.content_of(name).decode()
            for address in re.findall(r'(?:from|import\()\s*"(/static/[^"]+)"', text):
                assert address in kept, (name, address)


def test_the_worker_names_one_version_of_everything():
    text = Client().get("/field/worker.js").content.decode()
    kept = json.loads(text.removeprefix("const KEPT = ").split(";\n", 1)[0])
    assert kept["version"] == shell.version()
    assert "/field/" in kept["shell"]


def test_the_whole_languages_say_every_sentence_of_the_phone():
    for code in (code for code, one in languages().items() if one.whole and code != "en"):
        said = words_in(code)["sentences"]
        assert len(said) == len({one for one, _many in all_said()})
        same = [one for one, text in said.items() if text == one and re.search("[a-z]{4}", one)]
        assert [one for one in same if not one.startswith("Such as")] == []


def test_sentences_are_found_by_their_calls_alone():
    script = 'say("One %(name)s", { name }); sayMany("%(count)s day", "%(count)s days", 2); say(name)'
    assert list(said_in(script)) == [("One %(name)s", ""), ("%(count)s day", "%(count)s days")]


def test_an_organisations_own_voice_stands_over_the_phones(settings, tmp_path):
    settings.HAMRAH_DATA = tmp_path
    folder = tmp_path / "voice" / "hi"
    folder.mkdir(parents=True)
    (folder / "notice-register.ogg").write_bytes(b"OggS spoken")
    spoken = {"notice-register": "/field/voice/hi/notice-register.ogg"}
    assert Client().get("/field/words/hi.json").json()["voices"] == spoken
    answer = Client().get("/field/voice/hi/notice-register.ogg")
    assert (answer.status_code, answer.content) == (200, b"OggS spoken")
    assert answer.headers["Content-Type"] == "audio/ogg"
    assert Client().get("/field/voice/hi/..%2f..%2fkeys%2fmaster.key").status_code == 404
    assert Client().get("/field/voice/xx/notice-register.ogg").status_code == 404


def test_a_recording_spoken_anew_is_a_newer_app_at_once(settings, tmp_path):
    """Else the phones would keep the old voice for ever: its name stays the same."""
    settings.HAMRAH_DATA = tmp_path
    silent = shell.version()
    recording = tmp_path / "voice" / "hi" / "people-quick.mp3"
    recording.parent.mkdir(parents=True)
    recording.write_bytes(b"spoken")
    first = shell.version()
    recording.write_bytes(b"spoken anew")
    assert len({silent, first, shell.version()}) == 3


def test_what_a_guess_costs_is_documented_as_it_is_measured():
    told = (Path(__file__).parents[3] / "docs" / "field.md").read_text()
    rounds = re.search(r"ROUNDS = ([\d_]+)", shell.content_of("sync/field/seal.js").decode())
    assert rounds is not None
    assert f"{int(rounds[1].replace('_', '')):,} rounds" in told
    assert f"One guess took {GUESS_MS} ms" in told
    days = round(10**8 * GUESS_MS / 86_400_000)
    assert f"eight digits through in {days} days" in told


def test_the_page_names_every_module_that_stands_before_the_door():
    named = shell.door_scripts()
    assert set(named) <= set(shell.shell_files())
    assert {"sync/field/screens/lock.js", "sync/field/standing.js"} <= set(named)
    assert not {"sync/field/app.js", "sync/field/screens/home.js"} & set(named)
    page = Client().get("/field/").content.decode()
    assert re.findall(r'modulepreload" href="/static/([^"]+)"', page) == list(named)


def test_an_unknown_language_has_no_words():
    assert Client().get("/field/words/xx.json").status_code == 404
