"""Every setting is declared once, read typed, and refused in one line that says what it should be."""

import os

import pytest

from hamrah.config import environment
from hamrah.ground.problem import Problem


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("HAMRAH_", "DATABASE_"))]:
        monkeypatch.delenv(name)


def _refusal_of(check) -> Problem:
    with pytest.raises(Problem) as refusal:
        check()
    return refusal.value


def test_with_nothing_set_everything_has_its_default():
    environment.check()
    assert environment.value("HAMRAH_PORT") == 8000


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("HAMRAH_PORT", "80800", "a whole number from 1 to 65535"),
        ("HAMRAH_PORT", "http", "a whole number from 1 to 65535"),
        ("HAMRAH_WORKERS", "0", "a whole number from 1 to 64"),
        ("HAMRAH_DEBUG", "yes", "1 or 0"),
        ("HAMRAH_SHARED_BUFFERS", "much", "a size such as 256MB or 1GB"),
    ],
)
def test_a_wrong_value_is_refused_with_what_it_should_be(monkeypatch, name, given, wanted):
    monkeypatch.setenv(name, given)
    assert str(_refusal_of(environment.check)) == f"{name} must be {wanted}, not {given!r}."


def test_a_wrong_secret_is_refused_without_being_shown(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://user:canary@host/db")
    refusal = _refusal_of(environment.check)
    assert refusal.code == "config.setting_wrong"
    assert "canary" not in str(refusal)


def test_a_misspelt_setting_is_refused_with_the_likely_one(monkeypatch):
    monkeypatch.setenv("HAMRAH_PROT", "8000")
    refusal = _refusal_of(environment.check)
    assert refusal.code == "config.setting_unknown"
    assert str(refusal).endswith("Did you mean HAMRAH_PORT?")


def test_one_of_the_two_database_urls_alone_is_refused(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@host/hamrah")
    assert _refusal_of(environment.check).code == "config.one_database_url"


def test_an_installed_database_is_used_instead_of_the_embedded_one(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@host/hamrah")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@host/hamrah")
    assert environment.embedded_cluster() is None
    assert environment.database_urls().owner == "postgresql://owner@host/hamrah"


def test_every_setting_has_a_sentence_and_a_default_of_its_kind():
    for setting in environment.SETTINGS:
        assert setting.sentence.endswith(".")
        setting.kind(setting.default)
