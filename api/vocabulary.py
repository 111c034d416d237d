"""The labels of every enum, so that no client keeps a list of words of its own."""

from __future__ import annotations

from functools import lru_cache

import strawberry

from api.gateway.policy import ANYBODY
from api.reading.fields import column
from models import vocabulary as words
from models.vocabulary import Language
from procedure.core.acts import Verb
from procedure.core.events import EventKind
from procedure.desk.events import DeskEventKind
from texts.labels import label

ENUMS = (
    *(
        words.TicketType,
        words.Channel,
        words.Impact,
        words.Urgency,
        words.Priority,
        words.Affects,
        words.Needed,
    ),
    *(
        words.Complexity,
        words.SupportLevel,
        words.Status,
        words.Role,
        words.Visibility,
        words.Language,
    ),
    *(
        words.MessageKind,
        words.NoteKind,
        words.Audience,
        words.ClosureBasis,
        words.ClockState,
        words.ArticleStatus,
    ),
    *(
        words.Severity,
        words.ComplaintSubject,
        words.FollowUpKind,
        words.LinkKind,
        words.ReviewState,
        words.InvitationState,
    ),
    *(Verb, EventKind, DeskEventKind),
)


@strawberry.type(description="A word of the desk.", directives=[ANYBODY])
class Term:
    enum: str = column("The enum it belongs to, as the schema names it.")
    value: str = column("The value.")
    es: str = column("Its label in Spanish.")
    en: str = column("Its label in English.")


@lru_cache(maxsize=1)
def vocabulary() -> list[Term]:
    return [
        Term(
            enum=kind.__name__,
            value=value.value,
            es=label(kind.__name__, value.value, Language.ES),
            en=label(kind.__name__, value.value, Language.EN),
        )
        for kind in ENUMS
        for value in kind
    ]
