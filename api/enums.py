"""The vocabulary as the schema shows it: each enum and each of its values explained."""

from __future__ import annotations

from enum import Enum, StrEnum

import strawberry

from models import vocabulary as words
from models.told_words import ToldWord
from procedure.core.acts import Verb
from procedure.core.events import EventKind
from procedure.core.refusals import Code


def described(kind: type[Enum], description: str, values: dict[str, str] | None = None) -> None:
    """The enum with a description on itself and on each value: that of `values`, else what the word
    itself declares. The schema is not built while a value has none.
    """
    shown = strawberry.enum(kind, description=description)
    for value in shown.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = (values or {}).get(value.name) or _declared(kind, value.name)


def _declared(kind: type[Enum], name: str) -> str | None:
    word = kind[name]
    return word.__doc__ if isinstance(word, ToldWord) else None


def _said_of(code: Code) -> str:
    return f"{code.__doc__}{' The same call may succeed later.' if code.retryable else ''}"


class QueueView(StrEnum):
    MINE = "MINE"
    TEAM = "TEAM"
    UNASSIGNED = "UNASSIGNED"
    DUE_SOON = "DUE_SOON"
    BREACHED = "BREACHED"
    COMPLAINTS = "COMPLAINTS"
    WAITING = "WAITING"
    REVIEWS = "REVIEWS"
    CALLS = "CALLS"
    FOLLOW_UPS = "FOLLOW_UPS"
    UNCONFIRMED = "UNCONFIRMED"
    UNANSWERED = "UNANSWERED"


class TicketOrderField(StrEnum):
    NEXT_DUE_AT = "NEXT_DUE_AT"
    PRIORITY = "PRIORITY"
    RECORDED_AT = "RECORDED_AT"
    UPDATED_AT = "UPDATED_AT"
    NUMBER = "NUMBER"
    RELEVANCE = "RELEVANCE"


class ArticleOrder(StrEnum):
    HELPFUL = "HELPFUL"
    REVIEWED = "REVIEWED"


class Direction(StrEnum):
    ASC = "ASC"
    DESC = "DESC"


