"""A mail server that takes everything and keeps nothing: `python -m benchmarks.sink <port>`, until
it is killed.
"""

from __future__ import annotations

import asyncio
import sys

from aiosmtpd.smtp import SMTP, Envelope, Session


class Nothing:
    async def handle_DATA(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        return "250 OK"


async def main(port: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Nothing(), hostname="sink.example", loop=loop), "127.0.0.1", port
    )
    async with server:
        await server.serve_forever()


asyncio.run(main(int(sys.argv[1])))
