"""Backup and restore: the whole installation in one sealed file, its keys in another.

`vessel` seals and opens a file, `passphrase` asks for what opens it, `programs` runs PostgreSQL's own,
`contents` counts and fingerprints, `making` and `restoring` do it, `keys` carries the keys apart,
`afterwards` and `replaying` bring a restored register up to what has happened since. Not here: anything
of one room. Why so: docs/decisions/0012-one-sealed-file.md.
"""
