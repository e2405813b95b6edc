"""Stores of phones as earlier builds wrote them, and how they are made."""
