"""employers: who gives work. Words: *party* (contractor ठेकेदार, sub-contractor, sardar, site, company),
*alias* (what else he is called), *chain* (who works for whom, and since when).

Verbs: employers.add_party, employers.correct_party, employers.add_alias, employers.add_phone,
employers.end_phone, employers.link_parties, employers.end_link.

Not recorded here: conduct. What a party did is written down only when a case ended with payment, an order
or a signed agreement, and after review; so a party has no notes, no marks and no free text.
"""
