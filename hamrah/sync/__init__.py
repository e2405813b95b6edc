"""sync: what the phone of a field worker holds and sends.

Words: *device* (one phone), *partition* (one user on it), *command* (one verb said on the phone), *parked*,
*conflict*, *cursor*.
"""
