"""The sealed file: opened only whole, by its passphrase, as it was made. Small chunks, quick keys."""

import io
import struct
from pathlib import Path

import pytest

from hamrah.config.backup import vessel
from hamrah.config.backup.passphrase import known_passphrase, new_passphrase, refuse_weak
from hamrah.ground.problem import Problem

PASSPHRASE = "lantern copper mustard heron kite"
CONTENT = bytes(range(256)) * 10


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vessel, "CHUNK_BYTES", 512)
    monkeypatch.setattr(vessel, "MEMORY_KIB", 64)
    monkeypatch.setattr(vessel, "ROUNDS", 1)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    return _seal(tmp_path / "a.backup", CONTENT)


def _seal(path: Path, content: bytes, kind: bytes = vessel.BACKUP) -> Path:
    with vessel.Sealing(path, PASSPHRASE, kind) as file:
        file.write(content)
    return path


def _open(path: Path, passphrase: str = PASSPHRASE, kind: bytes = vessel.BACKUP) -> bytes:
    return b"".join(vessel.opened(path, passphrase, kind))


def _refused(path: Path, **opening) -> str:
    with pytest.raises(Problem) as refused:
        _open(path, **opening)
    assert str(path) in str(refused.value)
    return refused.value.code


def _chunks(path: Path) -> tuple[bytes, list[bytes]]:
    raw, size = path.read_bytes(), 512 + vessel.TAG_BYTES
    start = vessel.HEAD.size + vessel.TAG_BYTES
    body = raw[start:]
    return raw[:start], [body[at : at + size] for at in range(0, len(body), size)]


@pytest.mark.parametrize("length", [0, 1, 511, 512, 513, 1024, 2560])
def test_what_was_sealed_comes_back(tmp_path, length):
    assert _open(_seal(tmp_path / "a", CONTENT[:length])) == CONTENT[:length]


def test_many_small_writes_are_one_content(tmp_path):
    with vessel.Sealing(tmp_path / "a", PASSPHRASE, vessel.BACKUP) as file:
        for at in range(0, len(CONTENT), 7):
            file.write(CONTENT[at : at + 7])
    assert _open(tmp_path / "a") == CONTENT


def test_nothing_of_the_content_or_the_passphrase_stands_in_the_file(tmp_path):
    canary = b"Canaribai 9829012345"
    raw = _seal(tmp_path / "a", canary * 100).read_bytes()
    assert not any(part in raw for part in (canary, b"Canar", b"98290", PASSPHRASE.encode(), b"lantern"))


def test_the_same_content_is_another_file_each_time(tmp_path):
    one, two = _seal(tmp_path / "a", CONTENT).read_bytes(), _seal(tmp_path / "b", CONTENT).read_bytes()
    assert not set(_pieces(one)) & set(_pieces(two))


def _pieces(raw: bytes) -> list[bytes]:
    return [raw[at : at + 16] for at in range(vessel.HEAD.size, len(raw) - 16)]


def test_another_passphrase_opens_nothing(sealed):
    assert _refused(sealed, passphrase="lantern copper mustard heron boat") == "config.passphrase_wrong"


def test_a_flipped_bit_anywhere_is_refused(sealed):
    raw = sealed.read_bytes()
    for at in range(len(raw)):
        sealed.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        assert _refused(sealed), at
    sealed.write_bytes(raw)
    assert _open(sealed) == CONTENT


def test_a_file_cut_anywhere_is_refused(sealed):
    raw = sealed.read_bytes()
    for length in range(len(raw)):
        sealed.write_bytes(raw[:length])
        assert _refused(sealed), length


def test_a_file_cut_between_two_chunks_is_damaged(sealed):
    head, chunks = _chunks(sealed)
    sealed.write_bytes(head + b"".join(chunks[:-1]))
    assert _refused(sealed) == "config.file_damaged"


@pytest.mark.parametrize(
    "order", [(1, 0, 2, 3, 4), (0, 2, 1, 3, 4), (0, 1, 2, 4, 3), (0, 1, 1, 2, 3, 4), (0, 2, 3, 4)]
)
def test_chunks_in_another_order_are_refused(sealed, order):
    head, chunks = _chunks(sealed)
    sealed.write_bytes(head + b"".join(chunks[at] for at in order))
    assert _refused(sealed) == "config.file_damaged"


