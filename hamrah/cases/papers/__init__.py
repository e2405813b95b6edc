"""Papers of cases: computation, agreement, receipt. Worded in words/<language>.toml, drawn by <paper>.typ.

One more paper is a dataclass of plain facts, a section in each words file, a template and a test.
"""