described(
    words.Scope,
    "What a bearer token may do. A scope narrows a person's rights; it never widens them.",
    {
        "TICKETS_READ": "`tickets:read`: see tickets and their conversation.",
        "TICKETS_WRITE": "`tickets:write`: register tickets and act on them.",
        "KNOWLEDGE_READ": "`knowledge:read`: read articles.",
        "KNOWLEDGE_WRITE": "`knowledge:write`: write, publish and rate articles.",
        "PEOPLE_READ": "`people:read`: see people and organizations.",
        "PEOPLE_WRITE": "`people:write`: invite, change, move and deactivate people.",
        "PROFILE": "`profile`: see oneself and change one's preferences.",
    },
)
described(
    words.Role,
    "Who somebody is at the desk (section 3 of the procedure).",
    {
        "CUSTOMER": "A member of an organization.",
        "CUSTOMER_ADMIN": "A member who sees and acts on every ticket of the organization.",
        "SPECIALIST": "Especialista de Atención al Cliente, support level N1.",
        "TECHNICIAN": "Equipo Técnico, N2.",
        "LEAD": "Líder de Servicio al Cliente, N3.",
        "MANAGER": "Gerente de Servicio al Cliente, N4: may do what a lead may.",
        "PARTNER": "A partner's system that acts for one organization.",
        "SYSTEM": "The desk itself: timers and notices.",
    },
)
described(
    words.TicketType,
    "Tipo de solicitud (4.1.3).",
    {
        "INQUIRY": "Consulta: somebody wants to know something.",
        "INCIDENT": "Incidencia: something does not work.",
        "COMPLAINT": "Queja o reclamación: somebody is not content. Kept in SGC-REG-SAC-004.",
        "CHANGE_REQUEST": "Solicitud de cambio: something should be different.",
    },
)
described(
    words.Channel,
    "Canal (4.1.1) by which a request or a message came.",
    {
        "PHONE": "By telephone.",
        "EMAIL": "By mail.",
        "PORTAL": "In the support portal.",
        "API": "From a partner's system.",
    },
)
described(
    words.Impact,
    "Impacto: how much is affected (4.1.4).",
    {"HIGH": "A whole organization.", "MEDIUM": "A team.", "LOW": "One person."},
)
described(
    words.Urgency,
    "Urgencia: how soon it is needed (4.1.4).",
    {"HIGH": "Work is stopped.", "MEDIUM": "This week.", "LOW": "No rush."},
)
described(
    words.Priority,
    "Prioridad, which follows from impact and urgency (4.1.4) and sets both promises (section 5).",
    {
        "CRITICAL": "First response in 1 hour, resolution in 4.",
        "HIGH": "First response in 2 hours, resolution in 8.",
        "MEDIUM": "First response in 4 hours, resolution in 24.",
        "LOW": "First response in 8 hours, resolution in 48.",
    },
)
described(
    words.Affects,
    "The first plain question of the form: whom does it affect?",
    {
        "ONLY_ME": "The person who asks, and nobody else.",
        "MY_TEAM": "Several people who work together.",
        "WHOLE_COMPANY": "Everybody, or everybody's work.",
    },
)
described(
    words.Needed,
    "The second plain question of the form: when do you need it?",
    {
        "NOW": "Now: work is stopped.",
        "THIS_WEEK": "In days, not hours: work goes on meanwhile.",
        "NO_RUSH": "There is no rush.",
    },
)
described(
    words.Complexity,
    "Complejidad (4.2.1): it decides who handles a ticket, never how long it may take.",
    {
        "C1": "A known answer, one contact.",
        "C2": "Investigation in one area.",
        "C3": "Two areas, code or a third party.",
        "C4": "Legal, security, compensation or a serious complaint.",
    },
)
described(
    words.SupportLevel,
    "Support level of the escalation matrix (4.3.3).",
    {
        "N1": "Specialist.",
        "N2": "Technical team.",
        "N3": "Lead.",
        "N4": "Manager.",
    },
)
described(
    words.Status,
    "State of a ticket.",
    {
        "REGISTERED": "Numbered and acknowledged.",
        "CLASSIFIED": "Type, area, priority and complexity confirmed by staff.",
        "ASSIGNED": "Has an owner.",
        "IN_PROGRESS": "Being worked.",
        "WAITING_CUSTOMER": "A question was sent to the customer; the resolution clock is paused.",
        "WAITING_THIRD_PARTY": "A supplier or another area owes something; the clock runs.",
        "RESOLVED": "A solution is proposed and its confirmation asked.",
        "CLOSED": "Ended, with a closure basis.",
        "WITHDRAWN": "Ended by the customer.",
        "MERGED": "Folded into another ticket.",
    },
)
described(
    words.Visibility,
    "Which tickets of their organization its members see.",
    {
        "OWN": "Their own.",
        "TEAM": "Their team's.",
        "ALL": "All of them.",
    },
)
described(words.Language, "A language of the desk.", {"ES": "Spanish.", "EN": "English."})
described(
    words.MessageKind,
    "What a message is.",
    {
        "DESCRIPTION": "What was asked in the first place.",
        "REPLY": "A public answer.",
        "QUESTION": "A question to the customer.",
        "NOTE": "An internal note.",
        "SOLUTION": "The proposed solution.",
        "REASON": "The reason given for an act.",
    },
)
described(
    words.NoteKind,
    "What an internal note records (4.3.5).",
    {
        "FINDING": "Hallazgo.",
        "ACTION": "Acción.",
        "DECISION": "Decisión.",
    },
)
described(
    words.Audience,
    "Who may read a message.",
    {
        "PUBLIC": "The customer and the staff.",
        "INTERNAL": "The staff.",
        "PRIVATE": "The staff, except the person complained about.",
    },
)
described(
    words.ClosureBasis,
    "Why a ticket may be closed (4.4.3).",
    {
        "CONFIRMED": "The customer confirmed.",
        "CONFIRMED_BY_PHONE": "The customer confirmed on a call, whose evidence is kept.",
        "TACIT": "Silence, where the policy allows it.",
    },
)
described(
    words.ClockName,
    "The two promises of a ticket (section 5).",
    {
        "FIRST_RESPONSE": "A person writes to the customer.",
        "RESOLUTION": "A solution is proposed that the customer confirms.",
    },
)
described(
    words.ReceiptWay,
    "How a requester was told that the request is registered (4.2.4).",
    {
        "MAIL": "By mail.",
        "READ_BACK": "On the call: number and both promises were read back.",
        "ANSWER": "In the answer to whoever registered it.",
    },
)
described(
    words.ClockState,
    "State of a promise.",
    {
        "PENDING": "Running.",
        "PAUSED": "Paused: the customer's answer is awaited.",
        "IMMINENT_BREACH": "Running, with 75 % of its time used.",
        "BREACHING": "Past due and still running.",
        "BREACHED": "Ended past due.",
        "ACHIEVED": "Kept.",
        "CANCELLED": "No longer owed.",
    },
)
described(
    words.PolicyKind,
    "What a policy decides.",
    {
        "PRIORITY_MATRIX": "The priority, from impact and urgency (4.1.4).",
        "SERVICE_LEVELS": "The times promised and the calendars they count on (5).",
        "ESCALATION": "Who is told and called, and when (4.3.3).",
        "ASSIGNMENT": "In which areas the ranking assigns by itself (4.2.2).",
        "RETENTION": "How long records are kept.",
        "CLOSING": "Windows after the end, working days, tacit closing (4.4).",
        "SELF_REGISTRATION": "With which mail domains people let themselves in.",
        "REQUEST_FIELDS": "What requests of a type are asked beside the procedure's own (4.1.3).",
    },
)
described(
    words.ReplyPlaceholder,
    "What a saved reply may leave room for, in either language's word.",
    {
        "REQUEST": "`{{solicitud}}`, `{{request}}`: the ticket's number.",
        "SUBJECT": "`{{asunto}}`, `{{subject}}`: its subject.",
        "CUSTOMER": "`{{cliente}}`, `{{customer}}`: the requester's name.",
        "AGENT": "`{{agente}}`, `{{agent}}`: the name of who writes.",
        "DUE": "`{{plazo}}`, `{{due}}`: when the solution is due, at the requester's clock.",
    },
)
described(
    words.AnswerKind,
    "What a custom field takes.",
    {
        "LINE": "A line of up to 200 characters.",
        "TEXT": "A text of up to 20,000 characters.",
        "CHOICE": "The key of one of its choices.",
        "DATE": "A day, as `2026-03-14`.",
    },
)
described(
    words.ArticleStatus,
    "State of an article.",
    {
        "DRAFT": "Only the staff sees it.",
        "PUBLISHED": "Reviewed by another person, for everybody to read.",
        "WITHDRAWN": "Taken back, with a reason; only the staff sees it.",
    },
)
described(
    words.Severity,
    "Severity of a complaint: that of its priority, and it only goes up.",
    {
        "CRITICAL": "A proposal is owed within one working day; the manager is told.",
        "HIGH": "The manager is told, and approves the remedy.",
        "MEDIUM": "A proposal is owed within three working days.",
        "LOW": "As medium: no complaint is registered as less.",
    },
)
described(
    words.ComplaintSubject,
    "What a complaint is about.",
    {"SERVICE": "The service.", "PERSON": "A person.", "PRODUCT": "A product."},
)
described(
    words.FollowUpKind,
    "Why a follow-up is owed (4.4.4).",
    {
        "CRITICAL": "It was critical: 3 and 15 days after closing.",
        "RECURRENT": "It came back: 3 and 15 days after closing.",
        "COMPLAINT": "It was a complaint: 5 working days and 15 days after closing.",
        "LOW_SCORE": "Its customer was not content: a lead looks into it within a working day.",
        "WITHDRAWN_COMPLAINT": "A complaint was taken back: a lead asks why.",
        "UNCONFIRMED": "Nobody answered whether the solution is one: somebody calls.",
        "LONG_PAUSE": "Paused for five working days, or for the fourth time: a lead reviews.",
    },
)
described(
    words.Trigger,
    "What calls the matrix of escalation into action (4.3.3).",
    {
        "REGISTERED": "It was registered, or got this priority.",
        "UNASSIGNED": "Nobody owned it for too long.",
        "FIRST_RESPONSE_IMMINENT": "75 % of the time to the first response are used.",
        "FIRST_RESPONSE_MISSED": "The first response is late.",
        "RESOLUTION_WITHOUT_N2": (
            "Half of the time is used on a hard one without the technical team."
        ),
        "RESOLUTION_IMMINENT": "75 % of the time to the solution are used.",
        "RESOLUTION_MISSED": "The solution is late.",
        "RESOLUTION_OVERRUN": "150 % of the time to the solution are used.",
        "RETURNED_TWICE": "Rejected or reopened for the second time.",
        "COMPLAINT": "It is a complaint.",
        "SEVERE_COMPLAINT": "It is a severe complaint, or about a lead.",
        "UNANSWERED": "Nobody acknowledged the call before in time.",
    },
)
described(
    words.DelayCause,
    "Why a solution is late, as its customer is told.",
    {
        "NOBODY_TOOK_IT": "Nobody had taken it.",
        "NOT_STARTED": "Its owner had not begun.",
        "THIRD_PARTY": "A third party owes something.",
        "SOLUTION_REJECTED": "The solution before did not do.",
        "MORE_WORK": "It takes more work than expected.",
    },
)
described(
    words.LinkKind,
    "How two tickets are linked.",
    {
        "CONTINUES": "This one goes on where the other ended.",
        "RELATED": "They have to do with each other.",
        "DUPLICATE_OF": "They ask the same, of people who may not read each other's.",
    },
)
described(
    words.NoticeKind,
    "Notices that somebody may want; the receipt, the question whether it is solved and word of a"
    " delay are owed.",
    {
        "ANSWERS": "Somebody answered or asked.",
        "PROGRESS": "How the work goes on: assigned, escalated, closed.",
        "FOLLOWED": "Of requests that a customer follows and did not ask for, as well.",
    },
)
described(
    words.Scan,
    "What a look for harm found in a file; one that holds any is refused.",
    {"CLEAN": "ClamAV found nothing.", "NOT_SCANNED": "This desk has nobody look."},
)
described(
    words.ReviewState,
    "How a review of the priority stands (4.1.4).",
    {
        "ASKED": "The customer asked, and a lead owes an answer.",
        "KEPT": "The priority is as it was.",
        "RAISED": "The priority went up.",
        "LOWERED": "The priority went down.",
    },
)
described(EventKind, "What happened to a ticket.")
described(Verb, "An act that may be done on a ticket, each by the mutation that it names.")
described(
    Code,
    "Why an act was refused: what a program decides on; `message` is for people.",
    {code.name: _said_of(code) for code in Code},
)
described(
    QueueView,
    "A cut through the tickets as the staff works on them.",
    {
        "MINE": "Assigned to me.",
        "TEAM": "Of the areas that I serve.",
        "UNASSIGNED": "Without an owner.",
        "DUE_SOON": "A promise falls due within two hours.",
        "BREACHED": "A promise is past due.",
        "COMPLAINTS": "What stands in register 004 and is open.",
        "WAITING": "Waiting for the customer or a third party.",
        "REVIEWS": "Their customer asked that the priority be reviewed.",
        "CALLS": "An escalation to my level waits to be acknowledged.",
        "FOLLOW_UPS": "A follow-up that I may do is due; also of tickets that have ended.",
        "UNCONFIRMED": "A solution that the customer has neither confirmed nor rejected.",
        "UNANSWERED": "The customer had the last word.",
    },
)
described(
    TicketOrderField,
    "What tickets may be ordered by; the id always comes last.",
    {
        "NEXT_DUE_AT": "The nearest promise still owed.",
        "PRIORITY": "Its priority, the strictest first when ascending.",
        "RECORDED_AT": "When it was registered.",
        "UPDATED_AT": "When it last changed.",
        "NUMBER": "Its number.",
        "RELEVANCE": "How well it fits `search`, best first; alone, and only with a search.",
    },
)
described(
    ArticleOrder,
    "What articles may be ordered by; the id always comes last.",
    {
        "HELPFUL": "Those that helped most readers first.",
        "REVIEWED": "Those reviewed last first; no drafts.",
    },
)
described(
    Direction, "Ascending or descending.", {"ASC": "Smallest first.", "DESC": "Largest first."}
)
