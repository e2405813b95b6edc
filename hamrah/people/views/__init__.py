"""The pages of people: finding (search, likely-same), registering, one person, decisions."""
