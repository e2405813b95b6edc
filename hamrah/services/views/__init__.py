"""The pages of services. Not here: what they may change (actions/)."""
