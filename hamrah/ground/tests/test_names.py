"""Names in ten scripts: shared vectors in Python and Node, what holds of any word, recall on real pairs.

Not here: speed, full figures and baselines (bench/keys.py).
"""

import json
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.ground.names import is_filler, keys, latin, plain_words, script_of, sounds, words
from hamrah.ground.names.table import RULES, rewriting
from tests.node import node_or_skip

from .name_pairs import NAMES, pairs_of, share_found
from .name_vectors import BLOCKS, VECTORS, vector

# Letters that every block has and no script reads in its own way.
SHARED_LETTERS = "कगचजडनपबमरलसह"
SHARED_SIGNS = ["", "ा", "ि", "ी", "ु", "े", "ो", "्"]

devanagari = st.lists(
    st.tuples(st.sampled_from(SHARED_LETTERS), st.sampled_from(SHARED_SIGNS)), min_size=1, max_size=6
).map(lambda syllables: "".join(letter + sign for letter, sign in syllables))
anything = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xDFF), max_size=24)


def in_block(word: str, block: int) -> str:
    return "".join(chr(block + ord(letter) - 0x0900) for letter in word)


@pytest.mark.parametrize("expected", json.loads(VECTORS.read_text("utf-8")), ids=lambda row: row["said"])
def test_python_makes_of_each_name_what_the_vectors_say(expected):
    assert vector(expected["said"]) == expected


def test_javascript_makes_of_each_name_what_the_vectors_say():
    node = node_or_skip()
    script = Path(__file__).with_name("names_vectors.mjs")
    ran = subprocess.run([node, script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "spellings",
    [
        "लक्ष्मण लछमन લક્ષ્મણ ଲକ୍ଷ୍ମଣ లక్ష్మణ్ Lakshman Laxman Lachhman LAKSMAN",
        "सन्तोष संतोष সন্তোষ ਸੰਤੋਸ਼ ସନ୍ତୋଷ సంతోష్ ಸಂತೋಷ್ Santosh Santhosh",
        "यशोदा যশোদা ଯଶୋଦା Yashoda Jashoda Josoda Jashodaa",
        "वीरेन्द्र बीरेन्द्र वीरेंद्र Virendra Birendra Veerender",
        "ज्ञानेश्वर Gyaneshwar Dnyaneshwar Jnaneshwar",
        "राठौड़ રાઠોડ Rathod Rathore Raathor",
        "चौधरी Choudhary Chowdhury Chaudhri",
        "अनवर আনোয়ার Anwar Anvar Anbar",
        "आयशा Ayesha Aaysha Aisha",
        "मुरुगन முருகன் Murugan",
        "नूरजहाँ Noorjahan Nurjaha",
    ],
)
def test_the_ways_a_name_is_written_all_share_a_key_with_the_first(spellings):
    first, *others = spellings.split()
    assert [other for other in others if not {*keys(first)} & {*keys(other)}] == []


@given(devanagari)
def test_a_word_has_one_first_key_in_every_brahmic_script(word):
    assert {keys(in_block(word, block))[:1] for block in BLOCKS} == {keys(word)[:1]}


@given(anything)
def test_composed_and_decomposed_text_have_the_same_keys(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert (keys(composed), sounds(composed)) == (keys(decomposed), sounds(decomposed))


@given(anything)
def test_any_text_falls_into_words_that_fall_no_further(text):
    assert words(" ".join(words(text))) == words(text)


@given(anything)
def test_no_word_has_the_same_key_twice_or_an_empty_one(text):
    found = keys(text)
    assert len({*found, ""}) == len(found) + 1


@given(devanagari, devanagari)
def test_a_zero_width_joiner_changes_nothing(first, second):
    assert keys(first + "\u200d" + second) == keys(first + second)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("श्री रामलाल मीणा", ["रामलाल", "मीणा"]),
        ("स्व. मोहन", ["मोहन"]),
        ("Late Shri Hari Ram", ["Hari", "Ram"]),
        ("Smt. GITA-BEN", ["GITA"]),
        ("Ramji S/o Devaji", ["Ram", "Deva"]),
        ("રમેશભાઈ વસાવા", ["રમેશ", "વસાવા"]),
        ("మో. రామ్ కుమార్", ["రామ్", "కుమార్"]),
        ("Ruben", ["Ruben"]),
        ("मो0 सलीम", ["सलीम"]),
        ("Rameshbhaee Jee", ["Ramesh"]),
        ("મમતાબૈન", ["મમતા"]),
        ("Md. Salim", ["Md", "Salim"]),
        ("Mr.", ["Mr"]),
        ("", []),
    ],
)
def test_plain_words_drop_honorifics_and_suffixes_of_respect(said, plain):
    assert plain_words(said) == plain


