"""4.2 Asignación, with who is there and who is told."""
