"""help: short articles, each about one task. Words: *article*, *page it belongs to*.

One file an article and language, in `articles/<language>/`; the English one says in its first line its place
in the order and the pages whose "?" leads to it. A language is added by adding its files; what is not yet
translated is shown in English. Reads no record: the same for everybody who is signed in.
"""
