"""Pages of the helpline. Not here: what may be done (actions/), what may be shown to whom
(rules/telling.py).
"""
