"""What a company asks beside the procedure's own fields, for tests of every floor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from models.vocabulary import PolicyKind
from procedure.service_levels.policies.changes import approve_policy, propose_policy
from tests.builders import act
from tests.cast import NOON, Desk

INVOICE: dict[str, Any] = {
    "key": "INVOICE_NUMBER",
    "types": ["INQUIRY", "INCIDENT"],
    "es": "Número de factura",
    "en": "Invoice number",
    "hint_es": "Como está en la factura, 100 % igual.",
    "needed": True,
}
PLAN: dict[str, Any] = {
    "key": "PLAN",
    "types": ["INQUIRY"],
    "es": "Plan",
    "answer": "CHOICE",
    "choices": [{"key": "BASIC", "es": "Básico"}, {"key": "FULL", "es": "Completo", "en": "Full"}],
}
SINCE: dict[str, Any] = {"key": "SINCE", "types": ["INQUIRY"], "es": "Desde", "answer": "DATE"}


async def asked(desk: Desk, *fields: dict[str, Any], at: datetime = NOON) -> None:
    """The company asks these from now on."""
    await decided(desk, PolicyKind.REQUEST_FIELDS, {"fields": fields}, at=at)


async def decided(
    desk: Desk, kind: PolicyKind, content: Mapping[str, Any], at: datetime = NOON
) -> None:
    """Proposed by one person and approved by another, it counts."""
    written = orjson.dumps(content).decode()
    async with act(desk.lucia, at=at) as opened:
        proposed = await propose_policy(
            opened, kind=kind, content=written, reason="Lo pide facturación"
        )
    async with act(desk.miguel, at=at) as opened:
        await approve_policy(opened, proposed.id)
