"""The desk as one GraphQL schema: `transport` carries a request, `gateway` lets it in, `reading`
reads its rows, and each subject has a folder with its types, queries and mutations.
"""

from api import enums as enums  # described before the first type names one of them
