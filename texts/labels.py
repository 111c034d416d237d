"""The words of the desk as people read them: a label for every value of every enum.

Customers read some of them differently: what staff call "En espera del cliente" is "Esperamos su respuesta" to them.
The enum's name is the context of its labels in the catalogs.
"""

from collections.abc import Mapping
from typing import Literal

from texts import translations

Audience = Literal["customer", "staff"]


def label(enum: str, value: str, language: str, audience: Audience = "staff") -> str:
    """`label("Status", "WAITING_CUSTOMER", "es", "customer")` is "Esperamos su respuesta"."""
    return translations(language).pgettext(enum, _spanish(enum, value, audience))


def labels(enum: str, language: str, audience: Audience = "staff") -> Mapping[str, str]:
    """Every value of an enum with its label, in the enum's order."""
    return {value: label(enum, value, language, audience) for value in LABELS[enum]}


def _spanish(enum: str, value: str, audience: Audience) -> str:
    if audience == "customer" and value in FOR_CUSTOMERS.get(enum, {}):
        return FOR_CUSTOMERS[enum][value]
    return LABELS[enum][value]


LABELS: Mapping[str, Mapping[str, str]] = {
    "TicketType": {
        "INQUIRY": "Consulta",
        "INCIDENT": "Incidencia",
        "COMPLAINT": "Queja o reclamación",
        "CHANGE_REQUEST": "Solicitud de cambio",
    },
    "Channel": {
        "PHONE": "Teléfono",
        "EMAIL": "Correo electrónico",
        "PORTAL": "Portal",
        "API": "Sistema conectado",
    },
    "Impact": {"HIGH": "Alto", "MEDIUM": "Medio", "LOW": "Bajo"},
    "Urgency": {"HIGH": "Alta", "MEDIUM": "Media", "LOW": "Baja"},
    "Priority": {"CRITICAL": "Crítica", "HIGH": "Alta", "MEDIUM": "Media", "LOW": "Baja"},
    "Affects": {"ONLY_ME": "Solo a mí", "MY_TEAM": "A mi equipo", "WHOLE_COMPANY": "A toda la empresa"},
    "Needed": {
        "NOW": "Ahora: el trabajo está detenido",
        "THIS_WEEK": "Esta semana: hay manera de seguir mientras tanto",
        "NO_RUSH": "Sin prisa: es una mejora o una duda",
    },
    "Complexity": {
        "C1": "C1: respuesta conocida, un solo contacto",
        "C2": "C2: investigación dentro de un área",
        "C3": "C3: dos áreas, código o un tercero",
        "C4": "C4: legal, seguridad, compensación o queja grave",
    },
    "SupportLevel": {
        "N1": "N1: especialista",
        "N2": "N2: equipo técnico",
        "N3": "N3: líder",
        "N4": "N4: gerente",
    },
    "Status": {
        "REGISTERED": "Registrada",
        "CLASSIFIED": "Clasificada",
        "ASSIGNED": "Asignada",
        "IN_PROGRESS": "En proceso",
        "WAITING_CUSTOMER": "En espera del cliente",
        "WAITING_THIRD_PARTY": "En espera de un tercero",
        "RESOLVED": "Resuelta, por confirmar",
        "CLOSED": "Cerrada",
        "WITHDRAWN": "Retirada",
        "MERGED": "Unida a otra",
    },
    "Step": {
        "REGISTERED": "Recibida",
        "CLASSIFIED": "Clasificada",
        "ASSIGNED": "Asignada",
        "IN_PROGRESS": "En solución",
        "RESOLVED": "Por confirmar",
        "CLOSED": "Cerrada",
    },
    "Role": {
        "CUSTOMER": "Cliente",
        "CUSTOMER_ADMIN": "Administrador del cliente",
        "SPECIALIST": "Especialista",
        "TECHNICIAN": "Equipo técnico",
        "LEAD": "Líder de servicio",
        "MANAGER": "Gerente de servicio",
        "PARTNER": "Sistema asociado",
        "SYSTEM": "Sistema",
    },
    "Visibility": {
        "OWN": "Solo las propias",
        "TEAM": "Las de su equipo",
        "ALL": "Las de toda la organización",
    },
    "Language": {"ES": "Español", "EN": "Inglés"},
    "MessageKind": {
        "DESCRIPTION": "Descripción",
        "REPLY": "Respuesta",
        "QUESTION": "Pregunta",
        "NOTE": "Nota interna",
        "SOLUTION": "Solución propuesta",
        "REASON": "Motivo",
    },
    "NoteKind": {"FINDING": "Hallazgo", "ACTION": "Acción", "DECISION": "Decisión"},
    "Audience": {
        "PUBLIC": "Visible para el cliente",
        "INTERNAL": "Solo para el personal",
        "PRIVATE": "Reservado: la persona señalada no lo ve",
    },
    "ClosureBasis": {
        "CONFIRMED": "Confirmada por el cliente",
        "CONFIRMED_BY_PHONE": "Confirmada por teléfono",
        "TACIT": "Cierre tácito, sin respuesta del cliente",
    },
    "ClockName": {"FIRST_RESPONSE": "Respuesta inicial", "RESOLUTION": "Resolución"},
    "ClockState": {
        "PENDING": "En plazo",
        "PAUSED": "En pausa",
        "IMMINENT_BREACH": "Por vencer",
        "BREACHING": "Vencido y en curso",
        "BREACHED": "Incumplido",
        "ACHIEVED": "Cumplido",
        "CANCELLED": "Cancelado",
    },
    "PolicyKind": {
        "PRIORITY_MATRIX": "Matriz de priorización",
        "SERVICE_LEVELS": "Niveles de servicio",
        "ESCALATION": "Matriz de escalamiento",
        "RETENTION": "Conservación de registros",
        "CLOSING": "Cierre",
    },
    "ArticleStatus": {"DRAFT": "Borrador", "PUBLISHED": "Publicado"},
    "Severity": {"CRITICAL": "Crítica", "HIGH": "Alta", "MEDIUM": "Media", "LOW": "Baja"},
    "ComplaintSubject": {"SERVICE": "El servicio", "PERSON": "Una persona", "PRODUCT": "Un producto"},
    "FollowUpKind": {
        "CRITICAL": "Caso crítico",
        "RECURRENT": "Caso recurrente",
        "COMPLAINT": "Queja o reclamación",
        "LOW_SCORE": "Calificación baja",
        "WITHDRAWN_COMPLAINT": "Queja retirada",
    },
    "ReviewState": {
        "ASKED": "Pedida",
        "KEPT": "La prioridad se mantiene",
        "RAISED": "La prioridad subió",
        "LOWERED": "La prioridad bajó",
    },
    "NoticeKind": {
        "ANSWERS": "Respuestas y preguntas",
        "PROGRESS": "Avances: quién la atiende, cambios de estado, cierre",
        "FOLLOWED": "También de las solicitudes que sigo sin ser mías",
    },
    "Scan": {"CLEAN": "Analizado, sin amenazas", "NOT_SCANNED": "Sin analizar"},
    "LinkKind": {"CONTINUES": "Continúa a", "RELATED": "Relacionada con"},
    "Scope": {
        "TICKETS_READ": "Consultar solicitudes",
        "TICKETS_WRITE": "Registrar y atender solicitudes",
        "KNOWLEDGE_READ": "Consultar la base de conocimiento",
        "KNOWLEDGE_WRITE": "Escribir en la base de conocimiento",
        "PEOPLE_READ": "Consultar personas y organizaciones",
        "PROFILE": "Consultar y cambiar el perfil propio",
    },
    "ReasonWord": {
        "COMPLAINED_ABOUT": "La queja trata de esta persona",
        "SERVES_AREA": "Atiende el área",
        "NOT_STAFF_OF_AREA": "No atiende el área",
        "REACHES_COMPLEXITY": "Su nivel alcanza la complejidad",
        "BEYOND_COMPLEXITY": "La complejidad rebasa su nivel",
        "ABSENT": "Ausente",
        "ON_SHIFT": "En turno",
        "OFF_SHIFT": "Fuera de turno",
        "LEVELS_AWAY": "Niveles de distancia",
        "OPEN_LOAD": "Solicitudes abiertas",
    },
    "Limit": {
        "fields": "campos",
        "depth": "niveles de profundidad",
        "aliases": "alias",
        "directives": "directivas",
        "repeated": "campos repetidos",
        "definitions": "fragmentos y operaciones",
        "values": "valores en las variables",
        "filter": "niveles en el filtro",
        "order": "criterios de orden",
    },
    "InputProblem": {
        "MISSING": "falta y es obligatorio",
        "UNKNOWN_FIELD": "no existe en el esquema",
        "ENUM": "no es una de las palabras permitidas",
        "VALUE": "no tiene la forma esperada",
    },
    "QueueView": {
        "MINE": "Mías",
        "TEAM": "De mi equipo",
        "UNASSIGNED": "Sin asignar",
        "DUE_SOON": "Por vencer",
        "BREACHED": "Vencidas",
        "COMPLAINTS": "Quejas",
        "WAITING": "En espera",
        "REVIEWS": "Prioridad por revisar",
    },
    "Verb": {
        "CLASSIFY": "Clasificar",
        "PRIORITIZE": "Priorizar",
        "ASK_PRIORITY_REVIEW": "Pedir que se revise la prioridad",
        "ANSWER_PRIORITY_REVIEW": "Contestar la revisión de la prioridad",
        "ANALYZE": "Analizar",
        "ASSIGN": "Asignar",
        "TAKE": "Tomar",
        "ACCEPT": "Aceptar",
        "HAND_OVER": "Traspasar",
        "REPLY": "Responder",
        "ATTACH": "Adjuntar archivos",
        "ADD_NOTE": "Anotar",
        "ASK_CUSTOMER": "Preguntar al cliente",
        "WAIT_FOR_THIRD_PARTY": "Esperar a un tercero",
        "RESUME": "Reanudar",
        "CONSULT_KNOWLEDGE": "Consultar la base de conocimiento",
        "ESCALATE": "Escalar",
        "JOIN": "Unirse",
        "ACKNOWLEDGE_ESCALATION": "Atender el escalamiento",
        "DEESCALATE": "Bajar el escalamiento",
        "RESOLVE": "Resolver",
        "RESOLVE_AT_FIRST_CONTACT": "Resolver en el primer contacto",
        "CONFIRM": "Confirmar la solución",
        "REJECT": "Rechazar la solución",
        "CLOSE": "Cerrar",
        "SUBMIT_SURVEY": "Contestar la encuesta",
        "REOPEN": "Reabrir",
        "WITHDRAW": "Retirar",
        "MERGE": "Unir",
        "UNMERGE": "Separar",
        "WATCH": "Seguir",
        "UNWATCH": "Dejar de seguir",
    },
    "EventKind": {
        "REGISTERED": "Solicitud registrada",
        "CLASSIFIED": "Tipo y área confirmados",
        "PRIORITIZED": "Prioridad confirmada",
        "ANALYZED": "Complejidad analizada",
        "PRIORITY_RAISED": "Prioridad elevada",
        "PRIORITY_REVIEW_ASKED": "Revisión de la prioridad pedida",
        "PRIORITY_REVIEW_ANSWERED": "Revisión de la prioridad contestada",
        "PROMISED": "Plazos comprometidos",
        "RECEIPT_NOTIFIED": "Acuse de recibo",
        "COMPLAINT_REGISTERED": "Queja asentada en el registro",
        "ASSIGNED": "Asignada",
        "ACCEPTED": "Atención iniciada",
        "HANDED_OVER": "Traspasada",
        "REPLIED": "Respuesta al cliente",
        "CUSTOMER_REPLIED": "Mensaje del cliente",
        "ATTACHED": "Archivos adjuntos",
        "NOTE_ADDED": "Nota interna",
        "CUSTOMER_ASKED": "Pregunta al cliente",
        "CUSTOMER_ANSWERED": "El cliente contestó",
        "THIRD_PARTY_AWAITED": "En espera de un tercero",
        "RESUMED": "Atención reanudada",
        "KNOWLEDGE_CONSULTED": "Base de conocimiento consultada",
        "ESCALATED": "Escalada",
        "JOINED": "Alguien se unió",
        "ESCALATION_ACKNOWLEDGED": "Escalamiento atendido",
        "DEESCALATED": "Escalamiento reducido",
        "RESOLVED": "Solución propuesta",
        "CONFIRMATION_ASKED": "Confirmación solicitada",
        "SURVEY_ASKED": "Encuesta solicitada",
        "CONFIRMED": "Solución confirmada",
        "REJECTED": "Solución rechazada",
        "SURVEY_SUBMITTED": "Encuesta contestada",
        "CLOSED": "Cerrada",
        "REOPENED": "Reabierta",
        "FOLLOW_UP_SCHEDULED": "Seguimiento programado",
        "WITHDRAWN": "Retirada",
        "MERGED": "Unida a otra",
        "ABSORBED": "Otra se unió a esta",
        "UNMERGED": "Separada de otra",
        "SEPARATED": "Otra se separó de esta",
        "CONTINUED": "Continúa en otra",
        "LINKED": "Relacionada con otra",
        "WATCHER_ADDED": "Alguien la sigue",
        "WATCHER_REMOVED": "Alguien ya no la sigue",
        "BREACH_RECORDED": "Plazo incumplido",
    },
}

