"""links: the same worker in two organisations, known to both only because she said so. Words: *findable*
(she agreed that partners may find her), *asking* (she is asked before anybody looks), *look-up* (is she
known elsewhere? names nobody), *request* (with her consent, to one organisation), *link* (जुड़ाव: each
keeps its own record), *round* (how long filters live).

Verbs: links.set_terms, publish_findable, ask_her, look_up, name_other, send_request, send_by_card,
withdraw_request, take_letters, answer_request, end_link, close_overdue.
"""
