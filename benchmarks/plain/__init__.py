"""The base line: the same operations over the same tables, as a good developer writes them in
Strawberry and Tortoise.

It has data loaders, cached parsing and validation, indexes, uvloop and httptools. (On SQLite the
ORM's parameters keep the queue from its partial index: a tenth of what that answer costs at 10,000
tickets.) It signs its callers in by bearer token and shows each only what they may see. It lacks
scopes, limits, cost, masking and reworded errors, clauses, refusals as values, idempotency, full
text, backward paging, most filters, and safe engines: it uses Tortoise's own.
"""
