"""Who comes, changes and goes: people, their companies, and partners' systems."""
