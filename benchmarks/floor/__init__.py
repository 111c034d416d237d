"""The floor: the same answers by hand-written SQL on a bare ASGI application, without GraphQL,
models or framework.

What is left is what any server pays: HTTP, finding the caller, one or two statements an answer, and
JSON.
"""
