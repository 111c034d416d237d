"""Requests, from reception to follow-up (4.1 to 4.4)."""
