"""What a running operation knows: who asks, when, in which language. Nothing of it is ambient."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from api.gateway.limits import Rate
from auth.encryption import Seal
from models.live import Hub
from models.vocabulary import Channel, Language
from procedure.core.actor import Actor
from procedure.service_levels.policies import Policies, in_force


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
    keep_policies: Callable[[Policies, datetime], None] = lambda _policies, _now: None

    async def know(
        self, revisions_of: Callable[[Policies], Mapping[int, object]], wanted: Iterable[int]
    ) -> None:
        """The policies hold these revisions: a ticket may name one that another process approved a
        moment ago.
        """
        if not revisions_of(self.policies).keys() >= set(wanted):
            self.adopt(await in_force(self.now))

    def adopt(self, policies: Policies) -> None:
        """These were just read: here, and for who asks next, they count."""
        self.policies = policies
        self.keep_policies(policies, self.now)
