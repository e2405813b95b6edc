"""Figures of the money of cases. Not here: the other figures (measures.py)."""

MEASURES: tuple[object, ...] = ()
