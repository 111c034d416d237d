"""Who is calling: passwords, sessions, bearer tokens. It makes the actor; what an actor may do is
not decided here.
"""
