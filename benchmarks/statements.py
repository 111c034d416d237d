"""How many statements an answer takes, the caller's sign-in among them; BEGIN and COMMIT apart.

Counted in this process, with all servers on the product's engines, so that the same hand counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from benchmarks.floor.app import Floor
from benchmarks.operations import Call
from benchmarks.ours.endpoint import create_endpoint
from benchmarks.plain.app import create_app as create_plain
from models.database import count_statements

WARM = 2  # the first time, documents and policies are read


class InProcess:
    """The three servers inside this process, over the database that is open in it."""

    def __init__(self, url: str) -> None:
        self._floor = Floor(url)
        self._apps: Mapping[str, Any] = {
            "ours": create_endpoint(),
            "plain": create_plain(with_database=False),
            "floor": self._floor,
        }

    async def open(self) -> InProcess:
        await self._floor.open()
        return self

    async def close(self) -> None:
        await self._floor.database.close()

    async def answer(self, server: str, call: Call) -> Any:
        path, body = call.path_and_body(server)
        transport = httpx.ASGITransport(self._apps[server])
        async with httpx.AsyncClient(
            transport=transport, base_url="https://desk.example"
        ) as client:
            response = await client.post(path, content=body, headers=call.headers())
        answer = response.json()
        if answer.get("errors") or response.status_code != 200:
            raise RuntimeError(f"{server} does not answer {call.operation}: {answer}")
        return answer["data"]

    async def statements(self, server: str, call: Call) -> int:
        for _ in range(WARM):
            await self.answer(server, call)
        with count_statements() as tally:
            await self.answer(server, call)
        return tally.statements
