"""What happened to a ticket, told in one sentence: for its requester, for other customers and for
staff.

Everybody who tells of an event tells it by `summary`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal

from texts import N_, translations
from texts.dates import Zone, moment
from texts.labels import Audience, label
from texts.placeholders import Facts, fullest

CONTEXT = "happening"
YOU = N_("Usted")
Reader = Literal["requester", "customer", "staff"]


def summary(
    kind: str,
    recorded: Mapping[str, object],
    names: Mapping[str, str],
    *,
    reader: Reader,
    language: str,
    zone: Zone,
) -> str:
    """The event in one sentence for its reader, in their language and at their clock.

    Shape: `recorded` are the event's own facts as they are kept; `names`, as far as the reader may
      know them, are those of its `actor` (`you` for the reader), of the `person`, the `area`
      and the `tag` that it speaks of, and the number of the `other` ticket.
    """
    written = {name: _written(name, fact, language, zone) for name, fact in recorded.items()}
    return happening(kind, language, {**written, **names}, reader)


def you(language: str) -> str:
    return translations(language).gettext(YOU)


def _written(name: str, fact: object, language: str, zone: Zone) -> str | int:
    """An instant as the reader's clock shows it; any other fact as it is kept."""
    if name.endswith("_at"):
        return moment(datetime.fromisoformat(str(fact)), language, zone)
    return fact if isinstance(fact, int) else str(fact)


def happening(kind: str, language: str, facts: Facts, reader: Reader = "staff") -> str:
    """The sentence that says most of what is known; the event's short label when `facts` cannot
    fill any.
    """
    audience: Audience = "customer" if reader == "requester" else "staff"
    sentence = fullest(_sentences(kind, facts, reader), facts)
    if sentence is None:
        return label("EventKind", kind, language, audience)
    told = {name: _in_sentence(name, fact, language, audience) for name, fact in facts.items()}
    return translations(language).pgettext(CONTEXT, sentence).format_map(told)


def _sentences(kind: str, facts: Facts, reader: Reader) -> Iterator[str]:
    """Those for this reader, the one that says most first; why the machine did something is for
    staff.
    """
    own = reader == "requester"
    if reader == "staff" and kind in BY_THE_CLOCK:
        yield BY_THE_CLOCK[kind]
    if kind in KEPT and facts.get("priority") == facts.get("priority_before"):
        yield KEPT_FOR_REQUESTER[kind] if own else KEPT[kind]
    yield FOR_REQUESTER.get(kind, HAPPENINGS[kind]) if own else HAPPENINGS[kind]


def _in_sentence(name: str, fact: str | int, language: str, audience: Audience) -> str | int:
    """Inside a sentence a label begins in lower case, unless it begins with a code like C2."""
    if name == "ranked" and isinstance(fact, str):
        return ", ".join(_reason(reason, language) for reason in fact.split(", "))
    if name not in ENUM_OF or not isinstance(fact, str):
        return fact
    words = label(ENUM_OF[name], fact, language, audience)
    return words if words[1:2].isdigit() or words.isupper() else words[:1].lower() + words[1:]


def _reason(written: str, language: str) -> str:
    """`OPEN_LOAD 3`, as the ranking recorded it: "solicitudes abiertas: 3"."""
    word, _, number = written.partition(" ")
    words = label("ReasonWord", word, language)
    words = words[:1].lower() + words[1:]
    return f"{words}: {number}" if number else words


ENUM_OF = {
    "via": "Channel",
    "type": "TicketType",
    "priority": "Priority",
    "priority_before": "Priority",
    "complexity": "Complexity",
    "severity": "Severity",
    "severity_before": "Severity",
    "note": "NoteKind",
    "level": "SupportLevel",
    "level_before": "SupportLevel",
    "basis": "ClosureBasis",
    "reason": "FollowUpKind",
    "clock": "ClockName",
    "outcome": "ReviewState",
    "link": "LinkKind",
    "trigger": "Trigger",
    "cause": "DelayCause",
}

BY_THE_CLOCK: Mapping[str, str] = {
    "ESCALATED": "La matriz de escalamiento llamó a {level}: {trigger}.",
    "ASSIGNED": "La solicitud se asignó por sí sola a {person}: {ranked}.",
}
"""The same kinds when no person did it: their events say why."""

KEPT: Mapping[str, str] = {"PRIORITIZED": "{actor} confirmó la prioridad: {priority}."}
KEPT_FOR_REQUESTER: Mapping[str, str] = {"PRIORITIZED": "Confirmamos la prioridad: {priority}."}
"""The same kinds when the priority is what it was."""

