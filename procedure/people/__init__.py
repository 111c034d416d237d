"""The people and jobs of the desk."""
