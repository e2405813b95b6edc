"""The catalogue against the field's glossary: spoken words, and nothing left unsaid."""

import re
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

# Wherever the left is spoken of in English, one of the right is said in Hindi: the house's own terms.
TERMS = {
    r"(?<!health )workers?": "श्रमिक|मज़दूर",
    r"households?": "घर-परिवार",
    r"consents?": "सहमति",
    r"villages?": "गाँव",
    r"district": "ज़िल",
    r"contractor": "ठेकेदार",
    r"witness": "गवाह",
    r"signature": "हस्ताक्षर",
    r"thumb": "अंगूठ",
    r"phones?": "फ़ोन",
    r"stamp(ed)?": "मुहर",
    r"wage": "मज़दूरी|दिहाड़ी",
    r"age": "उम्र",
    r"centre": "केन्द्र",
    r"coordinators?": "समन्वयक",
    r"attest(ed)?": "सत्यापन|सत्यापित|प्रमाणित",
    r"complaints?": "शिकायत",
    r"rights": "हक़|अधिकार",
    r"employer": "मालिक|नियोक्ता|काम देने वाल",
}
# Words of offices and of machines that nobody speaks at the desk; on the right what is said instead.
BOOKISH = {
    "पंजीकरण": "पंजीयन", "रजिस्ट्रेशन": "पंजीयन", "आयु": "उम्र", "जनपद": "ज़िला", "जिला": "ज़िला", "गांव": "गाँव",
    "मजदूर": "मज़दूर", "फोन": "फ़ोन", "दूरभाष": "फ़ोन", "मोहर": "मुहर", "साक्षी": "गवाह", "सम्मति": "सहमति",
    "परिचय पत्र": "पहचान पत्र", "पारिश्रमिक": "मज़दूरी", "कुटुंब": "परिवार", "प्रविष्टि": "लाइन", "अभिलेख": "रिकॉर्ड",
    "त्रुटि": "ग़लती", "अमान्य": "ग़लत", "विलोपित": "मिटाया", "प्रेषित": "भेजा", "प्रयोक्ता": "यूज़रनेम",
    "कूटशब्द": "पासवर्ड", "संगणक": "कंप्यूटर", "निरस्त": "रद्द", "चयन": "चुनना", "समाप्त": "पूरा", "अनुरोध": "माँग",
    "आवश्यक": "ज़रूरी", "उपलब्ध": "मिलता", "यदि": "अगर", "एवं": "और", "हेतु": "के लिए",
    "द्वारा": "ने", "दिनांक": "तारीख़", "उपयोगकर्ता": "यूज़रनेम",
}  # fmt: skip
# What office lists are headed with may be quoted.
QUOTED = "'"


@pytest.mark.parametrize(("english", "word"), GLOSSARY.items())
def test_hindi_uses_the_words_of_the_field(english, word):
    (hindi,) = [po for po in catalogues() if po.parent.parent.name == "hi"]
    assert word in read_words(hindi).get(english).string


def hindi_of_the_house() -> list[tuple[str, str]]:
    (hindi,) = [po for po in catalogues() if po.parent.parent.name == "hi"]
    said = []
    for message in read_words(hindi):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if english[0] and not message.locations[0][0].startswith("django/"):
            said.append((english[0], " ".join(texts)))
    return said


@pytest.mark.parametrize(("english", "word"), TERMS.items())
def test_a_term_of_the_field_is_said_wherever_it_is_meant(english, word):
    meant = re.compile(rf"(?<![\w%(-]){english}(?![\w)-])", re.IGNORECASE)
    other = [(e, h) for e, h in hindi_of_the_house() if meant.search(e) and not re.search(word, h)]
    assert other == []


@pytest.mark.parametrize(("bookish", "spoken"), BOOKISH.items())
def test_no_word_of_offices_is_used_where_people_say_another(bookish, spoken):
    whole = re.compile(rf"(?<![\u0900-\u097f{QUOTED}]){bookish}(?![\u0900-\u0903\u093a-\u094d])")
    assert [h for _e, h in hindi_of_the_house() if whole.search(h)] == [], f"say {spoken}"


def test_whole_languages_say_every_sentence_and_all_keep_its_placeholders():
    assert complaints() == []


def test_there_is_a_catalogue_to_say_it_in():
    assert "hi" in [Path(po).parent.parent.name for po in catalogues()]
