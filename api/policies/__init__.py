"""Policies in force, and the calendars and hours that the clocks follow."""
