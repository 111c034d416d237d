"""Column types that behave the same on both engines."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model


class UtcDatetimeField(fields.DatetimeField[datetime]):
    """An instant: stored in UTC, to the millisecond. Text on SQLite compares rightly only because
    of this.
    """

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:
        stored: Any = super().to_db_value(value, instance)
        if not isinstance(stored, datetime):
            return stored
        if stored.tzinfo is None:
            raise ValueError(f"{self.model_field_name}: naive datetime")
        return to_millisecond(stored.astimezone(UTC))


def values_of(row: Model) -> dict[str, Any]:
    """What stands in the row's columns, to be compared with what will stand there."""
    return {name: getattr(row, name) for name in row._meta.fields_db_projection}


def utc_now() -> datetime:
    return datetime.now(UTC)


def to_millisecond(instant: datetime) -> datetime:
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def as_instant(stored: datetime | str | None) -> datetime | None:
    """The instant that a raw row gives: as text on SQLite, a datetime on PostgreSQL, or None."""
    if isinstance(stored, str):
        return datetime.fromisoformat(stored)
    return stored


def instant(**options: Any) -> Any:
    return UtcDatetimeField(**options)


def enum_column(kind: type[StrEnum], **options: Any) -> Any:
    """A column that holds one value of an enum; migrations add the CHECK."""
    return fields.CharEnumField(kind, description="", max_length=30, **options)
