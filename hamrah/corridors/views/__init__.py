"""The pages of corridors: roads, villages' lists. Not here: counting."""
