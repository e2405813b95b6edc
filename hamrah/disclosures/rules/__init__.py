"""Rules of disclosures. Pure."""
