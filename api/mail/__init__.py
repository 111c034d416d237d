"""Mail that came in, and notices that went out."""
