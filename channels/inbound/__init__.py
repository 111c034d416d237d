"""Mail that comes in, by whatever way, through one door: kept whole first, then read, then it
becomes what it is.
"""
