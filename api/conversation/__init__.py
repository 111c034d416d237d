"""Messages, notes, files and events of a request, also live."""
