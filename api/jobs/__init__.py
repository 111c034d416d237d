"""What the desk does by itself."""
