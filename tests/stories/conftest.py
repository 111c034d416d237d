from tests.api.conftest import app, at, door, http, line

__all__ = ["app", "at", "door", "http", "line"]
