"""Each document is parsed, guarded and validated once, and what is known of its operations is kept
with it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graphql import (
    BooleanValueNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    parse,
    validate,
)

from api.gateway.errors import Fault, FaultCode
from api.gateway.input_errors import reworded_literal
from api.gateway.limits import TOKENS, Cost, cost_of, field_of, guard
from api.gateway.policy import Requires
from api.schema import policy_of
from models.vocabulary import Role, Scope

LARGEST_TEXT = 100_000
MOST_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Demand:
    """What a field asks of its caller, and where it stands."""

    scopes: frozenset[Scope]
    roles: frozenset[Role] | None
    field: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation and what follows from its text alone.

    `dry` is what is left of it when `rateLimit(dryRun: true)` asks for the cost and nothing else.
    """

    node: OperationDefinitionNode
    cost: Cost
    demands: tuple[Demand, ...]
    dry: DocumentNode | None = None

    @property
    def kind(self) -> OperationType:
        return self.node.operation


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was understood, or the faults found in it."""

    text: str
    ast: DocumentNode | None = None
    faults: Sequence[GraphQLError] = ()
    operations: dict[str, Operation] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation:
        """The operation asked for. Raises OPERATION_NOT_FOUND where the name names none, or one is
        needed.
        """
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None or name not in self.operations:
            raise Fault(FaultCode.BAD_REQUEST, field="operationName")
        return self.operations[name]


class Documents:
    """The documents last used, by the SHA-256 of their text."""

    def __init__(self, schema: GraphQLSchema, kept: int = 500) -> None:
        self._schema = schema
        self._kept = kept
        self._documents: OrderedDict[str, Document] = OrderedDict()

    def read(self, text: str) -> Document:
        if len(text) > LARGEST_TEXT:
            raise Fault(FaultCode.TOO_LARGE, facts={"most": LARGEST_TEXT})
        return self._known(digest(text)) or self._keep(digest(text), self._understand(text))

    def learn(self, understood: Iterable[Document]) -> None:
        """What was read elsewhere need not be read again."""
        for document in understood:
            self._keep(digest(document.text), document)

    def persisted(self, sha256: str) -> Document:
        """The document that is known by its digest.

        Raises PERSISTED_QUERY_NOT_FOUND: the client then sends the text along.
        """
        known = self._known(sha256)
        if known is None:
            raise Fault(FaultCode.PERSISTED_QUERY_NOT_FOUND)
        return known

    def _known(self, sha256: str) -> Document | None:
        document = self._documents.get(sha256)
        if document is not None:
            self._documents.move_to_end(sha256)
        return document

    def _keep(self, sha256: str, document: Document) -> Document:
        self._documents[sha256] = document
        while len(self._documents) > self._kept:
            self._documents.popitem(last=False)
        return document

    def _understand(self, text: str) -> Document:
        try:
            ast = parse(text, no_location=False, max_tokens=TOKENS)
            guard(ast)
        except Fault as fault:
            return Document(text, faults=[fault])
        except GraphQLError as error:
            return Document(text, faults=[_fault(FaultCode.PARSE_FAILED, error)])
        except RecursionError:
            return Document(
                text,
                faults=[
                    Fault(FaultCode.TOO_COMPLEX, facts={"limit": "depth", "most": 14, "count": 15})
                ],
            )
        errors = validate(self._schema, ast, max_errors=MOST_ERRORS, hide_suggestions=True)
        if errors:
            return Document(
                text,
                faults=[
                    reworded_literal(error, ast) or _fault(FaultCode.VALIDATION_FAILED, error)
                    for error in errors
                ],
            )
        return Document(text, ast, operations=dict(self._operations(ast)))

    def _operations(self, ast: DocumentNode) -> Iterator[tuple[str, Operation]]:
        for each in ast.definitions:
            if isinstance(each, OperationDefinitionNode):
                name = each.name.value if each.name else ""
                demands = tuple(dict.fromkeys(self._demands(ast, each)))
                yield (
                    name,
                    Operation(each, cost_of(self._schema, ast, each), demands, dry_run(ast, each)),
                )

    def _demands(self, ast: DocumentNode, operation: OperationDefinitionNode) -> Iterator[Demand]:
        """What the fields ask, those of a fragment once: what they ask does not depend on where it
        is spread.
        """
        fragments = {
            each.name.value: each
            for each in ast.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        seen: set[str] = set()

        def walk(parent: GraphQLNamedType, selections: SelectionSetNode) -> Iterator[Demand]:
            for node in selections.selections:
                if isinstance(node, FieldNode):
                    yield from of_field(parent, node)
                elif isinstance(node, InlineFragmentNode):
                    on = (
                        self._schema.type_map[node.type_condition.name.value]
                        if node.type_condition
                        else parent
                    )
                    yield from walk(on, node.selection_set)
                elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                    seen.add(node.name.value)
                    fragment = fragments[node.name.value]
                    on = self._schema.type_map[fragment.type_condition.name.value]
                    yield from walk(on, fragment.selection_set)

        def of_field(parent: GraphQLNamedType, node: FieldNode) -> Iterator[Demand]:
            if node.name.value.startswith("__"):
                return
            found = field_of(parent, node)
            assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
            policy = policy_of(parent, found)
            if policy is not None and (policy.scopes or policy.roles):
                yield demand(policy, f"{parent.name}.{node.name.value}")
            if node.selection_set is not None:
                yield from walk(get_named_type(found.type), node.selection_set)

        root = self._schema.get_root_type(operation.operation)
        assert root is not None
        yield from walk(root, operation.selection_set)


def dry_run(ast: DocumentNode, operation: OperationDefinitionNode) -> DocumentNode | None:
    """The same document with nothing asked but the rate, if the operation asks for a dry run."""
    asked = [node for node in operation.selection_set.selections if _is_dry(node)]
    if not asked:
        return None
    alone = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        selection_set=SelectionSetNode(selections=tuple(asked)),
    )
    others = [each for each in ast.definitions if each is not operation]
    return DocumentNode(definitions=(alone, *others))


def _is_dry(node: SelectionNode) -> bool:
    if not isinstance(node, FieldNode) or node.name.value != "rateLimit":
        return False
    return any(
        isinstance(each.value, BooleanValueNode) and each.value.value
        for each in node.arguments or ()
    )


def demand(policy: Requires, field: str) -> Demand:
    return Demand(
        frozenset(policy.scopes), frozenset(policy.roles) if policy.roles else None, field
    )


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _fault(code: FaultCode, error: GraphQLError) -> Fault:
    """In the reader's language and where it is; what the library says of it stays beside."""
    if "more than" in error.message and "tokens" in error.message:
        return Fault(FaultCode.TOO_COMPLEX, detail=error.message)
    places = error.locations or []
    facts = {"line": places[0].line, "column": places[0].column} if places else {}
    return Fault(code, facts=facts, nodes=error.nodes, detail=error.message)
