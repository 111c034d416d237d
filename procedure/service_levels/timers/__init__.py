"""What happens by the clock: when (`due`), and what then (`ringing`). Timers are set by the acts
that move them.
"""
