"""What went wrong and what to do about it: a sentence for every code of a refusal and of a fault of
the API.
"""

from collections.abc import Mapping

from texts import translations
from texts.labels import Audience, label
from texts.placeholders import Facts, fullest

CONTEXT = "refusal"


def sentence(
    code: str, language: str, facts: Facts | None = None, audience: Audience = "staff"
) -> str:
    """The sentence for a code that says as much as `facts` allow; the words of `ENUM_OF` are told
    by their labels.
    """
    told = {
        name: _in_sentence(name, fact, language, audience)
        for name, fact in (facts or {}).items()
        if fact != ""
    }
    alternatives = REFUSALS.get(code) or FAULTS[code]
    spanish = fullest(alternatives, told) or alternatives[-1]
    return translations(language).pgettext(CONTEXT, spanish).format_map(told)


def _in_sentence(name: str, fact: str | int, language: str, audience: Audience) -> str | int:
    return label(ENUM_OF[name], str(fact), language, audience) if name in ENUM_OF else fact


ENUM_OF = {"status": "Status", "limit": "Limit", "problem": "InputProblem", "flaw": "PolicyFlaw"}

REFUSALS: Mapping[str, tuple[str, ...]] = {
    "NOT_FOUND": ("No existe o no está a su alcance. Revise el número o el enlace.",),
    "NOT_ALLOWED": (
        "Su función no permite hacer esto. Pídalo a quien puede, o a la persona líder.",
    ),
    "WRONG_STATE": (
        (
            "Esto no puede hacerse ahora: el estado de la solicitud es «{status}». Vuelva a abrirla"
            " para ver qué se puede hacer."
        ),
        (
            "Esto no puede hacerse en el estado actual de la solicitud. Vuelva a abrirla para ver"
            " qué se puede hacer."
        ),
    ),
    "REQUIRED": ("Falta este dato. Escríbalo para continuar.",),
    "TOO_LONG": (
        "El texto tiene {length} caracteres y caben {longest}. Acórtelo.",
        "El texto es demasiado largo: caben {longest} caracteres. Acórtelo.",
        "El texto es demasiado largo. Acórtelo.",
    ),
    "INVALID": ("Este dato no es válido. Revíselo y corríjalo.",),
    "STALE_VERSION": (
        (
            "Alguien cambió la solicitud mientras usted la tenía abierta; va en la versión"
            " {version}. Vuelva a abrirla e inténtelo de nuevo."
        ),
        (
            "Alguien cambió esto mientras usted lo tenía abierto. Vuelva a abrirlo e inténtelo de"
            " nuevo."
        ),
    ),
    "IDEMPOTENCY_KEY_REUSED": (
        (
            "Esta clave de repetición ya se usó con otros datos. Use una clave nueva para una"
            " operación nueva."
        ),
    ),
    "IN_THE_FUTURE": ("La fecha y la hora todavía no llegan. Escriba cuándo ocurrió.",),
    "TOO_LATE_TO_RECORD": (
        (
            "Ocurrió hace más de 24 horas: solo la persona líder puede registrarlo con esa fecha."
            " Pídaselo."
        ),
    ),
    "OUT_OF_ORDER": (
        (
            "Esa fecha no encaja con lo que ya está registrado en la solicitud. Revise el orden de"
            " los hechos."
        ),
    ),
    "LOWERING_NEEDS_LEAD": (
        (
            "La prioridad ya fue confirmada: solo la persona líder puede bajarla. Explíquele el"
            " motivo y pídaselo."
        ),
    ),
    "NOT_STAFF_OF_AREA": (
        (
            "Esa persona no atiende el área de la solicitud. Elija a alguien del área o cambie el"
            " área."
        ),
    ),
    "BEYOND_COMPLEXITY": (
        (
            "La complejidad de la solicitud rebasa lo que esa persona atiende en el área. Elija a"
            " alguien de mayor nivel."
        ),
    ),
    "OFF_SHIFT": ("Esa persona está fuera de su horario. Elija a alguien en turno.",),
    "ABSENT": ("Esa persona está ausente. Elija a alguien disponible.",),
    "NOBODY_FITS": (
        (
            "Nadie del personal puede atenderla ahora: por área, nivel, horario o ausencia."
            " Asígnela usted a alguien o escálela."
        ),
    ),
    "COMPLAINED_ABOUT": ("La queja trata de la persona que la atendería: debe hacerlo otra.",),
    "COMPLAINT_UNSETTLED": (
        (
            "Todavía no se sabe de quién trata la queja: hasta que un líder lo diga, solo un líder"
            " la atiende."
        ),
    ),
    "SAME_PERSON": (
        "Esto debe hacerlo otra persona, distinta de quien lo preparó. Pídalo a un colega.",
    ),
    "KNOWLEDGE_NOT_CONSULTED": (
        (
            "Antes de resolver hay que consultar la base de conocimiento, aunque no se encuentre"
            " nada. Haga la consulta y vuelva a intentarlo."
        ),
    ),
    "NO_PUBLIC_MESSAGE": (
        "El cliente aún no ha recibido ninguna respuesta. Escríbale antes de resolver.",
    ),
    "NOT_CONFIRMED": (
        (
            "El cliente no ha confirmado la solución: sin su confirmación no se cierra. Espere su "
            "respuesta o llámele y anote lo que dijo."
        ),
    ),
    "CONFIRMED_ALREADY": (
        (
            "Ya confirmamos de qué se trata, y desde entonces la corrige nuestro equipo. Escríbanos"
            " en la solicitud qué debe decir."
        ),
    ),
    "WINDOW_PASSED": (
        (
            "El plazo era de {days} días y ya pasó. Si el problema sigue, registre una solicitud"
            " nueva."
        ),
        "El plazo para hacer esto ya pasó. Si el problema sigue, registre una solicitud nueva.",
    ),
    "ALREADY_DONE": ("Esto ya estaba hecho; no cambió nada.",),
    "READERS_DIFFER": (
        (
            "No todas las personas que participan en una solicitud pueden ver la otra. En lugar de"
            " unirlas, vincúlelas como duplicadas: así puede responder a las dos a la vez."
        ),
    ),
    "BAD_POLICY": (
        "Esta política no se puede seguir: «{what}» {flaw}. Corríjala y propóngala de nuevo.",
        "Esta política no se puede seguir: {flaw}. Corríjala y propóngala de nuevo.",
        "Esta política no se puede seguir. Corríjala y propóngala de nuevo.",
    ),
    "FILE_EMPTY": ("El archivo está vacío. Elija otro.",),
    "FILE_TOO_LARGE": (
        "El archivo es demasiado grande: caben {megabytes} MB. Redúzcalo o divídalo.",
        "El archivo es demasiado grande. Redúzcalo o divídalo.",
    ),
    "FILE_INFECTED": (
        (
            "El análisis encontró algo dañino en el archivo y no lo guardamos. Revise el equipo del"
            " que viene."
        ),
    ),
    "TOO_MANY_FILES": (
        "Son demasiados archivos: caben {most}. Quite algunos.",
        "Son demasiados archivos. Quite algunos.",
    ),
    "TOO_MANY_UPLOADS": (
        (
            "Tiene {most} archivos subidos que todavía no acompañan nada. Envíe antes lo que"
            " escribía con ellos, o espere: los que nadie usa se descartan en un día."
        ),
        (
            "Tiene demasiados archivos subidos que todavía no acompañan nada. Envíe antes lo que"
            " escribía con ellos, o espere: los que nadie usa se descartan en un día."
        ),
    ),
    "ONESELF": ("Esto no puede hacérselo usted a sí mismo. Pídalo a otra persona que pueda.",),
    "LAST_MANAGER": (
        "Es la única gerencia del servicio y nadie quedaría a cargo. Nombre antes a otra persona.",
    ),
    "SUCCESSOR_REQUIRED": (
        (
            "Esta persona tiene solicitudes abiertas ({count}) y nadie sigue con ellas. Elija a"
            " otra de su empresa o de su equipo."
        ),
        "Esta persona tiene solicitudes abiertas. Elija quién sigue con ellas.",
    ),
    "TOO_MANY_INVITATIONS": (
        "Ya se enviaron muchas invitaciones hoy. Espere a mañana, o compruebe el correo.",
    ),
    "EMAIL_TAKEN": ("Alguien tiene ya ese correo. Escriba otro, o busque a esa persona.",),
    "UNKNOWN_PLACEHOLDER": (
        "«{placeholder}» no es un dato que se pueda llenar. Use uno de estos: {known}.",
        "Pide un dato que no se puede llenar. Corríjalo.",
    ),
    "UNFILLED_PLACEHOLDER": (
        "Falta un dato donde dice «{placeholder}». Escríbalo o quítelo antes de enviar.",
        "Falta un dato en la respuesta. Escríbalo o quítelo antes de enviar.",
    ),
    "NAME_TAKEN": ("Ya hay otra con ese nombre. Elija uno distinto.",),
    "TEAM_IN_USE": (
        "El equipo «{team}» todavía tiene personas: {count}. Páselas antes a otro.",
        "En un equipo que quiere quitar todavía hay personas. Páselas antes a otro.",
    ),
    "DOMAIN_TAKEN": ("Ese dominio de correo es de otra empresa. Revíselo.",),
    "DOMAIN_UNPROVEN": (
        (
            "Nadie de la empresa ha demostrado todavía que tiene un correo de ese dominio. Invite"
            " antes a alguien con un correo así, y que entre."
        ),
    ),
    "NOT_A_CUSTOMER": (
        (
            "Lo manda una dirección del equipo, y el equipo no es solicitante. Si lo pide un"
            " cliente, registre la solicitud a su nombre y descarte este mensaje."
        ),
    ),
    "DIFFERENT_CUSTOMER": (
        (
            "Solo se unen solicitudes de la misma persona o de la misma organización. Revise los"
            " números."
        ),
    ),
}

