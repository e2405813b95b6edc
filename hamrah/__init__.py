"""Hamrah: one record that walks with the worker, from the village to the city and back.

Rooms (small Django apps) stand on declared floors; see hamrah/config/rooms.py and HOUSE.md.
"""
