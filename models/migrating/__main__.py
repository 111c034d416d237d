"""`python -m models.migrating write NAME`: the next migration, as the rows of today want it."""

import asyncio
import sys

from models.migrating.writing import CannotWrite, write

USAGE = "usage: python -m models.migrating write NAME"


def main(arguments: list[str]) -> None:
    if len(arguments) != 2 or arguments[0] != "write":
        sys.exit(USAGE)
    try:
        written = asyncio.run(write(arguments[1]))
    except CannotWrite as problem:
        sys.exit(str(problem))
    if written is None:
        print("Nothing to write: the migrations give the tables that the rows describe.")
        return
    path, operations = written
    print(path, *(f"  {operation.describe()}" for operation in operations), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
