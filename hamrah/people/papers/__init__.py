"""Papers that people still need: the blank form, the sheet to be stamped, the notice. Drawn by typst."""
