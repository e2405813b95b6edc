"""Routes of the money of cases. Not here: the other routes (urls.py)."""

patterns: list[object] = []
