"""stands: what staff see and hear at a labour stand (नाका, चौकटी, अड्डा). Words: *visit* (who was met,
what was given and heard), *head-count*, *rate* (what a trade was paid that day), *rate book* (all of them).

Verbs: stands.note_visit, stands.note_headcount, stands.note_rate.
"""
