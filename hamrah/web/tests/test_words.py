"""The catalogue against the field's glossary: spoken words, and nothing left unsaid."""

from pathlib import Path

import pytest

from checks.translations import catalogues, complaints
from hamrah.config.words import read_words

# The words field staff use, from the house's glossary; a translation of the left must hold the right.
GLOSSARY = {
    "Village": "गाँव",
    "District": "ज़िला",
    "Household": "घर-परिवार",
    "Consent": "सहमति",
    "Photo card": "फोटो पहचान पत्र",
    "Card number": "कार्ड संख्या",
    "Register": "पंजीयन",
    "Phone": "फ़ोन",
    "Age": "उम्र",
    "Witness": "गवाह",
    "Signature": "हस्ताक्षर",
    "Thumb print": "अंगूठा",
    "Contractor": "ठेकेदार",
    "Labour stand (naka)": "नाका",
    "Worksite": "साइट",
    "Unskilled": "अकुशल",
    "Skilled": "कुशल",
    "Advance (peshgi), in rupees": "पेशगी",
    "Wage, in rupees": "मज़दूरी",
    "With a gang": "टोली",
    "Came back": "वापस आए",
    "Tribe or caste": "जनजाति",
    "Union membership": "यूनियन",
}


@pytest.mark.parametrize(("english", "word"), GLOSSARY.items())
def test_hindi_uses_the_words_of_the_field(english, word):
    (hindi,) = [po for po in catalogues() if po.parent.parent.name == "hi"]
    assert word in read_words(hindi).get(english).string


def test_whole_languages_say_every_sentence_and_all_keep_its_placeholders():
    assert complaints() == []


def test_there_is_a_catalogue_to_say_it_in():
    assert "hi" in [Path(po).parent.parent.name for po in catalogues()]