HAPPENINGS: Mapping[str, str] = {
    "REGISTERED": "{actor} registró la solicitud por {via}, con prioridad {priority}.",
    "CLASSIFIED": "{actor} confirmó el tipo, {type}, y el área, {area}.",
    "EDITED": "{actor} corrigió la solicitud.",
    "TAGGED": "{actor} puso la etiqueta «{tag}».",
    "UNTAGGED": "{actor} quitó la etiqueta «{tag}».",
    "PRIORITIZED": "{actor} fijó la prioridad en {priority}; antes era {priority_before}.",
    "ANALYZED": "{actor} analizó la complejidad: {complexity}.",
    "PRIORITY_RAISED": (
        "La prioridad subió de {priority_before} a {priority} porque la matriz así lo pide."
    ),
    "PRIORITY_REVIEW_ASKED": "{actor} pidió que se revise la prioridad, que es {priority}.",
    "PRIORITY_REVIEW_ANSWERED": "{actor} revisó la prioridad: {outcome}; es {priority}.",
    "PROMISED": (
        "Compromiso: respuesta inicial a más tardar el {first_response_due_at}; solución a más"
        " tardar el {resolution_due_at}."
    ),
    "RECEIPT_NOTIFIED": "Se acusó recibo a {person}.",
    "COMPLAINT_REGISTERED": (
        "La queja quedó asentada en el registro SGC-REG-SAC-004, con gravedad {severity}."
    ),
    "COMPLAINED_ABOUT_NAMED": "{actor} dijo que la queja trata de {person}.",
    "COMPLAINT_SEVERITY_RAISED": (
        "La gravedad de la queja subió de {severity_before} a {severity} con la prioridad."
    ),
    "COMPLAINT_RELEASED": "{actor} dijo que no es una queja; sigue en el registro.",
    "ASSIGNED": "{actor} asignó la solicitud a {person}.",
    "ACCEPTED": "{actor} empezó a trabajar en la solicitud.",
    "HANDED_OVER": "{actor} traspasó la solicitud a {person}.",
    "REPLIED": "{actor} respondió al cliente.",
    "CUSTOMER_REPLIED": "{actor} escribió un mensaje.",
    "ATTACHED": "{actor} adjuntó archivos: {count}.",
    "NOTE_ADDED": "{actor} anotó: {note}.",
    "CUSTOMER_ASKED": "{actor} preguntó al cliente; el plazo de solución está en pausa.",
    "CUSTOMER_ANSWERED": "{actor} contestó; el plazo de solución corre de nuevo.",
    "THIRD_PARTY_AWAITED": "{actor} espera a un tercero; fecha esperada: {expected_at}.",
    "RESUMED": "{actor} reanudó el trabajo.",
    "KNOWLEDGE_CONSULTED": "{actor} consultó la base de conocimiento.",
    "ESCALATED": "{actor} escaló la solicitud a {level}.",
    "JOINED": "{person} se unió a la atención como {level}.",
    "ESCALATION_ACKNOWLEDGED": "{actor} atendió el escalamiento a {level}.",
    "DEESCALATED": "{actor} bajó el escalamiento desde {level_before}.",
    "RESOLVED": "{actor} propuso una solución.",
    "CONFIRMATION_ASKED": "Se pidió al cliente que confirme la solución.",
    "SURVEY_ASKED": "Se pidió al cliente que califique el servicio.",
    "CONFIRMED": "{actor} confirmó la solución: {basis}.",
    "REJECTED": "{actor} rechazó la solución.",
    "SURVEY_SUBMITTED": "{actor} calificó el servicio con {satisfaction} de 5.",
    "CLOSED": "La solicitud se cerró: {basis}.",
    "REOPENED": "{actor} reabrió la solicitud.",
    "FOLLOW_UP_SCHEDULED": "Seguimiento programado para el {due_at}: {reason}.",
    "WITHDRAWN": "{actor} retiró la solicitud.",
    "MERGED": "{actor} unió esta solicitud a {other}.",
    "ABSORBED": "{actor} unió la solicitud {other} a esta.",
    "UNMERGED": "{actor} separó esta solicitud de {other}.",
    "SEPARATED": "{actor} separó la solicitud {other} de esta.",
    "CONTINUED": "La solicitud continúa en {other}.",
    "LINKED": "Esta solicitud y {other} están relacionadas.",
    "UNLINKED": "{actor} deshizo el vínculo con {other}.",
    "WATCHER_ADDED": "{person} sigue esta solicitud.",
    "WATCHER_REMOVED": "{person} ya no sigue esta solicitud.",
    "REQUESTER_CHANGED": "{person_before} ya no está en la empresa: ahora la lleva {person}.",
    "REQUESTER_LEFT": "{person}, que la pidió, ya no tiene acceso.",
    "ORGANIZATION_CHANGED": "Quien la pidió entró en una empresa, y la solicitud con esa persona.",
    "BREACH_RECORDED": "No se cumplió el plazo de {clock}, que vencía el {due_at}.",
    "THRESHOLD_REACHED": "Transcurrió el {percent} % del plazo de {clock}.",
    "LEFT_UNASSIGNED": "La solicitud lleva demasiado tiempo sin que nadie la atienda.",
    "NOBODY_AVAILABLE": "Nadie que encaje está disponible; se intentará de nuevo.",
    "ESCALATION_UNANSWERED": "Nadie atendió a tiempo el escalamiento a {level}.",
    "UPDATE_OWED": "El cliente espera noticias.",
    "THIRD_PARTY_LATE": "El tercero no respondió en la fecha esperada, {expected_at}.",
    "DELAY_TOLD": "Se avisó del retraso al cliente: {cause}. Nueva estimación: {estimate_at}.",
    "CONFIRMATION_REMINDED": "Se recordó al cliente que confirme la solución.",
    "SURVEY_REMINDED": "Se recordó al cliente que califique el servicio.",
    "FOLLOW_UP_DUE": "Toca dar seguimiento: {reason}.",
    "FOLLOW_UP_LEFT": "El seguimiento quedó sin hacer: {reason}.",
    "FOLLOWED_UP": "{actor} dio seguimiento: {reason}.",
}