def test_digits_of_any_script_part_words():
    assert words("राम२लाल ರಾಮ೨ Ram2") == ["राम", "लाल", "ರಾಮ", "Ram"]


@pytest.mark.parametrize(
    "word",
    ["कुमार", "Kumaar", "KUMAR", "કુમાર", "కుమార్", "ਸਿੰਘ", "Singh", "Sinh", "লাল", "ଦେବୀ", "Devi", "राम", "Bai"],
)
def test_a_filler_is_one_in_any_script(word):
    assert is_filler(word)


@pytest.mark.parametrize("word", ["रमेश", "Ramesh", "Kamal", "Rama", "ગીતા", "देवकी"])
def test_a_name_proper_is_no_filler(word):
    assert not is_filler(word)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("२ राम", "Deva"),
        ("গীতা", "Beng"),
        ("ਗੀਤਾ", "Guru"),
        ("ગીતા", "Gujr"),
        ("ଗୀତା", "Orya"),
        ("கீதா", "Taml"),
        ("గీతా", "Telu"),
        ("ಗೀತಾ", "Knda"),
        ("ഗീത", "Mlym"),
        ("1. Gita", "Latn"),
        ("عمر", "Zyyy"),
        ("12", "Zyyy"),
    ],
)
def test_the_script_is_that_of_the_first_letter(text, script):
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("लक्ष्मण सिंह", "Lakshman Singh"),
        ("अमरनाथ", "Amarnath"),
        ("राजेन्द्र", "Rajendra"),
        ("કમલા", "Kamla"),
        ("నాగరాజు", "Nagaraju"),
        ("ਹਰਪ੍ਰੀਤ", "Harprit"),
        ("RAMJI", "Ramji"),
        ("ज्ञान", "Gyan"),
    ],
)
def test_a_latin_spelling_reads_as_people_write_it(said, shown):
    assert latin(said) == shown


@pytest.mark.parametrize(
    "clusters", [RULES["latin_clusters"], RULES["sound"]["clusters"]], ids=["latin_clusters", "sound"]
)
def test_no_two_rules_of_one_pass_share_their_letters(clusters):
    rewritten = {rewriting([[pattern, give]])(pattern) for pattern, give in clusters if pattern.isalpha()}
    plain = [pattern.replace("^", "").split("(")[0] for pattern, _ in clusters]
    assert rewritten and len(plain) == len(set(plain))


# Every row (native, Latin) of the file counts once; a row is found when the two words share any key.
@pytest.mark.parametrize(
    ("lexicon", "least"),
    [("parlikar", 0.985)]
    + [(f"dakshina.{language}.dev", 0.945) for language in ("hi", "mr", "gu", "pa", "te", "kn")]
    + [("dakshina.bn.dev", 0.90), ("aksharantar.or.valid", 0.90)],
)
def test_two_ways_people_wrote_one_word_share_a_key(lexicon, least):
    if not NAMES.is_dir():
        pytest.skip("no files of real spellings: set HAMRAH_SHARED")
    assert share_found(keys, pairs_of(lexicon)) >= least
