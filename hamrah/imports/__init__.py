"""imports: offices' spreadsheets in. A file becomes rows; a room's bulk verb takes them.

Words: *importable* (what a room lets in: its verb and its columns), *mapping* (which column of a sheet is
which field, kept for next month's file), *row* (one line, read), *refused* (one line that could not be read,
with the cell and the reason), *basis* (on what ground people's facts may be kept).

`reading/` opens files, `headings.py` finds the meaning of columns, `cells/` reads values, `rows.py` joins
them, `returned.py` writes the refused lines back. This half of the room knows neither Django nor people.
"""
