"""Headings over where a worker comes from. Not here: which place a word means (places)."""

from hamrah.imports.columns import Column

VILLAGE = Column(
    "village",
    "text",
    {
        "en": (
            "village",
            "native village",
            "village name",
            "revenue village",
            "vill",
            "home village",
            "native place",
            "village/block",
        ),
        "hi": ("गाँव", "गांव", "ग्राम", "गाँव का नाम", "राजस्व ग्राम", "मूल गाँव", "ग्राम का नाम"),
        "gu": ("ગામ", "ગામનું નામ", "વતન", "મૂળ ગામ"),
        "mr": ("गाव", "गावाचे नाव", "मूळ गाव"),
        "or": ("ଗାଁ", "ଗ୍ରାମ", "ଗାଁର ନାମ", "ଗ୍ରାମର ନାମ"),
    },
    most=120,
)

VILLAGE_CODE = Column(
    "village_code",
    "code",
    {
        "en": ("village code", "lgd code", "lgd village code", "census code"),
        "hi": ("गाँव कोड", "ग्राम कोड", "एलजीडी कोड"),
        "gu": ("ગામ કોડ",),
        "mr": ("गाव कोड",),
        "or": ("ଗାଁ କୋଡ", "ଗ୍ରାମ କୋଡ"),
    },
    most=20,
)

HAMLET = Column(
    "hamlet",
    "text",
    {
        "en": ("hamlet", "phala", "mohalla", "tola", "locality", "street"),
        "hi": ("फला", "ढाणी", "मोहल्ला", "टोला", "मजरा", "बस्ती", "फलियाँ"),
        "gu": ("ફળિયું", "ફળીયું", "ફળિયા", "મહોલ્લો"),
        "mr": ("पाडा", "वाडी", "वस्ती", "पाडा/वस्ती"),
        "or": ("ପଡ଼ା", "ସାହି", "ପଡା"),
    },
    most=120,
)

PANCHAYAT = Column(
    "panchayat",
    "text",
    {
        "en": ("panchayat", "gram panchayat", "gp"),
        "hi": ("पंचायत", "ग्राम पंचायत", "ग्रा.पं."),
        "gu": ("પંચાયત", "ગ્રામ પંચાયત"),
        "mr": ("ग्रामपंचायत", "पंचायत"),
        "or": ("ପଞ୍ଚାୟତ", "ଗ୍ରାମ ପଞ୍ଚାୟତ"),
    },
    most=120,
)

BLOCK = Column(
    "block",
    "text",
    {
        "en": ("block", "tehsil", "taluka", "mandal", "native block", "sub district", "block/tehsil"),
        "hi": ("ब्लॉक", "खण्ड", "खंड", "तहसील", "पंचायत समिति", "विकासखण्ड", "प्रखंड", "ब्लाक"),
        "gu": ("તાલુકો", "બ્લોક", "તાલુકા"),
        "mr": ("तालुका", "ब्लॉक"),
        "or": ("ବ୍ଲକ", "ବ୍ଲକ୍", "ତହସିଲ"),
    },
    most=120,
)

DISTRICT = Column(
    "district",
    "text",
    {
        "en": ("district", "native dist", "dist", "native district", "distt", "home district", "dt"),
        "hi": ("ज़िला", "जिला", "जनपद", "मूल जिला"),
        "gu": ("જિલ્લો", "જીલ્લો", "જિલ્લા"),
        "mr": ("जिल्हा", "मूळ जिल्हा"),
        "or": ("ଜିଲ୍ଲା", "ଜିଲା"),
    },
    most=120,
)

STATE = Column(
    "state",
    "text",
    {
        "en": ("state", "native state", "home state"),
        "hi": ("राज्य", "प्रदेश", "मूल राज्य"),
        "gu": ("રાજ્ય",),
        "mr": ("राज्य",),
        "or": ("ରାଜ୍ୟ",),
    },
    most=60,
)
