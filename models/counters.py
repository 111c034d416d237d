from tortoise import fields
from tortoise.models import Model

from models.database import in_transaction, rows

NEXT = (
    "INSERT INTO counter(series, value) VALUES ($1, 1) "
    "ON CONFLICT(series) DO UPDATE SET value = counter.value + 1 RETURNING value"
)


class Counter(Model):
    id = fields.BigIntField(primary_key=True)
    series = fields.CharField(max_length=40, unique=True)
    value = fields.BigIntField()

    class Meta:
        table = "counter"


async def next_number(prefix: str, year: int) -> str:
    """The next number of the year's series, `SAC-2026-000123`, without gaps.

    The counter's row stays locked until the transaction ends, so a number that is rolled back is
    the next one given; ask for it late in the act. A database sequence would leave a gap.
    """
    series = f"{prefix}-{year}"
    return f"{series}-{await next_in_series(series):06d}"


async def next_in_series(series: str) -> int:
    """The next of a series that begins with 1, locked like a year's."""
    if not in_transaction():
        raise RuntimeError("a number belongs to the transaction that uses it")
    [counter] = await rows(NEXT, [series])
    value: int = counter["value"]
    return value
