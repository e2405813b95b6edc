"""corridors: from a block where people live to a city where they work, seen as one road.

Words: *corridor* (source block and destination city), *season* (which months people leave), *snapshot*
(spells of a cut-off moment, under keys that nobody keeps, as Parquet files with a manifest), *question*
(one named figure of a snapshot), *safe table* (counts of which none points at a few people). Reads other
rooms; changes none.

Verbs: corridors.take_snapshot.
"""
