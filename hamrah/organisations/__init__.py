"""organisations: who runs on Hamrah. Words: *organisation* (a legally separate body with data of
its own), *centre* (an office of it, केन्द्र), *village* (a place an organisation itself knows: a
village, hamlet, labour stand or worksite), *helpline*, *code* (three letters it is called by).

Verbs: organisations.add_centre, organisations.add_village, organisations.add_villages,
organisations.decide_village.
"""