FAULTS: Mapping[str, tuple[str, ...]] = {
    "PARSE_FAILED": (
        (
            "El documento GraphQL no se puede leer: algo sobra o falta en la línea {line}, columna"
            " {column}. Corrija la sintaxis."
        ),
        "El documento GraphQL no se puede leer. Corrija la sintaxis.",
    ),
    "VALIDATION_FAILED": (
        (
            "El documento no corresponde al esquema en la línea {line}, columna {column}. Compárelo"
            " con el esquema publicado."
        ),
        "El documento no corresponde al esquema. Compárelo con el esquema publicado.",
    ),
    "BAD_INPUT": (
        "El dato «{path}» {problem}. Corríjalo y vuelva a enviarlo.",
        "Un dato enviado {problem}. Corríjalo y vuelva a enviarlo.",
        "El dato «{path}» no es válido. Corríjalo y vuelva a enviarlo.",
        "Alguno de los datos enviados no es válido. Revíselos.",
    ),
    "UNAUTHENTICATED": (
        (
            "No sabemos quién llama: la sesión o el token falta o venció. Vuelva a entrar o use un"
            " token vigente."
        ),
    ),
    "MISSING_SCOPE": (
        "El token no tiene el permiso «{scope}», que esto necesita. Pida un token que lo incluya.",
        "El token no tiene el permiso que esto necesita. Pida un token que lo incluya.",
    ),
    "NOT_ALLOWED_FOR_ROLE": (
        "Su función no permite usar «{field}».",
        "Su función no permite hacer esto.",
    ),
    "BAD_CURSOR": (
        "El cursor no es válido o pertenece a otra lista. Empiece de nuevo sin cursor.",
    ),
    "BAD_PAGE_SIZE": (
        "Pida entre {least} y {most} elementos, con `first` o con `last`, no con ambos.",
        "Pida entre 1 y 100 elementos, con `first` o con `last`, no con ambos.",
    ),
    "TOO_COMPLEX": (
        (
            "El documento tiene demasiados {limit}: {count}, y el máximo es {most}. Pida menos en"
            " cada llamada."
        ),
        "El documento es demasiado complejo. Pida menos en cada llamada.",
    ),
    "TOO_LARGE": (
        "El envío es demasiado grande: caben {most} bytes. Envíe menos.",
        "El envío es demasiado grande. Envíe menos.",
    ),
    "RATE_LIMITED": (
        "Ha hecho demasiadas llamadas. Vuelva a intentarlo en {seconds} segundos.",
        "Ha hecho demasiadas llamadas. Espere un momento y vuelva a intentarlo.",
    ),
    "COST_EXCEEDED": (
        (
            "Esta operación cuesta {cost} puntos y el máximo es {most}. Pida páginas más pequeñas o"
            " menos campos."
        ),
        "Esta operación cuesta más de lo permitido. Pida páginas más pequeñas o menos campos.",
    ),
    "UNAVAILABLE": (
        (
            "El servicio no está disponible en este momento y no se guardó nada. Vuelva a"
            " intentarlo en unos segundos."
        ),
    ),
    "INTERNAL": (
        (
            "Algo falló de nuestro lado y no se guardó nada. Si vuelve a pasar, avísenos con este"
            " código: {request_id}."
        ),
        "Algo falló de nuestro lado y no se guardó nada. Vuelva a intentarlo.",
    ),
    "PERSISTED_QUERY_NOT_FOUND": (
        "No conocemos esta operación por su huella. Envíe también el documento completo.",
    ),
    "PERSISTED_QUERY_MISMATCH": (
        "La huella no corresponde al documento enviado. Calcúlela de nuevo con SHA-256.",
    ),
    "PERSISTED_QUERY_NOT_SUPPORTED": (
        "Solo entendemos la versión 1 de las operaciones guardadas. Envíe el documento completo.",
    ),
    "BAD_REQUEST": (
        "La petición no tiene la forma esperada: {reason}",
        "La petición no tiene la forma esperada. Envíe un objeto JSON con `query`.",
    ),
    "METHOD_NOT_ALLOWED": ("Use POST, o GET solo para consultas.",),
    "NOT_ACCEPTABLE": (
        (
            "No podemos contestar en ese formato. Acepte application/graphql-response+json o"
            " application/json."
        ),
    ),
    "UNSUPPORTED_MEDIA_TYPE": ("No leemos ese tipo de contenido. Envíe application/json.",),
}
