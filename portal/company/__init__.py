"""A company as its administrator sees it: who belongs to it, who is invited, who has left."""
