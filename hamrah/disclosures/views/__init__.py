"""Pages of disclosures: exports, and the requests of authorities."""
