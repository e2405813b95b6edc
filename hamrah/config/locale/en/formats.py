"""Numbers on English pages are India's too: 1,23,456. Not here: other languages, which take the settings'.

Django groups English by thousands in a file of its own; this one is read before it.
"""

NUMBER_GROUPING = (3, 2, 0)
