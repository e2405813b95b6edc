"""wages: what was promised before work, which days were worked, what the law says they are worth.

Words: *terms slip* (शर्तों की पर्ची), *hazri* (हाज़िरी, the diary of days), *pack* (the law of one place as
dated facts), *order* (a notification of rates).
"""
