"""Pages of the card desk, one module a table of it. Not here: what a card says, or any change (actions/)."""
