"""One mutation, one act: the only place that opens an act for a caller and turns a refusal into `userErrors`."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import orjson
import strawberry

from api.context import Context
from api.drafts import draft_at
from api.fields import column
from api.loading import by_ids
from api.policies import holidays
from api.policy import ANYBODY
from api.selection import Selected
from api.types.conversation import Event
from api.types.drafts import Draft
from api.types.knowledge import Article
from api.types.mail import InboundMail
from api.types.operations import Job
from api.types.outcomes import Survey
from api.types.people import Person, Viewer
from api.types.policies import Absence, Holiday, PolicyRevision
from api.types.ticket import Ticket
from api.viewer import viewer
from models import database
from models.database import Contention
from models.tickets import Ticket as TicketModel
from procedure import policies
from procedure.act import Act
from procedure.refusals import Code, Refusal
from procedure.words import required
from texts.refusals import sentence

RETRIES = 3
KEPT = timedelta(days=7)


@strawberry.type(description="Why an act was refused: nothing changed.", directives=[ANYBODY])
class UserError:
    code: Code = column("What a program decides on.")
    path: list[str] = column("Where in the arguments.")
    message: str = column("What went wrong and what to do, in the reader's language.")
    clause: str | None = column("The numbered sentence of SGC-SAC-001 behind it.")
    retryable: bool = column("Whether the same call may succeed later.")
    version: int | None = column("The current version, when `expectedVersion` was stale.")


@strawberry.type(description="What an act on a ticket answers.", directives=[ANYBODY])
class TicketPayload:
    ticket: Ticket | None = column(
        "The ticket as it is now; none when refused, except for a key used again: then what its first call made."
    )
    event: Event | None = column("The event that was recorded.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What answering the survey answers.", directives=[ANYBODY])
class SurveyPayload:
    survey: Survey | None = column("The answer as it is kept.")
    ticket: Ticket | None = column("The ticket as it is now.")
    event: Event | None = column("The event that was recorded.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on an article answers.", directives=[ANYBODY])
class ArticlePayload:
    article: Article | None = column("The article as it is now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What changing one's preferences answers.", directives=[ANYBODY])
class ViewerPayload:
    viewer: Viewer | None = column("The caller as they are now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on a policy answers.", directives=[ANYBODY])
class PolicyPayload:
    policy: PolicyRevision | None = column("The revision as it is now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on holidays answers.", directives=[ANYBODY])
class HolidaysPayload:
    holidays: list[Holiday] | None = column("Those of the country and year; none when one was removed.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on somebody of the staff answers.", directives=[ANYBODY])
class PersonPayload:
    person: Person | None = column("The person as they are now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on an absence answers.", directives=[ANYBODY])
class AbsencePayload:
    absence: Absence | None = column("The absence as it is now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on a message that came in answers.", directives=[ANYBODY])
class InboundMailPayload:
    inbound_mail: InboundMail | None = column("The message as it stands now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What an act on a job answers.", directives=[ANYBODY])
class JobPayload:
    job: Job | None = column("The job as it is now.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@strawberry.type(description="What keeping or throwing away a draft answers.", directives=[ANYBODY])
class DraftPayload:
    draft: Draft | None = column("The draft that stands now; none once it is thrown away.")
    user_errors: list[UserError] = column("Why it was refused; empty when it was done.")


@dataclass(frozen=True, slots=True)
class Done:
    """What an act left: the object it was about, and the event that stands for it."""

    object_id: int
    event_id: int | None = None


class KeyReused(Refusal):
    """The key did something else before: with what that left, which its caller may want to see."""

    def __init__(self, done: Done) -> None:
        super().__init__(Code.IDEMPOTENCY_KEY_REUSED, "idempotencyKey")
        self.done = done


class Payload:
    """As the schema's payload types read it; parts that were not asked for stay out."""

    ticket = event = survey = article = viewer = draft = None
    policy = holidays = person = absence = job = inbound_mail = None

    def __init__(self, user_errors: list[UserErrorRow] | None = None, **parts: Any) -> None:
        self.user_errors = user_errors or []
        self.__dict__.update(parts)


class UserErrorRow:
    def __init__(self, refusal: Refusal, context: Context, clause: str | None) -> None:
        self.code = refusal.code
        self.path = _path(refusal.field)
        self.message = sentence(refusal.code.value, context.language, refusal.facts)
        self.clause = refusal.clause or clause
        self.retryable = False
        self.version = refusal.facts.get("version")


def _path(field: str | None) -> list[str]:
    """`incident.what_fails` is `input`, `incident`, `whatFails`; the arguments beside `input` stand alone."""
    if field is None or field in ("id", "place", "expectedVersion", "idempotencyKey"):
        return [field] if field else []
    return ["input", *(_camel(part) for part in field.split("."))]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


OnTicket = Callable[[Act, TicketModel], Awaitable[Any]]
Work = Callable[[Act], Awaitable[Done]]


