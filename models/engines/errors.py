"""What may go wrong with a database that is nobody's bug: callers may try again."""


class Unavailable(Exception):
    """The database is away: refused, lost, out of room, or busy for longer than we wait."""


class Contention(Exception):
    """Two transactions met, and this one lost; doing the whole act again is safe."""
