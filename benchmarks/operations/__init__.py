"""The four operations: what is asked, by whom, and what of the answers may differ from server to
server.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import orjson

from benchmarks.seeding.company import token_of
from models.database import rows

HERE = Path(__file__).parent
NAMES = ("list", "page", "queue", "register")
VARIANTS = 400
BUSY = 21  # a customer with more than one page of requests
PRIORITIES = (["HIGH", "MEDIUM"], ["CRITICAL", "HIGH"], ["LOW", "MEDIUM"], ["MEDIUM"])
CHANGING = frozenset({"endCursor"})  # each server has cursors of its own
CHANGING_IN_REGISTER = frozenset({"id", "number", "nextDueAt"})


@dataclass(frozen=True)
class Call:
    """One request of an operation: who makes it, and with which variables."""

    operation: str
    person_id: int
    variables: dict[str, Any]

    def graphql(self) -> bytes:
        return orjson.dumps({"query": document(self.operation), "variables": self.variables})

    def path_and_body(self, server: str) -> tuple[str, bytes]:
        """The floor speaks no GraphQL: a path for each operation, and its variables."""
        if server == "floor":
            return f"/{self.operation}", orjson.dumps(self.variables)
        return "/graphql", self.graphql()

    def raw(self, server: str) -> bytes:
        path, body = self.path_and_body(server)
        headers = {"Host": "127.0.0.1", **self.headers(), "Content-Length": str(len(body))}
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {token_of(self.person_id)}",
            "Content-Type": "application/json",
        }

    def same(self, answer: Any) -> Any:
        """The answer without what may differ."""
        changing = CHANGING | (
            CHANGING_IN_REGISTER if self.operation == "register" else frozenset()
        )
        return _without(answer, changing)


def document(name: str) -> str:
    return (HERE / f"{name}.graphql").read_text()


async def calls() -> dict[str, list[Call]]:
    """Up to 400 different requests for each operation, from the rows of the open database."""
    random = Random(7)  # noqa: S311  # the same requests each time
    made = {name: list(each) async for name, each in _made()}
    for variants in made.values():
        random.shuffle(variants)
    return {name: variants[:VARIANTS] for name, variants in made.items()}


async def _made() -> Any:
    yield "list", [Call("list", key, {"first": 20}) for key in await _busy_customers()]
    yield (
        "page",
        [
            Call("page", row["requester_id"], {"number": row["number"]})
            for row in await _long_tickets()
        ],
    )
    yield "queue", list(_queues(await _specialists()))
    yield (
        "register",
        [Call("register", key, {"input": _request(key)}) for key in await _quiet_customers()],
    )


COUNTED_VIEWS = [
    *("MINE", "TEAM", "UNASSIGNED", "DUE_SOON", "BREACHED", "COMPLAINTS", "WAITING", "REVIEWS")
]


def _queues(staff: list[int]) -> Iterator[Call]:
    for key in staff:
        for priorities in PRIORITIES:
            wanted = {"priority": priorities}
            asked = {"view": "TEAM", "first": 50, "filter": wanted, "counting": COUNTED_VIEWS}
            yield Call("queue", key, asked)


async def _busy_customers() -> list[int]:
    sql = (
        "SELECT requester_id FROM ticket GROUP BY requester_id HAVING count(*) >= $1 ORDER BY"
        " requester_id LIMIT 400"
    )
    return [row["requester_id"] for row in await rows(sql, [BUSY])]


async def _long_tickets() -> Any:
    """Twenty messages or more, from all over the two years."""
    return await rows(
        "SELECT number, requester_id FROM ticket WHERE message_count >= 20 ORDER BY id % 997, id"
        " LIMIT 400"
    )


async def _specialists() -> list[int]:
    return [
        row["id"]
        for row in await rows("SELECT id FROM person WHERE role = 'SPECIALIST' ORDER BY id")
    ]


async def _quiet_customers() -> list[int]:
    """Those that write least, so that registering leaves the lists of the others as they are."""
    found = await rows("SELECT id FROM person WHERE role = 'CUSTOMER' ORDER BY id DESC LIMIT 400")
    return [row["id"] for row in found]


def _request(key: int) -> dict[str, object]:
    return {
        "type": "INQUIRY",
        "subject": f"Consulta {key} sobre el estado de cuenta",
        "description": (
            "¿Cómo descargo el estado de cuenta del trimestre? Lo busqué en reportes y no aparece."
        ),
        "affects": "MY_TEAM",
        "needed": "THIS_WEEK",
        "channel": "PORTAL",
        "inquiry": {"question": "¿Cómo descargo el estado de cuenta del trimestre?"},
    }


def _without(answer: Any, changing: frozenset[str]) -> Any:
    if isinstance(answer, dict):
        return {
            name: value is not None if name in changing else _without(value, changing)
            for name, value in answer.items()
        }
    return [_without(each, changing) for each in answer] if isinstance(answer, list) else answer
