"""A process that is killed in the middle of an act.

It opens the desk in an empty database, prints the digest of everything there, begins the act, and
dies (SIGKILL) at that write of it.
"""

import asyncio
import hashlib
import os
import signal

from models.database import count_statements, open_database
from tests.builders import everything
from tests.cast import open_desk
from tests.procedure.core.every_act import PLAYS, run, set_scene
from tests.procedure.core.interrupting import AtWrite


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def digest() -> str:
    return hashlib.sha256(repr(await everything()).encode()).hexdigest()


def die_in_an_act(address: str, act: str, write: int) -> None:
    asyncio.run(_die_in_an_act(address, act, write))


async def _die_in_an_act(address: str, act: str, write: int) -> None:
    await open_database(address)
    scene = await set_scene(await open_desk(), PLAYS[act])
    print(await digest(), flush=True)
    with count_statements() as tally:
        tally.texts = AtWrite(write, _die)
        await run(PLAYS[act], scene)
