"""Headings over who a worker is: number, day, name, relation, age, gender. Not here: places, work."""

from hamrah.imports.columns import Column

REGISTER_NUMBER = Column(
    "register_number",
    "code",
    {
        "en": (
            "register number",
            "reg no",
            "registration no",
            "registration number",
            "regn no",
            "form no",
            "id",
            "worker id",
            "card no",
        ),
        "hi": (
            "पंजीयन संख्या",
            "पंजीयन क्रमांक",
            "पंजीकरण संख्या",
            "पंजीकरण क्रमांक",
            "रजिस्टर नंबर",
            "पंजीयन नं",
            "कार्ड नं",
            "फॉर्म नंबर",
        ),
        "gu": ("નોંધણી નંબર", "નોંધણી ક્રમાંક", "રજીસ્ટર નંબર", "કાર્ડ નંબર"),
        "mr": ("नोंदणी क्रमांक", "नोंदणी नं", "नोंदणी क्र", "कार्ड क्रमांक"),
        "or": ("ପଞ୍ଜୀକରଣ ସଂଖ୍ୟା", "ପଞ୍ଜିକରଣ ନଂ", "ପଞ୍ଜୀକରଣ ନମ୍ବର", "କାର୍ଡ ନମ୍ବର"),
    },
    most=40,
    ditto=False,
)

REGISTERED_ON = Column(
    "registered_on",
    "date",
    {
        "en": (
            "date",
            "date of reg",
            "date of registration",
            "reg date",
            "registration date",
            "dt",
            "registered on",
            "dated",
            "day",
        ),
        "hi": ("दिनांक", "पंजीयन दिनांक", "पंजीकरण दिनांक", "पंजीयन तिथि", "पंजीकरण तिथि", "तारीख", "तिथि", "दि."),
        "gu": ("તારીખ", "નોંધણી તારીખ", "નોંધણીની તારીખ", "તા."),
        "mr": ("दिनांक", "नोंदणी दिनांक", "नोंदणी तारीख", "तारीख"),
        "or": ("ତାରିଖ", "ପଞ୍ଜୀକରଣ ତାରିଖ", "ପଞ୍ଜିକରଣ ତାରିଖ", "ତା"),
    },
)

NAME = Column(
    "name",
    "name",
    {
        "en": (
            "name",
            "name of worker",
            "worker",
            "worker name",
            "workers name",
            "full name",
            "labour name",
            "name of labour",
            "migrant name",
            "name of migrant",
        ),
        "hi": (
            "नाम",
            "श्रमिक का नाम",
            "मज़दूर का नाम",
            "कामगार का नाम",
            "प्रवासी का नाम",
            "पूरा नाम",
            "श्रमिक नाम",
            "श्रमिक",
            "प्रवासी श्रमिक का नाम",
            "हिताधिकारी का नाम",
        ),
        "gu": ("નામ", "શ્રમિકનું નામ", "કામદારનું નામ", "મજૂરનું નામ", "પૂરું નામ", "શ્રમિક"),
        "mr": ("नाव", "कामगाराचे नाव", "मजुराचे नाव", "पूर्ण नाव", "श्रमिकाचे नाव", "संपूर्ण नाव"),
        "or": ("ନାମ", "ନାଁ", "ଶ୍ରମିକଙ୍କ ନାମ", "ଶ୍ରମିକର ନାମ", "ପୂରା ନାମ"),
    },
    required=True,
    most=120,
    ditto=False,
)

KNOWN_AS = Column(
    "known_as",
    "known_as",
    {
        "en": ("known as", "alias", "nickname", "nick name", "also known as", "aka", "other name"),
        "hi": ("उर्फ", "उपनाम", "बोलता नाम", "घर का नाम", "प्रचलित नाम"),
        "gu": ("ઉર્ફે", "હુલામણું નામ", "ઉપનામ"),
        "mr": ("उर्फ", "टोपणनाव", "टोपण नाव"),
        "or": ("ଡାକନାମ", "ଡାକ ନାମ", "ଓରଫ"),
    },
    most=120,
    ditto=False,
)