def test_something_added_at_the_end_is_refused(sealed):
    sealed.write_bytes(sealed.read_bytes() + b"x")
    assert _refused(sealed) == "config.file_damaged"


def test_a_chunk_of_another_file_of_the_same_passphrase_is_refused(sealed, tmp_path):
    head, chunks = _chunks(sealed)
    _other, others = _chunks(_seal(tmp_path / "b", CONTENT))
    sealed.write_bytes(head + b"".join([chunks[0], others[1], *chunks[2:]]))
    assert _refused(sealed) == "config.file_damaged"


def test_a_head_that_asks_for_too_much_memory_is_refused_before_any_is_taken(sealed):
    raw = bytearray(sealed.read_bytes())
    raw[8:12] = struct.pack(">I", 1 << 31)
    sealed.write_bytes(raw)
    assert _refused(sealed) == "config.file_damaged"


def test_a_file_of_a_later_form_says_so(sealed):
    raw = bytearray(sealed.read_bytes())
    raw[6] = vessel.VERSION + 1
    sealed.write_bytes(raw)
    assert _refused(sealed) == "config.file_newer"


def test_any_other_file_is_no_vessel(tmp_path):
    (tmp_path / "a").write_bytes(b"PGDMP" * 100)
    assert _refused(tmp_path / "a") == "config.not_a_vessel"
    assert _refused(tmp_path / "nowhere") == "config.file_unread"


def test_keys_are_no_backup(tmp_path):
    path = _seal(tmp_path / "a", CONTENT, vessel.KEYS)
    assert _refused(path) == "config.other_vessel"
    assert _open(path, kind=vessel.KEYS) == CONTENT


def test_a_file_that_is_there_is_never_written_over(sealed):
    with pytest.raises(Problem) as refused:
        _seal(sealed, b"")
    assert refused.value.code == "config.file_exists"
    assert _open(sealed) == CONTENT


def test_a_failure_on_the_way_leaves_no_file(tmp_path):
    with pytest.raises(RuntimeError), vessel.Sealing(tmp_path / "a", PASSPHRASE, vessel.BACKUP) as file:
        file.write(CONTENT)
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Problem) as refused:
        _seal(tmp_path / "no" / "a", b"")
    assert refused.value.code == "config.file_not_written"


def test_only_the_owner_may_read_the_file(sealed):
    assert sealed.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "said",
    [
        "", "short", "aaaaaaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnopqrst", "12345678901234567890",
        "qwertyuiopasdfghjkl",
        "password12345678", "hamrahamrahamrahamrah", "abc123abc123abc123abc123", "aabbaabbaabbaabbaabb",
    ],
)  # fmt: skip
def test_a_weak_passphrase_is_refused(said):
    with pytest.raises(Problem) as refused:
        refuse_weak(said)
    assert refused.value.code == "config.passphrase_weak"


@pytest.mark.parametrize("said", [PASSPHRASE, "पाँच शब्द जो साथ नहीं आते", "T7#kq!Zp04vXe_2mRw"])
def test_a_strong_passphrase_is_taken(said):
    refuse_weak(said)


def test_a_passphrase_is_read_from_a_file_without_its_line_end(tmp_path):
    (tmp_path / "p").write_text(PASSPHRASE + "\r\n")
    assert new_passphrase(tmp_path / "p") == PASSPHRASE


def test_letters_composed_differently_are_the_same_passphrase(tmp_path):
    (tmp_path / "one").write_text("caf\u00e9 lantern copper heron")
    (tmp_path / "two").write_text("cafe\u0301 lantern copper heron")
    assert new_passphrase(tmp_path / "one") == new_passphrase(tmp_path / "two")


def test_a_passphrase_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Problem) as refused:
        new_passphrase(tmp_path / "p")
    assert refused.value.code == "config.passphrase_unread"


def test_without_a_terminal_and_a_file_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE))
    with pytest.raises(Problem) as refused:
        known_passphrase(None, of="backup")
    assert refused.value.code == "config.passphrase_unasked"


def test_two_that_differ_on_the_terminal_are_refused(monkeypatch):
    said = iter((PASSPHRASE, PASSPHRASE + "s"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("hamrah.config.backup.passphrase._asked", lambda question: next(said))
    with pytest.raises(Problem) as refused:
        new_passphrase(None)
    assert refused.value.code == "config.passphrase_differs"
