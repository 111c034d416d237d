"""Which articles are meant: by a search with a wrong letter, by a request, by another article. The
best hits are keys of rows that the asker may see; how those are shown is the API's.
"""
