"""The benchmark of the pages without its clock: every page is found, read and written to as a
person would.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import pages
from benchmarks.seed import seed
from benchmarks.servers import Server
from models.database import open_database

pytestmark = pytest.mark.long

TICKETS = 2_000


async def test_every_page_is_read_and_a_reply_is_sent(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'desk.db'}"
    await seed(url, TICKETS)
    database = await open_database(url)
    readers = await pages.readers()
    await database.close()
    server = Server.start("ours", url, tmp_path)

    try:
        measured = list(pages.measure(server, readers[:2]))
    finally:
        server.stop()

    assert [each.page for each in measured] == [*pages.PAGES, "reply, and the ticket after it"]
    assert {status for each in measured for status in each.statuses} == {200}
    assert all(len(each.milliseconds) > 0 for each in measured)
