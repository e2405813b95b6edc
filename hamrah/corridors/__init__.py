"""corridors: from a block where people live to a city where they work, seen as one road.

Words: *corridor* (source block and destination city), *season* (which months people leave), *snapshot*
(spells of a cut-off moment, under keys that nobody keeps, as Parquet files with a manifest), *question*
(one named figure of a snapshot), *safe table* (counts of which none points at a few people). Reads other
rooms; changes none. *village's list* (who is away, on paper for the panchayat: only where a village asks for
it, only those who said yes to just this).

Verbs: corridors.take_snapshot, begin_list, end_list, ask_list, print_list.
"""
