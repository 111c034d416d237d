"""What a customer sees: each page a trio of the same name, `.py`, `.graphql` and `.html`."""
