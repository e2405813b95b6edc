"""Headings over phone, work, papers and notes, and over what is never kept. Not here: who, where."""

from hamrah.imports.columns import Column
from hamrah.people.rules.registration import LONGEST_NOTE

PHONE = Column(
    "phone",
    "phone",
    {
        "en": (
            "phone",
            "mobile",
            "mob no",
            "phone number",
            "contact",
            "mobile no",
            "mobile number",
            "contact no",
            "contact number",
            "phone no",
            "cell",
            "telephone",
            "whatsapp",
            "alternate phone",
            "phone 1",
            "phone 2",
            "mobile 1",
            "mobile 2",
        ),
        "hi": (
            "मोबाइल नं.",
            "मोबाइल",
            "फोन",
            "फ़ोन",
            "मोबाइल नंबर",
            "फोन नंबर",
            "सम्पर्क",
            "संपर्क नंबर",
            "दूरभाष",
            "मो.",
            "मो. नं.",
            "व्हाट्सएप नंबर",
        ),
        "gu": ("ફોન", "મોબાઇલ", "મોબાઈલ", "ફોન નંબર", "મોબાઇલ નંબર", "મોબાઈલ નંબર", "સંપર્ક", "મો."),
        "mr": ("मोबाईल", "मोबाईल क्रमांक", "फोन", "फोन नंबर", "संपर्क क्रमांक", "मोबाईल नं", "दूरध्वनी"),
        "or": ("ଫୋନ", "ମୋବାଇଲ", "ଫୋନ ନମ୍ବର", "ମୋବାଇଲ ନମ୍ବର", "ଯୋଗାଯୋଗ"),
    },
    most=200,
    many=True,
)

OCCUPATION = Column(
    "occupation",
    "text",
    {
        "en": ("work", "trade", "occupation", "job", "type of work", "nature of work", "kind of work"),
        "hi": ("काम", "पेशा", "व्यवसाय", "कार्य", "काम का प्रकार", "काम धंधा"),
        "gu": ("કામ", "ધંધો", "વ્યવસાય", "કામનો પ્રકાર"),
        "mr": ("काम", "व्यवसाय", "कामाचा प्रकार", "कामाचे स्वरूप"),
        "or": ("କାମ", "ବୃତ୍ତି", "କାର୍ଯ୍ୟ", "କାମର ପ୍ରକାର"),
    },
    most=60,
)

SECTOR = Column(
    "sector",
    "text",
    {
        "en": ("sector", "industry"),
        "hi": ("क्षेत्र", "उद्योग", "सेक्टर"),
        "gu": ("ક્ષેત્ર", "ઉદ્યોગ"),
        "mr": ("क्षेत्र", "उद्योग"),
        "or": ("କ୍ଷେତ୍ର", "ଶିଳ୍ପ"),
    },
    most=40,
)

SKILL = Column(
    "skill_grade",
    "choice",
    {
        "en": ("skill", "skill level", "skill grade", "skilled/unskilled"),
        "hi": ("कौशल", "हुनर", "कुशल/अकुशल", "दक्षता"),
        "gu": ("કૌશલ્ય", "કુશળતા", "કુશળ/અકુશળ"),
        "mr": ("कौशल्य", "कुशल/अकुशल"),
        "or": ("ଦକ୍ଷତା", "କୌଶଳ"),
    },
    most=120,
    choices={
        "unskilled": ("us", "अकुशल", "અકુશળ", "ଅକୁଶଳୀ", "ଅଦକ୍ଷ"),
        "semi": ("semi skilled", "ss", "अर्धकुशल", "अर्द्धकुशल", "અર્ધકુશળ", "ଅର୍ଦ୍ଧକୁଶଳୀ", "ଅର୍ଦ୍ଧଦକ୍ଷ"),
        "skilled": ("s", "कुशल", "કુશળ", "କୁଶଳୀ", "ଦକ୍ଷ"),
        "high": ("highly skilled", "hs", "उच्च कुशल", "अति कुशल", "अतिकुशल", "ઉચ્ચ કુશળ", "ଉଚ୍ଚକୁଶଳୀ"),
    },
)
ESHRAM = Column(
    "eshram_number",
    "eshram",
    {
        "en": ("e-shram", "eshram", "uan", "e-shram no", "e shram number", "e-shram card no", "eshram uan"),
        "hi": ("ई-श्रम", "ई-श्रम नंबर", "ई श्रम कार्ड", "ई-श्रम कार्ड नं", "यूएएन"),
        "gu": ("ઈ-શ્રમ", "ઇ-શ્રમ", "ઈ-શ્રમ નંબર", "ઈ-શ્રમ કાર્ડ"),
        "mr": ("ई-श्रम", "ई-श्रम क्रमांक", "ई-श्रम कार्ड"),
        "or": ("ଇ-ଶ୍ରମ", "ଇ-ଶ୍ରମ ନମ୍ବର", "ଇ-ଶ୍ରମ କାର୍ଡ"),
    },
    most=40,
    ditto=False,
)

