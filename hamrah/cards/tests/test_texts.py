"""Texts of many codes, made here and by two processes. Not here: one text (test_payload.py)."""

from types import SimpleNamespace

import claim169
import pytest

from hamrah.cards.issuing import names_on_card
from hamrah.cards.rules.texts import Wish, text_of, texts_by_hands
from hamrah.cards.tests.cast import KEY, LONG_NAMES, SIGNER, card, photo, too_many_words
from hamrah.ground.problem import Problem

WORDY = dict(zip(("name", "native_name", "language"), LONG_NAMES[-1], strict=True)) | {"trade": "Carpenter"}


def wishes():
    kept = photo()
    return [
        Wish(card()),
        Wish(card(), kept.thumbnail_webp),
        Wish(card(**WORDY), kept.thumbnail_webp),
        Wish(card(**WORDY), jpeg=kept.jpeg),
    ]


def test_two_processes_make_the_texts_that_one_makes():
    wanted = wishes()
    here = [text_of(wish, SIGNER) for wish in wanted]
    assert [text for texts in texts_by_hands([wanted[:3], wanted[3:]], SIGNER) for text in texts] == here
    assert [text is None for text in here] == [False, False, True, False]
    read = [claim169.decode(text, verify_with_ed25519=KEY.public_key) for text in here if text]
    assert [one.claim169.photo is None for one in read] == [True, False, False]


def test_what_a_process_refuses_is_refused_with_its_reason():
    with pytest.raises(Problem) as refused:
        list(texts_by_hands([wishes()[:1], [Wish(too_many_words())]], SIGNER))
    assert refused.value.code == "cards.too_much_text"


@pytest.mark.parametrize(
    ("latin", "said"),
    [("Kanku " * 20 + "Bai", ("Kanku " * 20).strip()), ("a" * 124, "a" * 120), ("Kanku Bai", "Kanku Bai")],
)
def test_a_spelling_of_ours_longer_than_the_name_ends_after_a_word(latin, said):
    """Of 116 Tamil letters our Latin has 124, and no card could be signed."""
    assert names_on_card(SimpleNamespace(name="கங்கு", name_script="Taml", name_latin=latin))[0] == said
