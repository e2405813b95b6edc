"""Pages of sync. Not here: its verbs."""
