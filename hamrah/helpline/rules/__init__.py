"""Rules of the helpline: words, clocks, what may be told to whom, lists, messages. Pure; not here: rows."""
