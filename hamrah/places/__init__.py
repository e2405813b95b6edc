"""places: where people come from and where they go. A shared commons, the same rows for every organisation.

Words: *state*, *district*, *sub-district* (tehsil, taluka), *block* (vikas khand), *city* (a destination),
*stand* (labour naka, chowk, adda). Each has a code, names in several scripts, and days from and to which
it existed, because districts split and merge.

Not here: an organisation's own villages and stands (room `organisations`), and no verb: these rows are
facts loaded by the owner of the database, never changed by a person.
"""
