"""The law's own words, marked for translation, in plain English: pages say them in the reader's language.

Not here: Django (hamrah/wages/law_words.py wraps these), the law itself (packs/).
"""

from collections.abc import Callable

_: Callable[[str], str] = str

# Two letters of a state; IN: where the centre is the appropriate government.
PLACES = {
    "IN": _("Central sphere"),
    "RJ": _("Rajasthan"),
    "GJ": _("Gujarat"),
    "MH": _("Maharashtra"),
    "KL": _("Kerala"),
    "OD": _("Odisha"),
    "MP": _("Madhya Pradesh"),
    "UP": _("Uttar Pradesh"),
    "BR": _("Bihar"),
    "JH": _("Jharkhand"),
    "CG": _("Chhattisgarh"),
    "WB": _("West Bengal"),
    "KA": _("Karnataka"),
    "TN": _("Tamil Nadu"),
    "TS": _("Telangana"),
    "AP": _("Andhra Pradesh"),
    "DL": _("Delhi"),
    "HR": _("Haryana"),
    "PB": _("Punjab"),
}
# The state's number in the directory of places -> its letters here.
STATES = {
    "3": "PB",
    "6": "HR",
    "7": "DL",
    "8": "RJ",
    "9": "UP",
    "10": "BR",
    "19": "WB",
    "20": "JH",
    "21": "OD",
    "22": "CG",
    "23": "MP",
    "24": "GJ",
    "27": "MH",
    "28": "AP",
    "29": "KA",
    "32": "KL",
    "33": "TN",
    "36": "TS",
}
# Words of the journeys room where it has one, so that a spell's sector names its employment.
EMPLOYMENTS = {
    "any": _("Every listed employment"),
    "construction": _("Construction"),
    "farm": _("Farm work"),
    "brick_kiln": _("Brick kiln"),
    "factory": _("Factory"),
    "textile": _("Textile and garments"),
    "hotel": _("Hotel and food"),
    "loading": _("Loading and carrying"),
    "domestic": _("Work in homes"),
    "transport": _("Driving and transport"),
    "shops": _("Shops and offices"),
    "sweeping": _("Sweeping and cleaning"),
    "stone_breaking": _("Stone breaking"),
    "glass": _("Glass works"),
    "salt": _("Salt works"),
    "wool_carpet": _("Wool and carpets"),
    "papad": _("Papad making"),
    "street": _("Street selling"),
    "other": _("Other work"),
}
SKILLS = {
    "unskilled": _("Unskilled"),
    "semi": _("Semi-skilled"),
    "skilled": _("Skilled"),
    "high": _("Highly skilled"),
}
ACTS = {
    "MWA": _("Minimum Wages Act 1948"),
    "PWA": _("Payment of Wages Act 1936"),
    "FA": _("Factories Act 1948"),
    "WCA": _("Workmen's Compensation Act 1923"),
    "ECA": _("Employees' Compensation Act 1923"),
    "ISMW": _("Inter-State Migrant Workmen Act 1979"),
    "CW": _("Code on Wages 2019"),
    "CSS": _("Code on Social Security 2020"),
    "OSH": _("OSH Code 2020"),
}
MARKS = {
    "V2": _("Two sources agree"),
    "V": _("One source seen"),
    "U": _("Not verified"),
}
BASES = {"day": _("a day"), "month": _("a month")}
KINDS = {
    "wages": _("Whole days"),
    "half_days": _("Half days"),
    "overtime": _("Overtime"),
    "lump": _("The whole work, as agreed"),
    "paid": _("Paid"),
    "advance": _("Advance"),
    "in_kind": _("Given in kind"),
    "deduction": _("Deduction the law allows"),
    "deduction_refused": _("Deduction the law does not allow"),
    "fare": _("Fare both ways"),
    "transit_wages": _("Wages for days on the way"),
    "displacement": _("Displacement allowance"),
    "compensation": _("Compensation"),
    "funeral": _("Funeral costs"),
}
HEADS = {
    "absence": _("Days not worked"),
    "damage": _("Damage or loss"),
    "house": _("Room given by the employer"),
    "amenities": _("Services given by the employer"),
    "advance": _("Advance taken back"),
    "tax": _("Income tax"),
    "court": _("Order of a court"),
    "pf": _("Provident fund"),
    "esi": _("State insurance (ESI)"),
    "cooperative": _("Co-operative society"),
    "fine": _("Fine"),
    "food": _("Food"),
    "travel": _("Fare or carriage"),
    "recruitment": _("Commission for recruiting"),
    "other": _("Something else"),
}
READINGS = {
    "codes": _("Under the Code in force since 21 November 2025"),
    "old": _("Under the Act in force until 20 November 2025"),
    "from_accident": _("Interest from the day of the accident"),
    "month_after": _("Interest from one month after the accident"),
}
NOTES = {
    "shared_evenly": _(
        "Only the number of days was known where the rate changed: they were shared evenly over that time."
    ),
    "absence_not_credited": _("Days not worked are not in the claim, so nothing more is taken off for them."),
    "over_cap": _("More was taken off than the law lets an employer take; the rest is owed."),
    "fewer_than_180_days": _("The allowance needs 180 days of service within twelve months."),
    "once_in_12_months": _("The allowance was given within the last twelve months."),
    "not_by_contractor": _("The Act gave the allowance only to those whom a contractor recruited."),
    "displacement_abolished": _("The displacement allowance ended with the Codes."),
    "no_overtime_on_lump": _("Overtime cannot be worked out from a sum agreed for the whole work."),
    "floor_by_law": _("The formula comes to less than the least sum in the law, which is due."),
    "wage_capped": _("The formula counts a month's wage only up to the notified sum."),
    "barred_with_reason": _("A late claim may still be admitted where there was good cause."),
}