@dataclass(frozen=True, slots=True)
class Call:
    """A mutation as it was called: by whom, with what, and which clause stands behind it."""

    context: Context
    field: Selected
    clause: str
    key: str | None = None

    async def on_ticket(self, ticket_id: int, expected_version: int | None, rule: OnTicket) -> Payload:
        """Load the visible ticket, do the act, answer the ticket and the event."""

        async def work(act: Act) -> Done:
            ticket = await act.ticket(ticket_id, expected_version)
            event = await rule(act, ticket)
            return Done(event.ticket_id, event.id)

        return await self.answer(work, self.ticket_payload)

    async def answer(self, work: Work, payload: Callable[[Done], Awaitable[Payload]]) -> Payload:
        try:
            done = await self._done(work)
        except KeyReused as refusal:
            before = await payload(refusal.done)
            before.user_errors = [UserErrorRow(refusal, self.context, self.clause)]
            return before
        except Refusal as refusal:
            return Payload([UserErrorRow(refusal, self.context, self.clause)])
        return await payload(done)

    async def _done(self, work: Work) -> Done:
        """The act in one transaction; two that met are done one after the other."""
        for attempt in range(RETRIES):
            try:
                async with Act.begin(
                    self.context.actor, now=self.context.now, channel=self.context.channel
                ) as act:
                    return await self._once(act, work)
            except Contention:
                if attempt == RETRIES - 1:
                    raise
        raise AssertionError("unreachable")

    async def _once(self, act: Act, work: Work) -> Done:
        if self.key is None:
            return await work(act)
        call = IdempotentKey(self.context.actor.caller, self.field.name, self.key, self._digest())
        before = await call.claim(act)
        if before is not None:
            return before
        done = await work(act)
        await call.keep(done)
        return done

    def _digest(self) -> str:
        arguments = {
            name: value for name, value in self.field.arguments().items() if name != "idempotencyKey"
        }
        text = orjson.dumps(arguments, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
        return hashlib.sha256(text).hexdigest()

    # What is read for the answer

    async def ticket_payload(self, done: Done) -> Payload:
        return Payload(
            ticket=await self._part("ticket", "Ticket", done.object_id),
            event=await self._part("event", "Event", done.event_id),
        )

    async def survey_payload(self, done: Done) -> Payload:
        payload = await self.ticket_payload(done)
        answers = await database.rows(
            "SELECT id FROM survey WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1", [done.object_id]
        )
        payload.survey = await self._part("survey", "Survey", answers[0]["id"])
        return payload

    async def article_payload(self, done: Done) -> Payload:
        return Payload(article=await self._part("article", "Article", done.object_id))

    async def policy_payload(self, done: Done) -> Payload:
        self.context.forget_policies()
        self.context.policies = await policies.in_force(self.context.now)
        return Payload(policy=await self._part("policy", "PolicyRevision", done.object_id))

    async def inbound_payload(self, done: Done) -> Payload:
        return Payload(inbound_mail=await self._part("inboundMail", "InboundMail", done.object_id))

    async def job_payload(self, done: Done) -> Payload:
        return Payload(job=await self._part("job", "Job", done.object_id))

    async def person_payload(self, done: Done) -> Payload:
        return Payload(person=await self._part("person", "Person", done.object_id))

    async def absence_payload(self, done: Done) -> Payload:
        return Payload(absence=await self._part("absence", "Absence", done.object_id))

    def holidays_payload(self, country: str, year: str) -> Callable[[Done], Awaitable[Payload]]:
        async def payload(_done: Done) -> Payload:
            asked = [part for part in self.field.below() if part.name == "holidays"]
            return Payload(holidays=await holidays(self.context, asked[0], country, year) if asked else None)

        return payload

    async def nothing_payload(self, _done: Done) -> Payload:
        return Payload()

    async def viewer_payload(self, _done: Done) -> Payload:
        asked = [part for part in self.field.below() if part.name == "viewer"]
        return Payload(viewer=await viewer(self.context, asked[0]) if asked else None)

    def draft_payload(self, place: str) -> Callable[[Done], Awaitable[Payload]]:
        async def payload(_done: Done) -> Payload:
            asked = any(part.name == "draft" for part in self.field.below())
            return Payload(draft=await draft_at(self.context, place) if asked else None)

        return payload

    async def _part(self, name: str, type_name: str, key: int | None) -> Any:
        asked = [part for part in self.field.below() if part.name == name]
        if not asked or key is None:
            return None
        return (await by_ids(self.context, type_name, [key], asked[0].below(), reached=False)).get(key)


@dataclass(frozen=True, slots=True)
class IdempotentKey:
    """A key of a caller for a mutation. The first call holds it until it ends; refusals are not kept."""

    caller: str
    mutation: str
    key: str
    digest: str

    async def claim(self, act: Act) -> Done | None:
        """What the first call with this key left; nothing when this is the first.

        Refuses: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED
        """
        key = required(self.key, "idempotencyKey", 120)
        await database.execute("DELETE FROM idempotent_call WHERE called_at < $1", [act.now - KEPT])
        claimed = await database.rows(
            "INSERT INTO idempotent_call(caller, mutation, key, body_digest, called_at) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT(caller, mutation, key) DO NOTHING RETURNING id",
            [self.caller, self.mutation, key, self.digest, act.now],
        )
        if claimed:
            return None
        [first] = await database.rows(
            "SELECT body_digest, object_id, event_id FROM idempotent_call "
            "WHERE caller = $1 AND mutation = $2 AND key = $3",
            [self.caller, self.mutation, key],
        )
        done = Done(first["object_id"], first["event_id"])
        if first["body_digest"] != self.digest:
            raise KeyReused(done)
        return done

    async def keep(self, done: Done) -> None:
        await database.rows(
            "UPDATE idempotent_call SET object_id = $4, event_id = $5 "
            "WHERE caller = $1 AND mutation = $2 AND key = $3 RETURNING id",
            [self.caller, self.mutation, self.key.strip(), done.object_id, done.event_id],
        )
