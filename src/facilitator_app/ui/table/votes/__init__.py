"""Paper ballots: keyed into a grid, keyed again by somebody else, and accounted for."""
