"""rights: what the law gives a worker over what is kept of her (DPDP Act 2023). Words: *notice* (सूचना,
read or played to her), *her sheet* (everything held of her, on paper), *request* (see, correct, erase,
complain, each with its clock), *nominee* (नामिनी), *erasure* (its *tombstone* stays), *breach*.

Verbs: rights.read_notice, keep_audio, show_sheet, take_request, answer_request, escalate_request,
name_nominee, end_nominee, propose_erasure, decline_erasure, erase_worker, record_breach, tick_clock,
close_breach.
"""
