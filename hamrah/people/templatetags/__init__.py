"""Tags for people: a stage as a label, relation and age in words."""
