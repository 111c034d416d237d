"""4.3 Gestión y Resolución: investigate, consult, escalate, answer, resolve."""
