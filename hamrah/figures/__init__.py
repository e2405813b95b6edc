"""figures: numbers that nobody types. Words: *measure* (what is counted, with its definition), *window*
(from which day to which), *as of* (when it was counted).
"""
