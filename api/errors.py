"""What goes wrong outside an act: each fault has a documented code, and words in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import GraphQLError


class Fault(GraphQLError):
    """An answer at the top level of a response: `extensions.code` says which, `facts` fill its sentence."""

    def __init__(
        self,
        code: str,
        *,
        field: str | None = None,
        facts: Mapping[str, str | int] | None = None,
        nodes: object = None,
        status: int = 400,
    ) -> None:
        super().__init__(code, nodes=nodes)  # type: ignore[arg-type]
        self.code = code
        self.field = field
        self.facts = dict(facts or {})
        self.status = status


RETRYABLE = frozenset({"UNAVAILABLE", "RATE_LIMITED", "INTERNAL"})
