"""The policies of revision 0 as constants, for the servers that do not keep policies as data."""

from __future__ import annotations

from typing import Any

from procedure.escalation_matrix import MATRIX as ESCALATION
from procedure.escalation_matrix import EscalationMatrix
from procedure.policies import CLOSING, MATRIX, ClosingPolicy, Policies, PriorityMatrix
from procedure.service_levels import REVISION_ZERO

_CELLS: Any = MATRIX
POLICIES = Policies(
    {0: PriorityMatrix(0, **_CELLS)},
    {0: REVISION_ZERO},
    ClosingPolicy.from_policy(CLOSING),
    {0: EscalationMatrix.from_policy(ESCALATION)},
    frozenset(),
)
