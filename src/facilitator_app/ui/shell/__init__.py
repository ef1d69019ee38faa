"""The frame round every screen: rail, top and bottom line, and the panels over the window."""