FOR_REQUESTER: Mapping[str, str] = {
    "REGISTERED": "Recibimos su solicitud ({via}), con prioridad {priority}.",
    "CLASSIFIED": "Clasificamos su solicitud como {type}; la atiende {area}.",
    "PRIORITIZED": "La prioridad de su solicitud es {priority}; antes era {priority_before}.",
    "PRIORITY_RAISED": "La prioridad de su solicitud subió de {priority_before} a {priority}.",
    "PRIORITY_REVIEW_ANSWERED": (
        "{actor} revisó la prioridad como lo pidió: {outcome}. Es {priority}."
    ),
    "PROMISED": (
        "Nos comprometemos a responderle a más tardar el {first_response_due_at} y a darle solución"
        " a más tardar el {resolution_due_at}."
    ),
    "RECEIPT_NOTIFIED": "Le avisamos que recibimos su solicitud.",
    "ASSIGNED": "{person} atiende su solicitud.",
    "ACCEPTED": "{actor} empezó a trabajar en su solicitud.",
    "HANDED_OVER": "Ahora {person} atiende su solicitud.",
    "REPLIED": "{actor} le respondió.",
    "CUSTOMER_ASKED": "{actor} le hizo una pregunta; el plazo de solución espera su respuesta.",
    "THIRD_PARTY_AWAITED": (
        "Pedimos apoyo externo; lo esperamos el {expected_at}. El plazo sigue corriendo."
    ),
    "RESUMED": "Reanudamos el trabajo en su solicitud.",
    "RESOLVED": "{actor} le propuso una solución.",
    "CONFIRMATION_ASKED": "Le pedimos que confirme si quedó resuelta.",
    "SURVEY_ASKED": "Le pedimos que califique el servicio.",
    "CONFIRMED": "{actor} confirmó la solución.",
    "REJECTED": "{actor} rechazó la solución; seguimos trabajando.",
    "CLOSED": "Cerramos su solicitud: {basis}.",
    "REOPENED": "{actor} reabrió la solicitud; seguimos trabajando.",
    "MERGED": "Unimos esta solicitud a {other}, donde seguimos atendiéndole.",
    "ABSORBED": "Unimos su solicitud {other} a esta.",
    "UNMERGED": "Separamos esta solicitud de {other}.",
    "SEPARATED": "Separamos la solicitud {other} de esta.",
    "CONTINUED": "Su solicitud continúa en {other}.",
    "REQUESTER_CHANGED": "{person_before} ya no está en su empresa: ahora la solicitud es suya.",
    "ORGANIZATION_CHANGED": "Su solicitud es ahora también de su empresa.",
    "BREACH_RECORDED": "No cumplimos el plazo de {clock} que le dimos, el {due_at}.",
    "DELAY_TOLD": "Le avisamos del retraso: {cause}. Nueva estimación: {estimate_at}.",
    "CONFIRMATION_REMINDED": "Le recordamos que nos diga si quedó resuelta.",
    "SURVEY_REMINDED": "Le recordamos que puede calificar el servicio.",
}
