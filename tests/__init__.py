"""Whole-house tests: what no single room can promise. A room's own tests stand in the room."""
