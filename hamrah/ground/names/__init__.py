"""Indian names across ten scripts: words, sounds, the keys two spellings share, a Latin spelling.

Not here: whose name it is, and how likely two records are the same person (links).
"""

from .key import cached_keys, cached_sounds, keys, sounds
from .latin import latin
from .script import script_of
from .words import is_filler, plain_words, words

__all__ = [
    "cached_keys",
    "cached_sounds",
    "is_filler",
    "keys",
    "latin",
    "plain_words",
    "script_of",
    "sounds",
    "words",
]
