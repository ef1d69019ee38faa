"""What a programme is: pure values and rules, standard library only."""
