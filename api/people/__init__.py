"""People, their companies and areas, and who is calling."""
