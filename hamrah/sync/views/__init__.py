"""The pages of phones in the office, and the addresses at which phones ask."""
