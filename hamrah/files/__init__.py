"""files: photos and evidence as they come in.

Words: *photo* (a worker's portrait, made new from its pixels), *thumbnail* (the exact small picture
that a card signs).
"""
