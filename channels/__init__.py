"""How words leave the desk, and how they come in."""
