"""The pages on which a customer acts on a request."""
