"""Shapes of the forms of wages. Not here: what is allowed (actions/, rules/), orders of rates (orders.py)."""
