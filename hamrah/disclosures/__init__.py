"""disclosures: what leaves the house, to whom, why. Words: *export* (a sheet that goes out, locked for its
recipient), *cohort* (who is in it, in words and as kept criteria), *legal request* (an authority asks).

Verbs: disclosures.ask_export, approve_export, decline_export, make_export, download_export, end_exports,
record_request, note_advice, decide_request, tell_worker.
"""
