"""What people attach: kept outside the database, under keys that say nothing, looked at before it
is believed.
"""
