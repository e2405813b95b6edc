"""figures: numbers that nobody types. Words: *measure* (what is counted, with its definition), *window*
(from which day to which), *as of* (when it was counted), *opening balance* (a number from before the records,
said by a person, shown apart and never added).
"""
