"""Files that nobody would write, made by the thousand, for all that reads what travels."""
