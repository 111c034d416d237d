"""The questions of a request: those that everybody answers, and those that each type has of its own
(4.1.3).
"""

from dataclasses import dataclass

from texts import N_, labels

# Each with what is said when it is missing, and the answers there are.
ALWAYS: dict[str, tuple[str, frozenset[str]]] = {
    "type": (N_("Elija qué necesita."), frozenset(labels.LABELS["TicketType"])),
    "subject": (N_("Escriba el asunto en una frase."), frozenset()),
    "description": (N_("Cuéntenos qué ocurre."), frozenset()),
    "affects": (N_("Indique a quién afecta."), frozenset(labels.LABELS["Affects"])),
    "needed": (N_("Indique cuándo lo necesita."), frozenset(labels.LABELS["Needed"])),
}


@dataclass(frozen=True)
class Question:
    """`missing` is said when there is no answer; where it is empty, none is needed."""

    name: str
    label: str
    missing: str = ""
    hint: str = ""
    longest: int = 20_000
    rows: int = 1
    enum: str = ""
    people: bool = False  # one of those who took part in the requests of who asks
    choices: tuple[tuple[str, str], ...] = ()  # what may be chosen, with its words
    is_date: bool = False
    types: tuple[str, ...] = ()  # of a custom field, which requests are asked it

    @property
    def optional(self) -> bool:
        return not self.missing

    def takes(self, given: str) -> bool:
        """Whether it is an answer: words, or one of those that there are."""
        if self.choices:
            return given in dict(self.choices)
        return given in labels.LABELS[self.enum] if self.enum else bool(given)


# Asked of everybody, after the questions of the type.
OF_EVERY_TYPE: tuple[Question, ...] = ()
OF_TYPE: dict[str, tuple[Question, ...]] = {
    "INQUIRY": (
        Question("inquiry.question", N_("Su pregunta"), N_("Escriba su pregunta."), rows=3),
    ),
    "INCIDENT": (
        Question(
            "incident.whatFails",
            N_("Qué falla"),
            N_("Diga qué falla."),
            hint=N_("La pantalla, la función o el documento."),
            rows=2,
        ),
        Question(
            "incident.sinceWhen",
            N_("Desde cuándo"),
            N_("Diga desde cuándo ocurre."),
            hint=N_("Por ejemplo: desde hoy a las 9:00, o desde la última actualización."),
            longest=200,
        ),
        Question(
            "incident.environment",
            N_("Dónde ocurre"),
            N_("Diga dónde ocurre."),
            hint=N_("Versión, navegador u oficina."),
            longest=200,
        ),
        Question("incident.errorText", N_("Texto del error"), hint=N_("Tal como aparece."), rows=2),
    ),
    "COMPLAINT": (
        Question(
            "complaint.about",
            N_("Sobre qué es la queja"),
            N_("Indique sobre qué es la queja."),
            enum="ComplaintSubject",
            longest=200,
        ),
        Question(
            "complaint.aboutPersonId",
            N_("Sobre quién"),
            hint=N_("Si es sobre alguien que le atendió. No atenderá ni cerrará su queja."),
            people=True,
        ),
        Question(
            "complaint.aboutWhom",
            N_("Sobre quién, con sus palabras"),
            hint=N_("Si no sabe quién fue, o no está en la lista."),
            longest=200,
        ),
        Question("complaint.whatHappened", N_("Qué ocurrió"), N_("Cuéntenos qué ocurrió."), rows=4),
        Question(
            "complaint.remedySought",
            N_("Qué solución espera"),
            N_("Díganos qué solución espera."),
            rows=3,
        ),
    ),
    "CHANGE_REQUEST": (
        Question(
            "changeRequest.what", N_("Qué quiere cambiar"), N_("Diga qué quiere cambiar."), rows=3
        ),
        Question("changeRequest.why", N_("Para qué"), N_("Diga para qué lo necesita."), rows=3),
        Question(
            "changeRequest.neededBy",
            N_("Para cuándo"),
            N_("Diga para cuándo lo necesita."),
            hint=N_("Una fecha o un momento: antes del cierre de mes."),
            longest=200,
        ),
        Question(
            "changeRequest.approver",
            N_("Quién lo aprueba en su empresa"),
            N_("Diga quién lo aprueba."),
            longest=200,
        ),
    ),
}


def questions_of(request_type: str) -> tuple[Question, ...]:
    """What a request of this type is asked beside what every request needs; nothing more while the
    type is not chosen.
    """
    return (*OF_TYPE.get(request_type, ()), *OF_EVERY_TYPE)


def every_question() -> list[Question]:
    return [*(question for own in OF_TYPE.values() for question in own), *OF_EVERY_TYPE]
