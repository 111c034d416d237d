"""What a running operation knows: who asks, when, in which language. Nothing of it is ambient."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from api.gateway.limits import Rate
from auth.encryption import Seal
from models.live import Hub
from models.vocabulary import Channel, Language
from procedure.core.actor import Actor
from procedure.service_levels.policies import Policies


@dataclass(slots=True)
class Context:
    actor: Actor
    now: datetime
    channel: Channel
    language: Language
    request_id: str
    policies: Policies
    seal: Seal
    hub: Hub
    rate: Rate
    desk_name: str
    cost: int = 0
    link: str | None = None
    who_by_now: Callable[[], Awaitable[Actor | None]] | None = None
    alive_every: float = 15.0
    forget_policies: Callable[[], None] = lambda: None
