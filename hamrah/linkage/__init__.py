"""Linkage: finding, in bulk, records of one organisation that are the same worker.

Words: *run* (one comparing of what is new with all), *block* (records that share a key), *proposal* (a pair
that a person is asked about; it stands among people's suspicions), *cluster* (records that would be one).

Verbs: run_linkage. Nothing is ever joined by a run. Floor above cards and journeys, whose facts it weighs.
"""
