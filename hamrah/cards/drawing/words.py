"""The printed words of a card in each language. Not here: anything of one card or one issuer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`language` is the two-letter code typst shapes and breaks lines by."""

    language: str
    title: str
    number: str
    valid_till: str
    born: str
    relation: str
    home: str
    trade: str
    genders: tuple[str, str, str]
    issuer_phone: str
    helpline: str
    to_check: str
    how_to_check: str
    what_it_is: str
    found: str


ENGLISH = Words(
    language="en",
    title="Worker's identity card",
    number="Card number",
    valid_till="Valid till",
    born="Born",
    relation="Relation",
    home="Home",
    trade="Work",
    genders=("Male", "Female", "Other"),
    issuer_phone="Issuer",
    helpline="Helpline",
    to_check="To check this card",
    how_to_check="Open this page and scan the code. After one visit it needs no network.",
    what_it_is="The holder is registered with the issuer. This is not a government document.",
    found="Found? Please call",
)

HINDI = Words(
    language="hi",
    title="श्रमिक पहचान पत्र",
    number="कार्ड संख्या",
    valid_till="तक मान्य",
    born="जन्म वर्ष",
    relation="संबंध",
    home="निवास",
    trade="काम",
    genders=("पुरुष", "महिला", "अन्य"),
    issuer_phone="कार्यालय",
    helpline="हेल्पलाइन",
    to_check="इस कार्ड की जाँच",
    how_to_check="यह पेज खोलें और कोड स्कैन करें। एक बार खोलने के बाद नेटवर्क नहीं चाहिए।",
    what_it_is="धारक इस संस्था में पंजीकृत है। यह सरकारी दस्तावेज़ नहीं है।",
    found="मिले तो फ़ोन करें",
)
