"""What every act stands on: the act, its actor, its refusals, the record of events, states and
permissions.
"""
