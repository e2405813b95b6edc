"""ground: what every room stands on and what knows no domain.

Words: *Problem* (a refusal with a code), *verb* (the one door through which a person changes
something), *journal* (who did what, when), *context* (for which organisation this connection may
see rows), *Room* (a room's face to the house).

Also here: ids, money, dates, Indian names and scripts, row policies, the PostgreSQL supervisor.
"""
