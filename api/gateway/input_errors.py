"""What graphql says about bad input, told again with a code, a path and our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    ListValueNode,
    Node,
    ObjectFieldNode,
    ValueNode,
)

from api.gateway.errors import Fault, FaultCode

VARIABLE = re.compile(
    r"Variable '\$(?P<name>\w+)' has invalid value(?: at (?P<path>[^:]+))?: (?P<why>.*)", re.DOTALL
)
MISSING = re.compile(r"to include required field '(\w+)'")
UNKNOWN = re.compile(r"not to include unknown field '(\w+)'")


def reworded(error: GraphQLError) -> Fault:
    """BAD_INPUT with the path of what is wrong and, in `facts`, which problem it is and graphql's
    own remark.
    """
    if isinstance(error, Fault):
        return error
    found = VARIABLE.match(error.message)
    if found is None:
        return Fault(
            FaultCode.BAD_INPUT,
            facts={"path": "", "problem": "VALUE", "detail": _short(error.message)},
        )
    return _bad(f"{found['name']}{found['path'] or ''}", found["why"])


def reworded_literal(error: GraphQLError, document: DocumentNode) -> Fault | None:
    """The same for a value written in the document itself; nothing when the error is about
    something else.
    """
    node = error.nodes[0] if error.nodes else None
    if not isinstance(node, ValueNode | ObjectFieldNode):
        return None
    path = place_of(node, document)
    if path is None:
        return None
    if isinstance(node, ObjectFieldNode):  # an unknown field is its own place
        path = path.rpartition(".")[0]
    return _bad(path, error.message, error.nodes)


def place_of(wanted: Node, node: Node, path: str = "") -> str | None:
    """The path of a value among the arguments, like `input.complaint.about` or
    `filter.status[1]`; None if it is not among them.
    """
    if node is wanted:
        return path or None
    for child, step in _children(node, path):
        found = place_of(wanted, child, step)
        if found is not None:
            return found
    return None


def _children(node: Node, path: str) -> Iterator[tuple[Node, str]]:
    for key in node.keys:
        value = getattr(node, key, None)
        for position, child in enumerate(value if isinstance(value, list | tuple) else [value]):
            if isinstance(child, ArgumentNode):
                yield child, child.name.value
            elif isinstance(child, ObjectFieldNode):
                yield child, f"{path}.{child.name.value}"
            elif isinstance(child, Node):
                yield child, f"{path}[{position}]" if isinstance(node, ListValueNode) else path


def _bad(path: str, why: str, nodes: Sequence[Node] | None = None) -> Fault:
    problem = "VALUE"
    if missing := MISSING.search(why):
        path, problem = f"{path}.{missing[1]}", "MISSING"
    elif unknown := UNKNOWN.search(why):
        path, problem = f"{path}.{unknown[1]}", "UNKNOWN_FIELD"
    elif "non-null type" in why:
        problem = "MISSING"
    elif "enum" in why:
        problem = "ENUM"
    facts = {"path": path, "problem": problem, "detail": _short(why)}
    return Fault(FaultCode.BAD_INPUT, field=path, facts=facts, nodes=nodes)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
