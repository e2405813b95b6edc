"""Every setting of Hamrah: an environment variable, declared once here, checked at start.

Not here: Django's settings, which are made from these (settings.py). docs/reference lists this list.
"""

import difflib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hamrah.ground.cluster import Cluster, Urls
from hamrah.ground.problem import Problem

ROOT = Path(__file__).resolve().parents[2]


def text(value: str) -> str:
    """any text"""
    return value


def words(value: str) -> tuple[str, ...]:
    """words separated by spaces"""
    return tuple(value.split())


def yes_or_no(value: str) -> bool:
    """1 or 0"""
    return {"1": True, "0": False}[value]


def port(value: str) -> int:
    """a whole number from 1 to 65535"""
    return _between(value, 1, 65535)


def few(value: str) -> int:
    """a whole number from 1 to 64"""
    return _between(value, 1, 64)


def hours(value: str) -> int:
    """a whole number of hours from 1 to 168"""
    return _between(value, 1, 168)


def minutes(value: str) -> int:
    """a whole number of minutes from 5 to 1440"""
    return _between(value, 5, 1440)


def memory(value: str) -> str:
    """a size such as 256MB or 1GB"""
    if value[-2:] not in ("MB", "GB") or not value[:-2].isdecimal():
        raise ValueError(value)
    return value


def folder(value: str) -> Path:
    """a folder"""
    return Path(value).expanduser().absolute()


def place(value: str) -> Path | None:
    """a folder, or nothing"""
    return folder(value) if value else None


def address(value: str) -> str:
    """an address that begins with https:// or http://, or nothing"""
    if value and not value.startswith(("https://", "http://")):
        raise ValueError(value)
    return value.rstrip("/")


def database(value: str) -> str:
    """a URL such as postgresql://role:password@host/database"""
    if value and not value.startswith(("postgresql://", "postgres://")):
        raise ValueError(value)
    return value


def _between(value: str, lowest: int, highest: int) -> int:
    number = int(value)
    if not lowest <= number <= highest:
        raise ValueError(value)
    return number


@dataclass(frozen=True)
class Setting:
    """One environment variable. The docstring of `kind` says what it takes; `secret` is never shown."""

    name: str
    kind: Callable[[str], Any]
    default: str
    sentence: str
    secret: bool = False


SETTINGS = (
    Setting("HAMRAH_DATA", folder, "var", "Folder for all that is kept: database, photographs, keys."),
    Setting(
        "HAMRAH_REPLAY", place, "", "Folder of the log of erasures and revocations; best on another disk."
    ),
    Setting("HAMRAH_HOST", text, "127.0.0.1", "Address to serve on; 0.0.0.0 opens it to the network."),
    Setting("HAMRAH_PORT", port, "8000", "Port to serve on."),
    Setting("HAMRAH_ALLOWED_HOSTS", words, "localhost 127.0.0.1 [::1]", "Names pages may be asked under."),
    Setting("HAMRAH_HTTPS", yes_or_no, "0", "1 behind a TLS proxy that sends X-Forwarded-For and -Proto."),
    Setting("HAMRAH_WORKERS", few, "2", "Processes that answer pages."),
    Setting("HAMRAH_SIGN_IN_HOURS", hours, "12", "After so long everybody signs in anew, busy or not."),
    Setting("HAMRAH_IDLE_MINUTES", minutes, "120", "After so long without a page she signs in anew."),
    Setting("HAMRAH_DEBUG", yes_or_no, "0", "1 shows the programmer's error pages. Never with real people."),
    Setting("HAMRAH_SHARED_BUFFERS", memory, "256MB", "Memory the embedded database keeps pages in."),
    Setting("DATABASE_URL", database, "", "An installed PostgreSQL, as the application role.", secret=True),
    Setting("DATABASE_OWNER_URL", database, "", "The same database, as the role that migrates.", secret=True),
    Setting(
        "HAMRAH_NETWORK_ROOT", text, "", "Public key of the network's root; else the first one published."
    ),
    Setting(
        "HAMRAH_ADDRESS", address, "", "Where others reach this installation, such as https://id.example.org."
    ),
    Setting(
        "HAMRAH_GATEWAY_URL", address, "", "Gateway that sends text messages; without one they are kept."
    ),
    Setting("HAMRAH_GATEWAY_TOKEN", text, "", "What the gateway knows us by.", secret=True),
    Setting(
        "HAMRAH_GATEWAY_KEY", text, "", "What the gateway signs with when it tells us of calls.", secret=True
    ),
    Setting("HAMRAH_SHARED", text, "", "Folder of sample registers; tests that need it skip without."),
    Setting("HAMRAH_TEST_CLUSTER", yes_or_no, "0", "1 lets the embedded database skip the disk's sync."),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def value(name: str) -> Any:
    """One setting, typed. Raises Problem `config.setting_wrong` in one line that names the variable."""
    setting = BY_NAME[name]
    given = os.environ.get(name, "") or setting.default
    try:
        return setting.kind(given)
    except (ValueError, KeyError) as error:
        raise Problem(
            "config.setting_wrong",
            "%(name)s must be %(kind)s, not %(given)s.",
            name=name,
            kind=setting.kind.__doc__,
            given="what it is" if setting.secret else repr(given),
        ) from error


def check() -> None:
    """Read every setting once. Raises Problem `config.setting_wrong`, `config.setting_unknown`."""
    for unknown in sorted(set(os.environ) - set(BY_NAME)):
        if unknown.startswith("HAMRAH_"):
            likely = difflib.get_close_matches(unknown, BY_NAME, n=1, cutoff=0)[0]
            raise Problem(
                "config.setting_unknown",
                "There is no setting %(name)s. Did you mean %(likely)s?",
                name=unknown,
                likely=likely,
            )
    for setting in SETTINGS:
        value(setting.name)
    given_database_urls()


def data_folder() -> Path:
    """HAMRAH_DATA; unset, `var` beside the code of a clone, so that it never hangs on where one stands."""
    if os.environ.get("HAMRAH_DATA") or not (ROOT / "pyproject.toml").exists():
        return value("HAMRAH_DATA")
    return ROOT / "var"


def given_database_urls() -> Urls | None:
    """The installed PostgreSQL the environment names, or None for the embedded one.

    Raises Problem `config.one_database_url` when only one of the two is given.
    """
    app, owner = value("DATABASE_URL"), value("DATABASE_OWNER_URL")
    if bool(app) != bool(owner):
        raise Problem(
            "config.one_database_url",
            "Set both DATABASE_URL and DATABASE_OWNER_URL, or neither for the embedded PostgreSQL.",
        )
    return Urls(owner=owner, app=app) if app else None


def embedded_cluster() -> Cluster | None:
    """The data folder's own PostgreSQL, or None where an installed one is named."""
    if given_database_urls() is not None:
        return None
    return Cluster(data_folder(), shared_buffers=value("HAMRAH_SHARED_BUFFERS"))


def database_urls() -> Urls:
    """Where to connect: the installed PostgreSQL if named, else the embedded one (not started here)."""
    given = given_database_urls()
    return given or Cluster(data_folder()).urls()
