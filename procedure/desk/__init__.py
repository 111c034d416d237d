"""The desk itself: what may be done to its people and companies, the record of it, and its jobs."""
