"""The policies of revision 0 as constants, for the servers that do not keep policies as data."""

from __future__ import annotations

from typing import Any

from models.vocabulary import PolicyKind
from procedure.service_levels.clocks import REVISION_ZERO
from procedure.service_levels.policies import (
    CLOSING,
    MATRIX,
    ClosingPolicy,
    Policies,
    PriorityMatrix,
)
from procedure.service_levels.policies.escalation_matrix import MATRIX as ESCALATION
from procedure.service_levels.policies.escalation_matrix import EscalationMatrix
from procedure.service_levels.policies.request_fields import REQUEST_FIELDS, RequestFields

_CELLS: Any = MATRIX
POLICIES = Policies(
    matrices={0: PriorityMatrix(0, **_CELLS)},
    book={0: REVISION_ZERO},
    escalations={0: EscalationMatrix.from_policy(ESCALATION)},
    closings={0: ClosingPolicy.from_policy(CLOSING)},
    given_out=frozenset(),
    open_domains=frozenset(),
    asked={0: RequestFields.from_policy(REQUEST_FIELDS)},
    current=dict.fromkeys(PolicyKind, 0),
)
