"""The kinds of places in words, largest first, and the languages of their names. Not here: any place."""

from hamrah.ground.words import _

KINDS = {
    "state": _("State or union territory"),
    "district": _("District"),
    "city": _("City"),
    "stand": _("Labour stand"),
    "block": _("Block"),
    "subdistrict": _("Sub-district (tehsil, taluka)"),
}
KINDS_TOGETHER = {
    "district": _("Districts"),
    "city": _("Cities"),
    "stand": _("Labour stands"),
    "block": _("Blocks"),
    "subdistrict": _("Sub-districts (tehsils, talukas)"),
}
# Each in its own tongue, as on a switch of languages.
LANGUAGES = {
    "en": "English", "hi": "हिन्दी", "mr": "मराठी", "gu": "ગુજરાતી", "or": "ଓଡ଼ିଆ", "bn": "বাংলা", "pa": "ਪੰਜਾਬੀ",
    "te": "తెలుగు", "kn": "ಕನ್ನಡ", "ta": "தமிழ்", "ml": "മലയാളം", "ur": "اردو",
}  # fmt: skip
