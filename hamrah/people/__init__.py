"""people: who is registered. Words: *person* (a worker or one of her family), *household* (घर-परिवार;
membership has dates and lets nobody see anybody), *relation* (whose son, daughter or wife she is
called), *consent* (per purpose, with its notice), *likely-same* (perhaps the same person).

Verbs: people.register_workers (register_worker is the case of one), correct_worker, submit_worker,
accept_worker, return_worker, say_not_the_same, merge_people, undo_merge, record_consent,
withdraw_consent, add_phone, join_household, attest_workers, add_photo, note_sealed_fact.
"""
