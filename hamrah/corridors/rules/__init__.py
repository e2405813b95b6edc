"""What of counts may be shown to whom. Pure functions. Not here: counting."""
