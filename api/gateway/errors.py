"""What goes wrong outside an act: each fault has a documented code, and words in the reader's
language.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from graphql import GraphQLError

from procedure.core.refusals import RETRYABLE, Code


class FaultCode(StrEnum):
    """What may go wrong outside an act, with the HTTP status of an answer that says nothing else,
    and when it does. The words for people are in the catalogs, by code.
    """

    _value_: str
    status: int
    retryable: bool

    def __new__(cls, word: str, status: int, when: str, retryable: bool = False) -> Self:
        code = str.__new__(cls, word)
        code._value_, code.__doc__ = word, when
        code.status, code.retryable = status, retryable
        return code

    PARSE_FAILED = "PARSE_FAILED", 400, "The document is not GraphQL."
    VALIDATION_FAILED = "VALIDATION_FAILED", 400, "The document does not fit the schema."
    BAD_INPUT = "BAD_INPUT", 400, "A value does not fit its type, or a required one is missing."
    BAD_CURSOR = "BAD_CURSOR", 400, "A cursor is none, or of another list."
    BAD_PAGE_SIZE = (
        "BAD_PAGE_SIZE",
        400,
        "A list is asked for without `first` or `last`, with both, or with more than it may hold.",
    )
    TOO_COMPLEX = "TOO_COMPLEX", 400, "The document, a variable or a filter is beyond a limit."
    COST_EXCEEDED = "COST_EXCEEDED", 400, "The operation may read more nodes than one may."
    PERSISTED_QUERY_NOT_FOUND = (
        "PERSISTED_QUERY_NOT_FOUND",
        400,
        "A digest came without its document, and is not known: send both.",
    )
    PERSISTED_QUERY_MISMATCH = (
        "PERSISTED_QUERY_MISMATCH",
        400,
        "The digest is not that of the document beside it.",
    )
    PERSISTED_QUERY_NOT_SUPPORTED = (
        "PERSISTED_QUERY_NOT_SUPPORTED",
        400,
        "`persistedQuery` is of another version than 1.",
    )
    BAD_REQUEST = "BAD_REQUEST", 400, "What was sent does not have the shape of a request."
    UNAUTHENTICATED = (
        "UNAUTHENTICATED",
        401,
        "There is no token where one is needed, or it is unknown, revoked or has expired.",
    )
    MISSING_SCOPE = "MISSING_SCOPE", 403, "The token lacks a scope that a field needs."
    NOT_ALLOWED_FOR_ROLE = "NOT_ALLOWED_FOR_ROLE", 403, "A field is not for the caller's role."
    METHOD_NOT_ALLOWED = (
        "METHOD_NOT_ALLOWED",
        405,
        "Neither GET nor POST, or something else than a query by GET.",
    )
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE", 406, "No media type that we answer in is accepted."
    TOO_LARGE = "TOO_LARGE", 413, "The body or the document has more bytes than may be sent."
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE", 415, "The body is not JSON in UTF-8."
    RATE_LIMITED = (
        "RATE_LIMITED",
        429,
        "The caller's points of this hour are used up; `Retry-After` says for how long.",
        RETRYABLE,
    )
    INTERNAL = (
        "INTERNAL",
        500,
        "A bug of ours; the log knows it by the `requestId`.",
        RETRYABLE,
    )
    UNAVAILABLE = (
        "UNAVAILABLE",
        503,
        "The database, the store of files or the virus scanner is away, or too many acts met:"
        " nothing was done.",
        RETRYABLE,
    )


class Fault(GraphQLError):
    """An answer at the top level of a response: `extensions.code` says which, `facts` fill its
    sentence; `detail` is what a library says of it, for who programs.
    """

    def __init__(
        self,
        code: FaultCode | Code,
        *,
        field: str | None = None,
        facts: Mapping[str, str | int] | None = None,
        nodes: object = None,
        status: int | None = None,
        detail: str | None = None,
    ) -> None:
        super().__init__(code, nodes=nodes)  # type: ignore[arg-type]
        self.code = code
        self.field = field
        self.detail = detail
        self.facts = dict(facts or {})
        self.status = status or (code.status if isinstance(code, FaultCode) else 400)
