"""Whole days of the field phone, in a browser without network and with it. Not here: the server alone."""
