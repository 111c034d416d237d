"""4.5 Mejora Continua: what was learnt becomes an article."""
