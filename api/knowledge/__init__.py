"""The knowledge base (4.5): articles, searches and suggestions."""
