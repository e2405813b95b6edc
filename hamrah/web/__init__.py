"""web: the page shell and its components. Words: *page*, *button*, *panel*, *search box*, *notice*.

Knows no domain; rooms put their entries in its menu through room.py.
"""
