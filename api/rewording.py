"""What graphql says about bad input, told again with a code, a path and our own words."""

from __future__ import annotations

import re

from graphql import GraphQLError

from api.errors import Fault

VARIABLE = re.compile(
    r"Variable '\$(?P<name>\w+)' has invalid value(?: at (?P<path>[^:]+))?: (?P<why>.*)", re.DOTALL
)
MISSING = re.compile(r"to include required field '(\w+)'")
UNKNOWN = re.compile(r"not to include unknown field '(\w+)'")


def reworded(error: GraphQLError) -> Fault:
    """BAD_INPUT with the path of what is wrong and, in `facts`, which problem it is and graphql's own remark."""
    if isinstance(error, Fault):
        return error
    found = VARIABLE.match(error.message)
    if found is None:
        return Fault(
            "BAD_INPUT", facts={"path": "", "problem": "VALUE", "detail": _short(error.message)}, status=400
        )
    path, why = f"{found['name']}{found['path'] or ''}", found["why"]
    problem = "VALUE"
    if missing := MISSING.search(why):
        path, problem = f"{path}.{missing[1]}", "MISSING"
    elif unknown := UNKNOWN.search(why):
        path, problem = f"{path}.{unknown[1]}", "UNKNOWN_FIELD"
    elif "non-null type" in why:
        problem = "MISSING"
    elif "enum" in why:
        problem = "ENUM"
    return Fault(
        "BAD_INPUT", field=path, facts={"path": path, "problem": problem, "detail": _short(why)}, status=400
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
