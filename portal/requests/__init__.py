"""The pages of requests: each a trio of the same name, `.py`, `.graphql` and `.html`."""
