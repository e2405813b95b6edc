"""Gender and yes/no in all languages of the sheets. Not here: free words."""

from hamrah.imports.cells.texts import fold

FEMALE, MALE, OTHER = "F", "M", "O"

_GENDERS = {
    MALE: "m male man men boy gents gent purush पुरुष पुरूष पु पू नर आदमी लड़का પુરુષ પુરૂષ પુ નર ପୁରୁଷ ପୁ",
    FEMALE: "f female woman women girl lady ladies w mahila stri महिला म मह स्त्री स्त्रि स्री स् औरत मादा लड़की "
    "સ્ત્રી સ્રી મહિલા સ્ત્ર મ સ્ત્રિ ମହିଳା ସ୍ତ୍ରୀ ମ",
    OTHER: "o other others t tg trans transgender third अन्य इतर तृतीय तृतीयलिंग किन्नर ट्रांसजेंडर तृतीयपंथी "
    "અન્ય કિન્નર ત્રીજું ଅନ୍ୟ ତୃତୀୟ",
}
GENDERS = {fold(word): gender for gender, words in _GENDERS.items() for word in words.split()}

_YES = "yes y true 1 haan ha ✓ seen हाँ हां हा है हाजी उपलब्ध देखा હા છે ହଁ ଅଛି होय आहे"
_NO = "no n false 0 nahi नहीं नही नहींहै ना નથી ના ନାହିଁ ନା नाही"
YES_NO = {fold(word): True for word in _YES.split() if fold(word)} | {
    fold(word): False for word in _NO.split()
}
TICKS = frozenset("✓✔☑")
