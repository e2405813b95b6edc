"""WHY: each reason a row is refused or a cell left unread, in one sentence. Not here: when it applies.

Plain English, marked for translation where the page is; none of them repeats a cell's value.
"""

WHY: dict[str, str] = {
    # refuses the row
    "imports.no_name": "There is no name in this row.",
    "imports.required": "A cell that must be filled is empty.",
    "imports.age_out_of_range": "The age is under %(youngest)s or over %(oldest)s.",
    "imports.age_unreadable": "The age cannot be read.",
    "imports.date_impossible": "There is no such day.",
    "imports.date_future": "The day lies in the future.",
    "imports.formula": "The cell holds a formula, not a word or number.",
    "imports.control_characters": "The cell holds characters that no person can type or read.",
    "imports.too_long": "The cell is longer than any such entry.",
    "imports.aadhaar": "The cell holds an Aadhaar number. Take it out: Hamrah never keeps one.",
    "imports.erased_before": "Somebody with this number or name was erased from here. If she agrees anew, or"
    " it is somebody else, register her at the desk.",
    "imports.several_match": "Several rows of this register read like this one. Add its number.",
    "people.no_name": "There is no name in this row.",
    "people.too_long": "The cell is longer than any such entry.",
    "people.unreadable_text": "The cell holds characters that no person can type or read.",
    "people.aadhaar": "The cell holds an Aadhaar number. Take it out: Hamrah never keeps one.",
    "people.age_out_of_range": "The age is under %(youngest)s or over %(oldest)s.",
    "people.bad_phone": "This is not a phone number of ten digits.",
    "people.unknown_word": "This word is not one of the choices.",
    # leaves the cell unread, the row goes on
    "imports.phone_rounded": "A spreadsheet program rounded this phone number; its last digits are lost.",
    "imports.phone_unreadable": "This is not a phone number of ten digits.",
    "imports.gender_unreadable": "The gender cannot be read.",
    "imports.eshram_unreadable": "This is not an e-Shram number of twelve digits.",
    "imports.choice_unreadable": "This word is not one of the choices.",
    "imports.yes_no_unreadable": "Neither yes nor no.",
}
