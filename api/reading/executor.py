"""Fields that are read from a row are answered without the ceremony that only resolvers need.

graphql-core builds an info, arguments and three checks for every field of every row; most fields of
ours are an attribute of a row, or follow from one, and end in a scalar. Everything else goes its
way.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import CoroutineType
from typing import TypeGuard

from graphql import GraphQLField, GraphQLNonNull, GraphQLObjectType, is_leaf_type
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.executor import Executor
from graphql.pyutils import Path

from api.reading.fields import Compute
from api.reading.rows import Row


@dataclass(frozen=True, slots=True)
class Leaf:
    """How a field that ends in a scalar or an enum is read and written."""

    read: Compute
    write: Callable[[object], object]
    nullable: bool


def leaf_of(field: GraphQLField, read: Compute) -> Leaf | None:
    """How a leaf is written; None for a field of an object or of a list."""
    nullable = not isinstance(field.type, GraphQLNonNull)
    type_ = field.type if nullable else field.type.of_type  # type: ignore[union-attr]
    return Leaf(read, type_.coerce_output_value, nullable) if is_leaf_type(type_) else None


class RowExecutor(Executor[object]):
    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Row,
        field_details_list: FieldDetailsList,
        path: Path,
        position_context: object,
    ) -> object:
        field = parent_type.fields.get(field_details_list[0].node.name.value)
        leaf = field.extensions.get("leaf") if field is not None else None
        if leaf is None:
            return super().execute_field(
                parent_type, source, field_details_list, path, position_context
            )
        try:
            value = leaf.read(source, self.context_value)
            if value is not None:
                return leaf.write(value)
            if leaf.nullable:
                return None
            raise TypeError(
                f"{parent_type.name}.{field_details_list[0].node.name.value} is never null"
            )
        except Exception as error:
            self.handle_field_error(error, field.type, field_details_list, path)
            return None


def is_coroutine(value: object) -> TypeGuard[Awaitable[object]]:
    """Nothing else is awaited: the resolvers of the roots are coroutine functions."""
    return type(value) is CoroutineType
