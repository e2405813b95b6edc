"""What a register of workers holds, and the headings offices write over it. Not here: reading any cell.

Headings in English, Hindi, Gujarati, Marathi and Odia, as the field papers and offices' sheets have them.
"""

from hamrah.imports.columns import PAPER_ONLY, SERIAL, Column, Importable

REGISTER_NUMBER = Column(
    "register_number",
    "code",
    {
        "en": ("register number", "reg no", "registration no", "registration number", "regn no", "form no", "id", "worker id", "card no"),
        "hi": ("पंजीयन संख्या", "पंजीयन क्रमांक", "पंजीकरण संख्या", "पंजीकरण क्रमांक", "रजिस्टर नंबर", "पंजीयन नं", "कार्ड नं", "फॉर्म नंबर"),
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
        "en": ("date", "date of reg", "date of registration", "reg date", "registration date", "dt", "registered on", "dated", "day"),
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
        "en": ("name", "name of worker", "worker", "worker name", "workers name", "full name", "labour name", "name of labour", "migrant name", "name of migrant"),
        "hi": ("नाम", "श्रमिक का नाम", "मज़दूर का नाम", "कामगार का नाम", "प्रवासी का नाम", "पूरा नाम", "श्रमिक नाम", "श्रमिक", "प्रवासी श्रमिक का नाम", "हिताधिकारी का नाम"),
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
        "en": ("father/husband", "father / husband name", "father/husbands name", "father or husband", "father's/husband's name", "s/o, d/o, w/o", "s/o", "s/o d/o w/o", "c/o", "s/w/d of", "so/do/wo", "relation name", "guardian", "guardian name"),
        "hi": ("पिता / पति का नाम", "पिता/पति", "पिता या पति का नाम", "पति/पिता का नाम", "पिता/पति/माता का नाम", "अभिभावक का नाम", "पिता/पति नाम"),
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
VILLAGE = Column(
    "village",
    "text",
    {
        "en": ("village", "native village", "village name", "revenue village", "vill", "home village", "native place", "village/block"),
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
PHONE = Column(
    "phone",
    "phone",
    {
        "en": ("phone", "mobile", "mob no", "phone number", "contact", "mobile no", "mobile number", "contact no", "contact number", "phone no", "cell", "telephone", "whatsapp", "alternate phone", "phone 1", "phone 2", "mobile 1", "mobile 2"),
        "hi": ("मोबाइल नं.", "मोबाइल", "फोन", "फ़ोन", "मोबाइल नंबर", "फोन नंबर", "सम्पर्क", "संपर्क नंबर", "दूरभाष", "मो.", "मो. नं.", "व्हाट्सएप नंबर"),
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
    most=120,
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
    most=120,
)
SKILL = Column(
    "skill",
    "text",
    {
        "en": ("skill", "skill level", "skill grade", "skilled/unskilled"),
        "hi": ("कौशल", "हुनर", "कुशल/अकुशल", "दक्षता"),
        "gu": ("કૌશલ્ય", "કુશળતા"),
        "mr": ("कौशल्य", "कुशल/अकुशल"),
        "or": ("ଦକ୍ଷତା", "କୌଶଳ"),
    },
    most=120,
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
    most=2000,
)
# Looked at only to refuse an Aadhaar number: Hamrah keeps no Aadhaar number, no religion, and caste only
# where a programme asks for it.
NEVER_KEPT = Column(
    "never_kept",
    "never",
    {
        "en": ("aadhaar", "aadhar", "aadhaar no", "aadhar no", "aadhaar number", "uid", "religion", "caste", "category"),
        "hi": ("आधार", "आधार नंबर", "आधार संख्या", "आधार नं", "आधार कार्ड नं", "धर्म", "जाति", "वर्ग"),
        "gu": ("આધાર", "આધાર નંબર", "આધાર કાર્ડ નંબર", "ધર્મ", "જ્ઞાતિ"),
        "mr": ("आधार", "आधार क्रमांक", "धर्म", "जात", "प्रवर्ग"),
        "or": ("ଆଧାର", "ଆଧାର ନମ୍ବର", "ଧର୍ମ", "ଜାତି"),
    },
    many=True,
)

REGISTER = Importable(
    "people.register_workers",
    (
        SERIAL, REGISTER_NUMBER, REGISTERED_ON, NAME, KNOWN_AS, RELATION_NAME, FATHER, HUSBAND, MOTHER, AGE, BORN,
        GENDER, VILLAGE, VILLAGE_CODE, HAMLET, PANCHAYAT, BLOCK, DISTRICT, STATE, PHONE, OCCUPATION, SECTOR, SKILL,
        ESHRAM, NOTE, NEVER_KEPT, PAPER_ONLY,
    ),
)  # fmt: skip
