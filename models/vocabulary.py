"""The words of the desk: every enum that a row, a rule or the schema may hold. A value equals its
name.
"""

from enum import StrEnum


class TicketType(StrEnum):
    """What kind of request it is (4.1.3)."""

    INQUIRY = "INQUIRY"
    INCIDENT = "INCIDENT"
    COMPLAINT = "COMPLAINT"
    CHANGE_REQUEST = "CHANGE_REQUEST"


class Channel(StrEnum):
    """The official channel (4.1.1) by which a request or a message came in."""

    PHONE = "PHONE"
    EMAIL = "EMAIL"
    PORTAL = "PORTAL"
    API = "API"


class Impact(StrEnum):
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class Urgency(StrEnum):
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class Priority(StrEnum):
    CRITICAL = "CRITICAL"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"

    @property
    def rank(self) -> int:
        """1 is the strictest."""
        return list(Priority).index(self) + 1


class Affects(StrEnum):
    """The first plain question a customer answers: whom does it affect?"""

    ONLY_ME = "ONLY_ME"
    MY_TEAM = "MY_TEAM"
    WHOLE_COMPANY = "WHOLE_COMPANY"


class Needed(StrEnum):
    """The second plain question: when do you need it?"""

    NOW = "NOW"
    THIS_WEEK = "THIS_WEEK"
    NO_RUSH = "NO_RUSH"


class Complexity(StrEnum):
    """How hard a request is (4.2.1): it decides who answers, never how long that may take."""

    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"


class SupportLevel(StrEnum):
    """N1 specialist, N2 technical team, N3 lead, N4 manager."""

    N1 = "N1"
    N2 = "N2"
    N3 = "N3"
    N4 = "N4"


class Status(StrEnum):
    REGISTERED = "REGISTERED"
    CLASSIFIED = "CLASSIFIED"
    ASSIGNED = "ASSIGNED"
    IN_PROGRESS = "IN_PROGRESS"
    WAITING_CUSTOMER = "WAITING_CUSTOMER"
    WAITING_THIRD_PARTY = "WAITING_THIRD_PARTY"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"
    MERGED = "MERGED"


ENDED = frozenset({Status.CLOSED, Status.WITHDRAWN, Status.MERGED})
OPEN = frozenset(Status) - ENDED


class Role(StrEnum):
    CUSTOMER = "CUSTOMER"
    CUSTOMER_ADMIN = "CUSTOMER_ADMIN"
    SPECIALIST = "SPECIALIST"
    TECHNICIAN = "TECHNICIAN"
    LEAD = "LEAD"
    MANAGER = "MANAGER"
    PARTNER = "PARTNER"
    SYSTEM = "SYSTEM"


STAFF = frozenset({Role.SPECIALIST, Role.TECHNICIAN, Role.LEAD, Role.MANAGER})
CUSTOMERS = frozenset({Role.CUSTOMER, Role.CUSTOMER_ADMIN})

LEVEL_OF_ROLE = {
    Role.SPECIALIST: SupportLevel.N1,
    Role.TECHNICIAN: SupportLevel.N2,
    Role.LEAD: SupportLevel.N3,
    Role.MANAGER: SupportLevel.N4,
}


class Visibility(StrEnum):
    """Which tickets of their organization its members see."""

    OWN = "OWN"
    TEAM = "TEAM"
    ALL = "ALL"


class InvitationState(StrEnum):
    """What became of an invitation; one whose days have passed is PENDING no more, but EXPIRED."""

    PENDING = "PENDING"
    ACCEPTED = "ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


class Language(StrEnum):
    ES = "ES"
    EN = "EN"


class MessageKind(StrEnum):
    DESCRIPTION = "DESCRIPTION"
    REPLY = "REPLY"
    QUESTION = "QUESTION"
    NOTE = "NOTE"
    SOLUTION = "SOLUTION"
    REASON = "REASON"


class NoteKind(StrEnum):
    """What an internal note records (4.3.1, 4.3.5)."""

    FINDING = "FINDING"
    ACTION = "ACTION"
    DECISION = "DECISION"


class Audience(StrEnum):
    """PUBLIC reaches the customer; INTERNAL is staff only; PRIVATE hides from the person complained
    about too.
    """

    PUBLIC = "PUBLIC"
    INTERNAL = "INTERNAL"
    PRIVATE = "PRIVATE"


