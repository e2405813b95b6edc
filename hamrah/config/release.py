"""Which release this is. Not here: its history (CHANGELOG.md)."""

RELEASE = "0.1.0"
