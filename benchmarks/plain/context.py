"""What every resolver gets: who asks, and loaders that gather ids within one request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import strawberry
from strawberry.dataloader import DataLoader
from tortoise.models import Model

from benchmarks.plain.viewer import Viewer
from models.people import Area, Organization, Person

Row = TypeVar("Row", bound=Model)


def _by_id(model: type[Row]) -> Callable[[list[int]], Awaitable[list[Row | None]]]:
    async def load(ids: list[int]) -> list[Row | None]:
        found = await model.in_bulk(ids, "id")
        return [found.get(each) for each in ids]

    return load


def loader(model: type[Row]) -> DataLoader[int, Row | None]:
    return DataLoader(load_fn=_by_id(model))


@dataclass
class Context:
    viewer: Viewer
    people: DataLoader[int, Person | None] = field(default_factory=lambda: loader(Person))
    organizations: DataLoader[int, Organization | None] = field(
        default_factory=lambda: loader(Organization)
    )
    areas: DataLoader[int, Area | None] = field(default_factory=lambda: loader(Area))


Info = strawberry.Info[Context, None]
