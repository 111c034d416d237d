"""RULES 7: complaints."""
