"""The product itself, as it is served, without its worker: jobs are written and wait."""
