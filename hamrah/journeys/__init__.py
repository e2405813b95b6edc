"""journeys: where workers go. Words: *spell* (one worker, one stretch of work away, मौसम/पलायन),
*corridor* (home district to destination), *stand* (नाका, where work is found at dawn).

Verbs: journeys.start_spell, journeys.set_off, journeys.end_spell.
"""