NOTE = Column(
    "note",
    "text",
    {
        "en": ("remarks", "remark", "note", "notes", "comments", "comment"),
        "hi": ("टिप्पणी", "विशेष", "विवरण", "रिमार्क", "विशेष विवरण", "नोट"),
        "gu": ("નોંધ", "રિમાર્ક", "વિશેષ નોંધ"),
        "mr": ("शेरा", "टिप्पणी", "टीप"),
        "or": ("ମନ୍ତବ୍ୟ", "ଟିପ୍ପଣୀ"),
    },
    most=LONGEST_NOTE,
)

# Looked at only to refuse an Aadhaar number: Hamrah keeps no Aadhaar number, no religion, and caste only
# where a programme asks for it.
NEVER_KEPT = Column(
    "never_kept",
    "never",
    {
        "en": (
            "aadhaar",
            "aadhar",
            "aadhaar no",
            "aadhar no",
            "aadhaar number",
            "uid",
            "religion",
            "caste",
            "category",
        ),
        "hi": ("आधार", "आधार नंबर", "आधार संख्या", "आधार नं", "आधार कार्ड नं", "धर्म", "जाति", "वर्ग"),
        "gu": ("આધાર", "આધાર નંબર", "આધાર કાર્ડ નંબર", "ધર્મ", "જ્ઞાતિ"),
        "mr": ("आधार", "आधार क्रमांक", "धर्म", "जात", "प्रवर्ग"),
        "or": ("ଆଧାର", "ଆଧାର ନମ୍ବର", "ଧର୍ମ", "ଜାତି"),
    },
    many=True,
)
# Numbers of papers: seen or not is asked elsewhere, the numbers themselves are not kept.
OTHER_NUMBERS = Column(
    "other_numbers",
    "skip",
    {
        "en": (
            "bank account",
            "bank account no",
            "account no",
            "a/c no",
            "ifsc",
            "ifsc code",
            "bank name",
            "ration card",
            "ration card no",
            "job card no",
            "voter id",
            "epic no",
            "pan",
            "bocw no",
            "bhamashah no",
            "jan aadhaar",
        ),
        "hi": (
            "बैंक खाता",
            "खाता संख्या",
            "बैंक खाता संख्या",
            "बैंक का नाम",
            "आईएफएससी",
            "राशन कार्ड",
            "राशन कार्ड नं",
            "जॉब कार्ड नं",
            "मतदाता पहचान पत्र",
            "वोटर आईडी",
            "जन आधार",
            "भामाशाह कार्ड",
        ),
        "gu": ("બેંક ખાતા નંબર", "ખાતા નંબર", "રેશન કાર્ડ નંબર", "ચૂંટણી કાર્ડ નંબર", "જોબ કાર્ડ નંબર"),
        "mr": ("बँक खाते क्रमांक", "खाते क्रमांक", "रेशन कार्ड क्रमांक", "मतदार ओळखपत्र", "जॉब कार्ड क्रमांक"),
        "or": ("ବ୍ୟାଙ୍କ ଖାତା ନମ୍ବର", "ରାସନ କାର୍ଡ ନମ୍ବର", "ଭୋଟର କାର୍ଡ ନମ୍ବର", "ଜବ କାର୍ଡ ନମ୍ବର"),
    },
    many=True,
)
