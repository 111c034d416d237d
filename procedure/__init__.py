"""The rules of SGC-SAC-001; only what is in here changes a request."""
