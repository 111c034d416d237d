"""A process that is killed in the middle of an act: `python -m tests.procedure.killed_act ADDRESS ACT WRITE`.

It opens the desk in an empty database, prints the digest of everything there, begins the act, and dies (SIGKILL) at
that write of it.
"""

import asyncio
import hashlib
import os
import signal
import sys

from models.database import counted, open_database
from tests.builders import everything
from tests.cast import open_desk
from tests.procedure.every_act import PLAYS, run, set_scene
from tests.procedure.interrupting import AtWrite


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def digest() -> str:
    return hashlib.sha256(repr(await everything()).encode()).hexdigest()


async def main(address: str, act: str, write: int) -> None:
    await open_database(address)
    scene = await set_scene(await open_desk(), PLAYS[act])
    print(await digest(), flush=True)
    with counted() as tally:
        tally.texts = AtWrite(write, _die)
        await run(PLAYS[act], scene)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