RELATION_NAME = Column(
    "relation_name",
    "relation",
    {
        "en": (
            "father/husband",
            "father / husband name",
            "father/husbands name",
            "father or husband",
            "father's/husband's name",
            "s/o, d/o, w/o",
            "s/o",
            "s/o d/o w/o",
            "c/o",
            "s/w/d of",
            "so/do/wo",
            "relation name",
            "guardian",
            "guardian name",
        ),
        "hi": (
            "पिता / पति का नाम",
            "पिता/पति",
            "पिता या पति का नाम",
            "पति/पिता का नाम",
            "पिता/पति/माता का नाम",
            "अभिभावक का नाम",
            "पिता/पति नाम",
        ),
        "gu": ("પિતા/પતિનું નામ", "પિતા/પતિ", "પિતા અથવા પતિનું નામ", "પતિ/પિતાનું નામ", "વાલીનું નામ"),
        "mr": ("वडील/पतीचे नाव", "वडिलांचे/पतीचे नाव", "पिता/पतीचे नाव", "पालकाचे नाव"),
        "or": ("ପିତା/ସ୍ୱାମୀଙ୍କ ନାମ", "ପିତା/ସ୍ୱାମୀ", "ବାପା/ସ୍ୱାମୀଙ୍କ ନାମ"),
    },
    most=120,
)

FATHER = Column(
    "father",
    "relation",
    {
        "en": ("father", "father name", "fathers name", "father's name", "name of father"),
        "hi": ("पिता", "पिता का नाम", "पिता नाम", "बाप का नाम"),
        "gu": ("પિતા", "પિતાનું નામ"),
        "mr": ("वडील", "वडिलांचे नाव", "पित्याचे नाव"),
        "or": ("ପିତା", "ପିତାଙ୍କ ନାମ", "ବାପାଙ୍କ ନାମ"),
    },
    most=120,
    fixed={"relation": "father"},
)

HUSBAND = Column(
    "husband",
    "relation",
    {
        "en": ("husband", "husband name", "husbands name", "husband's name", "name of husband", "spouse"),
        "hi": ("पति", "पति का नाम"),
        "gu": ("પતિ", "પતિનું નામ"),
        "mr": ("पती", "पतीचे नाव"),
        "or": ("ସ୍ୱାମୀ", "ସ୍ୱାମୀଙ୍କ ନାମ"),
    },
    most=120,
    fixed={"relation": "husband"},
)

MOTHER = Column(
    "mother",
    "relation",
    {
        "en": ("mother", "mother name", "mothers name", "mother's name"),
        "hi": ("माता", "माता का नाम", "माँ का नाम"),
        "gu": ("માતા", "માતાનું નામ"),
        "mr": ("आई", "आईचे नाव"),
        "or": ("ମାତା", "ମାତାଙ୍କ ନାମ"),
    },
    most=120,
    fixed={"relation": "mother"},
)

AGE = Column(
    "age",
    "age",
    {
        "en": ("age", "age (approx)", "age in years", "age yrs", "approx age"),
        "hi": ("उम्र", "आयु", "उम्र (वर्ष)", "आयु वर्ष", "अवस्था"),
        "gu": ("ઉંમર", "ઉમર", "વય", "આયુ"),
        "mr": ("वय", "वय वर्षे"),
        "or": ("ବୟସ", "ବୟସ (ବର୍ଷ)"),
    },
)

BORN = Column(
    "born_on",
    "born",
    {
        "en": ("birth year", "year of birth", "yob", "dob", "date of birth", "birth date"),
        "hi": ("जन्म वर्ष", "जन्म तिथि", "जन्मतिथि", "जन्म दिनांक", "जन्म तारीख"),
        "gu": ("જન્મ વર્ષ", "જન્મ તારીખ", "જન્મતારીખ"),
        "mr": ("जन्म वर्ष", "जन्मतारीख", "जन्म तारीख", "जन्म दिनांक"),
        "or": ("ଜନ୍ମ ବର୍ଷ", "ଜନ୍ମ ତାରିଖ"),
    },
)

GENDER = Column(
    "gender",
    "gender",
    {
        "en": ("gender", "sex", "m/f", "male/female", "m / f / o", "gen"),
        "hi": ("लिंग", "पु/म", "महिला/पुरुष", "पुरुष/महिला", "म/पु", "स्त्री/पुरुष", "जाति"),
        "gu": ("જાતિ", "લિંગ", "સ્ત્રી/પુરુષ", "પુ/સ્ત્રી"),
        "mr": ("लिंग", "स्त्री/पुरुष", "पु/स्त्री"),
        "or": ("ଲିଙ୍ଗ", "ପୁ/ସ୍ତ୍ରୀ", "ମହିଳା/ପୁରୁଷ"),
    },
)
