"""config: composition only. Settings, urls, the list of rooms, the command line.

Knows every room; no room knows it.
"""
