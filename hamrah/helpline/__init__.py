"""helpline: calls that come and go.

Words: *call*, *callback* (वापस कॉल), *surge* (many calls in few days), *message* (out, by a gateway).
"""
