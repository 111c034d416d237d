"""4.4 Cierre y Seguimiento: confirm, reject, close, rate, reopen, withdraw, merge and follow up."""
