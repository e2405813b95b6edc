"""A register's headings are understood in five languages."""

from datetime import date

import pytest

from hamrah.imports.rows import Row, read_register
from hamrah.people.columns import REGISTER

TODAY = date(2026, 11, 21)
FIELDS = ("register_number", "registered_on", "name", "relation_name", "age", "gender", "village", "block",
          "district", "state", "phone", "occupation")  # fmt: skip
HEADINGS = {
    "English": "Reg. No.;Date of Registration;Worker's Name;Father's / Husband's Name;Age (in years);Sex;"
    "Village;Block;District;State;Mobile No.;Nature of work",
    "Hindi": "पंजीयन संख्या;दिनांक;श्रमिक का नाम;पिता/पति का नाम;आयु (वर्ष);लिंग;गांव का नाम;तहसील;"
    "जिला;राज्य;मोबाइल नंबर;काम का प्रकार",
    "Gujarati": "નોંધણી નંબર;તારીખ;શ્રમિકનું નામ;પિતા/પતિનું નામ;ઉંમર (વર્ષ);સ્ત્રી/પુરુષ;ગામનું નામ;તાલુકો;"
    "જીલ્લો;રાજ્ય;મોબાઇલ નં.;કામનો પ્રકાર",
    "Marathi": "नोंदणी क्रमांक;दिनांक;कामगाराचे नाव;वडील/पतीचे नाव;वय (वर्षे);स्त्री/पुरुष;गावाचे नाव;तालुका;"
    "जिल्हा;राज्य;मोबाईल नं.;कामाचे स्वरूप",
    "Odia": "ପଞ୍ଜୀକରଣ ନମ୍ବର;ତାରିଖ;ଶ୍ରମିକଙ୍କ ନାମ;ପିତା/ସ୍ୱାମୀଙ୍କ ନାମ;ବୟସ (ବର୍ଷ);ଲିଙ୍ଗ;ଗ୍ରାମର ନାମ;ବ୍ଲକ୍;"
    "ଜିଲ୍ଲା;ରାଜ୍ୟ;ମୋବାଇଲ ନମ୍ବର;କାମର ପ୍ରକାର",
}  # fmt: skip
LINE = "RJ-12;05/03/2020;Kalu;S/o Hura;35;M;Mandwa;Kotda;Udaipur;Rajasthan;9876543210;masonry"


@pytest.mark.parametrize("language", HEADINGS)
def test_a_register_in_this_language_is_understood_without_a_question(language):
    read = read_register(f"{HEADINGS[language]}\n{LINE}\n".encode(), REGISTER, on=TODAY)
    assert [column.field for column in read.plan.sheets[0].columns] == list(FIELDS)
    assert read.plan.unclear() == []


def test_what_a_row_gives():
    row = next(iter(read_register(f"{HEADINGS['Hindi']}\n{LINE}\n".encode(), REGISTER, on=TODAY)))
    assert isinstance(row, Row)
    assert row.values == {
        "register_number": "RJ-12",
        "registered_on": date(2020, 3, 5),
        "registered_precision": "day",
        "name": "Kalu",
        "relation": "father",
        "relation_name": "Hura",
        "age": 35,
        "age_known": "exact",
        "gender": "M",
        "village": "Mandwa",
        "block": "Kotda",
        "district": "Udaipur",
        "state": "Rajasthan",
        "phones": (("9876543210", "unknown"),),
        "occupation": "masonry",
    }


@pytest.mark.parametrize(("cell", "field"), [("महिला", "gender"), ("भील", "never_kept")])
def test_jati_over_genders_is_gender_and_over_castes_is_never_kept(cell, field):
    content = ("नाम;जाति;गाँव\n" + f"कालू;{cell};कोटड़ा\n" * 5).encode()
    columns = read_register(content, REGISTER, on=TODAY).plan.sheets[0].columns
    assert columns[1].field == field


@pytest.mark.parametrize("heading", ["आधार नं.", "Aadhar No", "આધાર નંબર", "ଆଧାର ନମ୍ବର", "Religion", "धर्म"])
def test_aadhaar_and_religion_columns_are_never_kept(heading):
    content = f"Name;{heading};Village\nKalu;x;Kotda\n".encode()
    columns = read_register(content, REGISTER, on=TODAY).plan.sheets[0].columns
    assert columns[1].field == "never_kept"


def test_every_field_of_the_register_has_headings_in_five_languages():
    lacking = {
        column.name for column in REGISTER.columns if set(column.words) != {"en", "hi", "gu", "mr", "or"}
    }
    assert lacking == set()


def test_numbers_of_other_papers_are_neither_kept_nor_mistaken_for_aadhaar():
    content = b"Name;Village;Ration Card No\nKalu;Kotda;234567890124\n"
    rows = list(read_register(content, REGISTER, on=TODAY))
    assert [row.values for row in rows if isinstance(row, Row)] == [{"name": "Kalu", "village": "Kotda"}]


def test_headings_in_two_languages_are_understood():
    content = "Name नाम;Village / गाँव;उम्र (Age);मोबाइल Mobile\nKalu;Kotda;30;9876543210\n".encode()
    columns = read_register(content, REGISTER, on=TODAY).plan.sheets[0].columns
    assert [column.field for column in columns] == ["name", "village", "age", "phone"]
    assert all(column.confidence >= 0.7 for column in columns)


@pytest.mark.parametrize(
    ("cell", "grade"), [("कुशल", "skilled"), ("Semi-skilled", "semi"), ("અકુશળ", "unskilled")]
)
def test_skill_grades_are_read_in_words(cell, grade):
    content = f"Name;Village;Skill\nKalu;Kotda;{cell}\n".encode()
    row = next(iter(read_register(content, REGISTER, on=TODAY)))
    assert isinstance(row, Row)
    assert row.values["skill_grade"] == grade


def test_no_text_is_longer_than_the_register_keeps():
    longest = {
        column.name: column.most for column in REGISTER.columns if column.kind in ("text", "name", "code")
    }
    kept = {
        "name": 120,
        "village": 120,
        "hamlet": 120,
        "district": 120,
        "state": 60,
        "occupation": 60,
        "sector": 40,
    }
    assert all(longest[name] <= most for name, most in (kept | {"register_number": 40}).items())
