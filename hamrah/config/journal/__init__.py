"""The journal's chain kept and proved: sealed daily, anchored off the host, examined on demand.

`daily` seals, `anchor` is the copy that leaves the host, `paper` prints it, `examining` proves. Not here:
what is hashed (ground/chain.py).
"""
