"""How an act of the procedure becomes a mutation: what it is given, and what it answers."""
