"""What imports tell the tests of the whole house, beside what stands there. Not here: any test."""

VERBS = {"imports.discard_file": lambda h: {"imported": h.waiting}}

PAGES = """
        imports:discard        POST  /imports/{waiting}/discard/                ACR
"""
