"""The help center."""
