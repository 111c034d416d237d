"""5. Niveles de Servicio: clocks, the timers that they set, and the policies that they follow."""
