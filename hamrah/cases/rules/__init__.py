"""What cases are, where they stand, by when somebody acts. Pure. Not here: rows, verbs."""