FOR_CUSTOMERS: Mapping[str, Mapping[str, str]] = {
    "Status": {
        "REGISTERED": "Recibida",
        "IN_PROGRESS": "En solución",
        "WAITING_CUSTOMER": "Esperamos su respuesta",
        "WAITING_THIRD_PARTY": "En solución, con apoyo externo",
        "RESOLVED": "Por confirmar",
    },
    "ClosureBasis": {
        "CONFIRMED": "La solución quedó confirmada",
        "CONFIRMED_BY_PHONE": "La solución se confirmó por teléfono",
        "TACIT": "Cerrada porque no tuvimos respuesta",
    },
    "Verb": {
        "REPLY": "Escribir un mensaje",
        "CONFIRM": "Sí, quedó resuelta",
        "REJECT": "No, el problema sigue",
        "SUBMIT_SURVEY": "Calificar el servicio",
        "REOPEN": "Reabrir la solicitud",
        "WITHDRAW": "Retirar la solicitud",
        "WATCH": "Seguir esta solicitud",
    },
    "EventKind": {
        "REGISTERED": "Recibimos su solicitud",
        "REPLIED": "Le respondimos",
        "CUSTOMER_REPLIED": "Mensaje suyo",
        "CUSTOMER_ASKED": "Le hicimos una pregunta",
        "CUSTOMER_ANSWERED": "Su respuesta llegó",
    },
}
