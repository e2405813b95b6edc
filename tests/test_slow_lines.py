"""What is sent is here whole before it is answered, and half of it is never taken for all. Not here: a served
house (test_serving.py).
"""

import io

import pytest

from hamrah.config.slow_lines import IN_MEMORY_BYTES, MOST_BYTES, whole_first
from hamrah.imports.reading.book import MOST_BYTES as LARGEST_SHEET


def asked(said: bytes, length: int | str) -> tuple[str, bytes, list[bytes]]:
    """The status, the answer, and what the application was given, of a request that says it is so long."""
    given, told = [], []

    def application(environ, start_response):
        given.append(environ["wsgi.input"].read())
        start_response("200 OK", [])
        return [b"done"]

    environ = {"CONTENT_LENGTH": length, "wsgi.input": io.BytesIO(said)}
    answer = whole_first(application, hands=1)(environ, lambda status, headers: told.append(status))
    return told[0], b"".join(answer), given


@pytest.mark.parametrize("size", [1, 70_000, IN_MEMORY_BYTES + 1])
def test_all_that_was_sent_is_given_on(size):
    said = bytes(number % 251 for number in range(size))
    assert asked(said, str(size)) == ("200 OK", b"done", [said])


def test_of_half_a_form_nothing_is_taken():
    status, answer, given = asked(b"name=Kanku&village_said=Go", "40")
    assert status == "400 Bad Request"
    assert b"Nothing was kept" in answer
    assert given == []


def test_what_is_larger_than_anything_taken_is_not_even_read():
    assert MOST_BYTES > LARGEST_SHEET
    status, answer, given = asked(b"x", str(MOST_BYTES + 1))
    assert status.startswith("413")
    assert b"200 MB" in answer
    assert given == []


@pytest.mark.parametrize("length", ["", "0", "-1", "many"])
def test_what_says_no_length_is_left_to_the_pages(length):
    assert asked(b"", length) == ("200 OK", b"done", [b""])
