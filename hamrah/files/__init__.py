"""files: photos and evidence. Words: *photo* (one picture of a person, made safe), *evidence* (a
scan or picture that proves something), *thumbnail* (the exact bytes a card signs).

Kept in the database, so that row policy, backup and erasure reach them.
"""
