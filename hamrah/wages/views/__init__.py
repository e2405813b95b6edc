"""The pages of wages. Not here: what they may change (actions/), orders of rates (orders.py)."""
