"""Changing the tables without losing rows: what is pending is run, what is missing written."""

from models.migrating.running import migrate, pending

__all__ = ["migrate", "pending"]
