"""Ninety days of the demonstration desk, played by real acts with a moved clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from demo.cast import Cast, Somebody, open_desk
from demo.habits import settle
from demo.moves import Scene, move
from demo.people import DemoPerson
from demo.people_changes import Change, changes, make
from demo.requests import REQUESTS
from demo.script import ChangeRequest, Complaint, ConfirmByPhone, Request, Step, Withdraw
from models.columns import to_millisecond
from models.jobs import next_run
from models.vocabulary import Affects, Channel, Needed, TicketType
from procedure.core.act import Act
from procedure.core.actor import SYSTEM, Actor
from procedure.people.requesters import Requester
from procedure.reception import registration
from worker import Handler, Now, Worker

Handlers = Callable[[Now], Mapping[str, Handler]]


@dataclass(frozen=True)
class Moment:
    """A request comes in, one of its steps is taken, or something changes about people."""

    at: datetime
    request: Request | None = None
    step: Step | None = None
    change: Change | None = None


@dataclass
class Stage:
    cast: Cast
    now: datetime
    tickets: dict[str, int] = field(default_factory=dict)


async def load(now: datetime, handlers: Handlers) -> list[DemoPerson]:
    """The desk stands as it would after ninety days of work up to `now`; who can sign in is the
    answer.

    Each job is done at the hour at which it was due, by handlers that look at the moved clock.
    """
    now = to_millisecond(now)
    stage = Stage(await open_desk(now), now)
    await settle(stage.cast, now)
    worker = Worker(handlers(lambda: stage.now), now=lambda: stage.now)
    for moment in sorted(moments(now), key=lambda moment: moment.at):
        await let_time_pass(stage, worker, moment.at)
        await play(stage, moment)
        await worker.run_due()
    await let_time_pass(stage, worker, now)
    return list(stage.cast.people)


async def let_time_pass(stage: Stage, worker: Worker, until: datetime) -> None:
    """Whatever happens by the clock happens at its hour."""
    while (due := await next_run()) is not None and due <= until:
        stage.now = max(due, stage.now)
        await worker.run_due()
    stage.now = until


def moments(now: datetime) -> Iterator[Moment]:
    """Everything that happens, request by request, and what changes about people."""
    for change in changes():
        yield Moment(now - change.ago, change=change)
    for request in REQUESTS:
        began = now - request.ago
        yield Moment(began, request)
        for step in request.steps:
            yield Moment(began + step.at, request, step)


async def play(stage: Stage, moment: Moment) -> None:
    if moment.change is not None:
        await make(moment.change, stage.cast, moment.at)
    if moment.request is None:
        return
    if moment.step is None:
        await register(stage, moment.request)
        return
    actor = who(stage.cast, moment.request, moment.step)
    channel = by_which_channel(actor, moment.request, moment.step)
    async with Act.begin(actor, now=moment.at, channel=channel) as act:
        ticket = await act.ticket(stage.tickets[moment.request.key])
        await move(Scene(act, ticket, stage.cast, stage.tickets), moment.step)


async def register(stage: Stage, request: Request) -> None:
    """By the requester on the portal, by the system for a mail, else by whoever took it down."""
    channel = Channel(request.channel)
    actor = registrar(stage.cast, request)
    told = registration.Request(
        type=TicketType(request.type),
        subject=request.subject,
        description=request.description,
        affects=Affects(request.affects),
        needed=Needed(request.needed),
        channel=channel,
        details=details(request, stage.now),
        custom=request.answers,
        requester=None
        if actor.is_customer
        else Requester(id=stage.cast.person_id(request.requester)),
        occurred_at=stage.now - request.late_by if request.late_by else None,
    )
    async with Act.begin(actor, now=stage.now, channel=channel) as act:
        ticket, _ = await registration.register(act, told)
    stage.tickets[request.key] = ticket.id


def registrar(cast: Cast, request: Request) -> Actor:
    if request.registered_by is not None:
        return cast.actor(request.registered_by)
    return SYSTEM if request.channel == "EMAIL" else cast.actor(request.requester)


def who(cast: Cast, request: Request, step: Step) -> Actor:
    """Whoever the step names; the requester where it names nobody."""
    somebody: Somebody | None = getattr(step, "by", None)
    return cast.actor(somebody or request.requester)


def by_which_channel(actor: Actor, request: Request, step: Step) -> Channel:
    """Who wrote by mail goes on by mail; staff work on the pages and sometimes answer the
    telephone.
    """
    if actor.is_partner:
        return Channel.API
    if actor.is_staff:
        return Channel.PHONE if isinstance(step, ConfirmByPhone | Withdraw) else Channel.PORTAL
    return Channel.EMAIL if request.channel == "EMAIL" else Channel.PORTAL


def details(request: Request, began: datetime) -> dict[str, str | None]:
    """The fields of the request's type, as a form would send them."""
    match request.fields:
        case ChangeRequest(what, why, needed_in, approver):
            zone = ZoneInfo(request.requester.organization.time_zone)
            needed_by = (began + needed_in).astimezone(zone).date().isoformat()
            return {"what": what, "why": why, "needed_by": needed_by, "approver": approver}
        case Complaint(about, what_happened, remedy_sought, about_whom):
            return {
                "about": about,
                "about_whom": about_whom.name if about_whom else None,
                "what_happened": what_happened,
                "remedy_sought": remedy_sought,
            }
        case plain:
            return asdict(plain)