class ClosureBasis(StrEnum):
    """Why a ticket may be closed (4.4.3); there is no closing without one."""

    CONFIRMED = "CONFIRMED"
    CONFIRMED_BY_PHONE = "CONFIRMED_BY_PHONE"
    TACIT = "TACIT"


class ClockName(StrEnum):
    FIRST_RESPONSE = "FIRST_RESPONSE"
    RESOLUTION = "RESOLUTION"


class ClockState(StrEnum):
    PENDING = "PENDING"
    PAUSED = "PAUSED"
    IMMINENT_BREACH = "IMMINENT_BREACH"
    BREACHING = "BREACHING"
    BREACHED = "BREACHED"
    ACHIEVED = "ACHIEVED"
    CANCELLED = "CANCELLED"


class ReceiptWay(StrEnum):
    """How a requester was told that the request is registered (4.2.4)."""

    MAIL = "MAIL"
    READ_BACK = "READ_BACK"
    ANSWER = "ANSWER"


class Trigger(StrEnum):
    """What calls the matrix of escalation (4.3.3) into action."""

    REGISTERED = "REGISTERED"
    UNASSIGNED = "UNASSIGNED"
    FIRST_RESPONSE_IMMINENT = "FIRST_RESPONSE_IMMINENT"
    FIRST_RESPONSE_MISSED = "FIRST_RESPONSE_MISSED"
    RESOLUTION_WITHOUT_N2 = "RESOLUTION_WITHOUT_N2"
    RESOLUTION_IMMINENT = "RESOLUTION_IMMINENT"
    RESOLUTION_MISSED = "RESOLUTION_MISSED"
    RESOLUTION_OVERRUN = "RESOLUTION_OVERRUN"
    RETURNED_TWICE = "RETURNED_TWICE"
    COMPLAINT = "COMPLAINT"
    SEVERE_COMPLAINT = "SEVERE_COMPLAINT"
    UNANSWERED = "UNANSWERED"


class DelayCause(StrEnum):
    """Why a solution is late, as the customer is told."""

    NOBODY_TOOK_IT = "NOBODY_TOOK_IT"
    NOT_STARTED = "NOT_STARTED"
    THIRD_PARTY = "THIRD_PARTY"
    SOLUTION_REJECTED = "SOLUTION_REJECTED"
    MORE_WORK = "MORE_WORK"


class PolicyKind(StrEnum):
    PRIORITY_MATRIX = "PRIORITY_MATRIX"
    SERVICE_LEVELS = "SERVICE_LEVELS"
    ESCALATION = "ESCALATION"
    ASSIGNMENT = "ASSIGNMENT"
    RETENTION = "RETENTION"
    CLOSING = "CLOSING"
    SELF_REGISTRATION = "SELF_REGISTRATION"
    REQUEST_FIELDS = "REQUEST_FIELDS"


class AnswerKind(StrEnum):
    """What a field of the company's own takes."""

    LINE = "LINE"
    TEXT = "TEXT"
    CHOICE = "CHOICE"
    DATE = "DATE"


class ReplyPlaceholder(StrEnum):
    """What a saved reply may leave room for."""

    REQUEST = "REQUEST"
    SUBJECT = "SUBJECT"
    CUSTOMER = "CUSTOMER"
    AGENT = "AGENT"
    DUE = "DUE"


class PolicyFlaw(StrEnum):
    """Why nobody could follow what a policy says."""

    NO_JSON = "NO_JSON"
    NO_OBJECT = "NO_OBJECT"
    MISSING = "MISSING"
    UNKNOWN_WORD = "UNKNOWN_WORD"
    NOT_POSITIVE = "NOT_POSITIVE"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    NO_HOLIDAYS = "NO_HOLIDAYS"
    NO_AREA = "NO_AREA"
    NO_ZONE = "NO_ZONE"
    NO_HOURS = "NO_HOURS"
    DISORDER = "DISORDER"
    TWICE = "TWICE"
    UNDECIDED = "UNDECIDED"
    WRONG_SHAPE = "WRONG_SHAPE"


