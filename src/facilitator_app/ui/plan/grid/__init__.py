"""A small table that is filled in by keyboard, or pasted from a spreadsheet."""
