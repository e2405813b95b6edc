"""Separated text of any encoding and separator is read; what no machine can decode is refused in words."""

import pytest

from hamrah.ground.problem import Problem
from hamrah.imports.reading import open_book

LINES = [["नाम", "गाँव", "उम्र"], ["कालू", "कोटड़ा", "35"], ["हकरी", "", "२४"]]


def rows_of(content: bytes) -> list[tuple[int, list]]:
    return list(open_book(content).sheets[0].rows())


def written(separator: str = ";", lines=LINES, end: str = "\n") -> str:
    return "".join(separator.join(line) + end for line in lines)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_told_by_content(separator, end):
    rows = rows_of(written(separator, end=end).encode())
    assert rows == [(1, LINES[0]), (2, LINES[1]), (3, ["हकरी", None, "२४"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_told_with_or_without_mark(encoding):
    assert rows_of(written().encode(encoding))[1] == (2, LINES[1])


def test_windows_1252_is_read_as_latin():
    text = "Name;Village;Remarks\nJosé D’Souza;Vasna;“own phone” – café\n" + "Ramesh;Kotda;ok\n" * 5
    assert rows_of(text.encode("cp1252"))[1] == (2, ["José D’Souza", "Vasna", "“own phone” – café"])


def test_iscii_and_font_encodings_are_refused_in_words():
    iscii = bytes([0xC6, 0xDA, 0xCC, 0x3B, 0xAC, 0xD7, 0xE8, 0xCF, 0x0A]) * 50
    with pytest.raises(Problem) as caught:
        open_book(iscii)
    assert caught.value.code == "imports.legacy_encoding"


def test_text_for_a_kruti_dev_font_is_refused_in_words():
    with pytest.raises(Problem) as caught:
        open_book(b"uke;firk dk uke;xkao;mez\njes'k;lksgu;dksVM+k;35\n")
    assert caught.value.code == "imports.legacy_font"


def test_a_broken_letter_in_utf8_does_not_refuse_the_file():
    content = written(lines=LINES * 60).encode() + b"\xe0\xa4;x;1\n"
    rows = rows_of(content)
    assert rows[1] == (2, LINES[1])
    assert "\ufffd" in rows[-1][1][0]


def test_the_separator_may_be_named_in_the_first_line_which_keeps_its_number():
    assert rows_of(b"sep=|\nname|a,b,c\nx|1,2,3\n") == [(2, ["name", "a,b,c"]), (3, ["x", "1,2,3"])]


def test_quoted_cells_hold_separators_and_line_ends():
    rows = rows_of(b'name;note\n"Kalu; Ram";"two\nlines"\n"say ""ji""";x\n')
    assert rows[1:] == [(2, ["Kalu; Ram", "two\nlines"]), (3, ['say "ji"', "x"])]


def test_a_ditto_mark_opens_no_quotation():
    content = b'name;village;age\na;Kotda;20\nb;";21\nc;";22\nd;Jhadol;23\n'
    assert [cells[1] for _, cells in rows_of(content)] == ["village", "Kotda", '"', '"', "Jhadol"]


def test_a_quotation_mark_nobody_closed_spoils_its_own_line_only():
    content = b'name;village\n"Kalu;Kotda\n' + b"x;y\n" * 100
    rows = rows_of(content)
    assert rows[1] == (2, ['"Kalu', "Kotda"])
    assert len(rows) == 102


def test_blank_lines_are_counted_as_a_spreadsheet_counts_them():
    assert rows_of(b"a;b\n\n;\nc;d\n") == [(1, ["a", "b"]), (4, ["c", "d"])]


def test_a_file_of_one_column_is_read():
    assert rows_of("नाम\nकालू\n".encode()) == [(1, ["नाम"]), (2, ["कालू"])]