class PolicyState(StrEnum):
    """How a revision of a policy stands; AWAITED is approved, and its date is to come."""

    PROPOSED = "PROPOSED"
    AWAITED = "AWAITED"
    IN_FORCE = "IN_FORCE"
    REPLACED = "REPLACED"
    DISCARDED = "DISCARDED"


class JobState(StrEnum):
    """How something that is still to be done stands; DEAD was tried too often and waits for
    somebody to look.
    """

    READY = "READY"
    DONE = "DONE"
    DEAD = "DEAD"


class MailState(StrEnum):
    """What became of a mail. HELD waits to be gathered with others, GATHERED left with them."""

    WAITING = "WAITING"
    SENT = "SENT"
    HELD = "HELD"
    GATHERED = "GATHERED"
    REFUSED = "REFUSED"
    BOUNCED = "BOUNCED"
    SUPPRESSED = "SUPPRESSED"


class InboundState(StrEnum):
    """What became of a message that came in. QUARANTINED waits for somebody to look, and is never
    lost.
    """

    RECEIVED = "RECEIVED"
    TAKEN = "TAKEN"
    IGNORED = "IGNORED"
    QUARANTINED = "QUARANTINED"
    DISCARDED = "DISCARDED"


class ArticleStatus(StrEnum):
    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    WITHDRAWN = "WITHDRAWN"


class Severity(StrEnum):
    CRITICAL = "CRITICAL"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class ComplaintSubject(StrEnum):
    SERVICE = "SERVICE"
    PERSON = "PERSON"
    PRODUCT = "PRODUCT"


class FollowUpKind(StrEnum):
    """Why a ticket is followed up (4.4.4), and the tasks a lead owes it."""

    CRITICAL = "CRITICAL"
    RECURRENT = "RECURRENT"
    COMPLAINT = "COMPLAINT"
    LOW_SCORE = "LOW_SCORE"
    WITHDRAWN_COMPLAINT = "WITHDRAWN_COMPLAINT"
    UNCONFIRMED = "UNCONFIRMED"
    LONG_PAUSE = "LONG_PAUSE"


# Done by a lead whom it does not concern (RULES 3).
TASKS_OF_A_LEAD = frozenset(
    {
        FollowUpKind.LOW_SCORE,
        FollowUpKind.LONG_PAUSE,
        FollowUpKind.WITHDRAWN_COMPLAINT,
        FollowUpKind.UNCONFIRMED,
    }
)
# Owed once the ticket has ended: they rest while it is open again (RULES 5).
TASKS_AFTER_CLOSING = frozenset(
    {FollowUpKind.CRITICAL, FollowUpKind.RECURRENT, FollowUpKind.COMPLAINT}
)


class LinkKind(StrEnum):
    CONTINUES = "CONTINUES"
    RELATED = "RELATED"
    DUPLICATE_OF = "DUPLICATE_OF"


class ReviewState(StrEnum):
    """How a review of the priority stands that the customer asked for (4.1.4)."""

    ASKED = "ASKED"
    KEPT = "KEPT"
    RAISED = "RAISED"
    LOWERED = "LOWERED"


class NoticeKind(StrEnum):
    """Which notices somebody wants, beyond those that are owed: the receipt, whether it is solved,
    word of a delay.
    """

    ANSWERS = "ANSWERS"
    PROGRESS = "PROGRESS"
    FOLLOWED = "FOLLOWED"


class Scan(StrEnum):
    """What a look for harm found in a file; one that holds any is never kept."""

    CLEAN = "CLEAN"
    NOT_SCANNED = "NOT_SCANNED"


class Scope(StrEnum):
    """What a bearer token may do; a scope narrows a person's rights, it never widens them."""

    TICKETS_READ = "TICKETS_READ"
    TICKETS_WRITE = "TICKETS_WRITE"
    KNOWLEDGE_READ = "KNOWLEDGE_READ"
    KNOWLEDGE_WRITE = "KNOWLEDGE_WRITE"
    PEOPLE_READ = "PEOPLE_READ"
    PEOPLE_WRITE = "PEOPLE_WRITE"
    PROFILE = "PROFILE"

    @property
    def word(self) -> str:
        """The scope as OAuth writes it: `tickets:read`."""
        return self.value.lower().replace("_", ":")
