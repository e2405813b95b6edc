"""wages: what was promised before work, which days were worked, what the law says they are worth.

Words: *terms slip* (शर्तों की पर्ची), *hazri* (हाज़िरी, the diary of days), *gang* (टोली), *hand* (whoever
signs or puts a thumb), *pack* (the law of one place as dated facts), *order* (a notification of rates).

Verbs: wages.write_terms, read_terms_aloud, sign_terms; open_diary, close_diary, mark_days, sign_month;
form_gang, join_gang, mark_gang, end_gang; note_money, correct_money; take_in_phone, give_paper, give_slip.
"""
