"""What sheets are made of, and how they get into a workbook."""
