"""What is edited beside the outline, one editor for each kind of thing."""
