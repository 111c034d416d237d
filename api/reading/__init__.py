"""How rows are read: each selection in a few statements, under the rules of who sees what."""
