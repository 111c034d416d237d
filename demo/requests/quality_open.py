"""Calidad y reclamaciones: what the desk has in hand."""

from demo.articles.quality import MAINTENANCE_NOTICES
from demo.company import (
    FRANCISCA,
    GABRIELA,
    JORGE,
    LUZ_DARY,
    MIGUEL,
    NEXO,
    PATRICIA,
    RENZO,
    ROSARIO,
    VALERIA,
)
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Accept,
    Acknowledge,
    Ask,
    Assign,
    Classify,
    Complaint,
    Consult,
    CustomerReply,
    Escalate,
    NameComplainedAbout,
    Note,
    Reply,
    Request,
    Resolve,
    Take,
)

REQUESTS = (
    Request(
        key="actualizacion-mueve-menus",
        requester=ROSARIO,
        channel="PORTAL",
        ago=2 * DAY,
        subject="La actualización cambió los menús sin avisar",
        description=(
            "El martes amaneció todo el menú en otro orden. Mi equipo perdió la mañana buscando "
            "dónde quedó cada cosa, justo con los pagos a proveedores."
        ),
        fields=Complaint(
            about="PRODUCT",
            what_happened="La actualización reorganizó los menús sin aviso ni guía.",
            remedy_sought="Una guía de los cambios y que los próximos se anuncien.",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                50 * MINUTE, RENZO, "QUALITY", "MEDIUM", "MEDIUM", "C2",
                "Queja de producto con efecto en un equipo.",
            ),
            NameComplainedAbout(79 * MINUTE, JORGE),
            Assign(80 * MINUTE, JORGE, VALERIA),
            Accept(95 * MINUTE, VALERIA),
            Reply(
                2 * HOUR, VALERIA,
                "Rosario, gracias por decírnoslo. Su queja ya está registrada y la llevo yo. La "
                "guía de los cambios existía, pero se publicó solo en la página de versiones. Se "
                "la envío ahora, en español y en una hoja.",
            ),
            CustomerReply(
                4 * HOUR,
                "Recibida. Imprimí una para cada puesto y la tarde fue mejor que la mañana.",
            ),
            Consult(6 * HOUR, VALERIA, "aviso de cambios de versión", MAINTENANCE_NOTICES),
            Resolve(
                20 * HOUR, VALERIA,
                cause="Cambio visible publicado sin aviso directo",
                actions=(
                    "Envío de la guía y acuerdo con producto para avisar con diez días todo cambio "
                    "de menús."
                ),
                solution=(
                    "Le damos la razón. Los cambios que muevan menús se anunciarán con diez días, "
                    "con una guía como la que recibió y la opción de conservar el orden anterior "
                    "durante un mes."
                ),
                article=MAINTENANCE_NOTICES,
            ),
        ),
    ),
    Request(
        key="comisiones-mal-calculadas",
        requester=GABRIELA,
        channel="PHONE",
        registered_by=VALERIA,
        ago=5 * DAY,
        subject="Comisiones pagadas de menos por un error reconocido",
        description=(
            "Gabriela reclama: hace dos semanas se reconoció un error en el cálculo de comisiones "
            "y los once vendedores afectados siguen sin el ajuste. Pide fecha y una compensación "
            "por las horas invertidas."
        ),
        fields=Complaint(
            about="SERVICE",
            what_happened="El ajuste prometido hace dos semanas no se ha hecho y nadie ha dado una "
                          "fecha.",
            remedy_sought="Corregir las once liquidaciones esta semana y compensar las horas de "
                          "recálculo.",
        ),
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                20 * MINUTE, VALERIA, "QUALITY", "MEDIUM", "HIGH", "C4",
                "Compensación económica y compromiso anterior incumplido.",
            ),
            Assign(35 * MINUTE, PATRICIA, PATRICIA),
            Accept(40 * MINUTE, PATRICIA),
            Reply(
                3 * HOUR, PATRICIA,
                "Gabriela, soy Patricia Lozano. Lamento que tenga que reclamar algo que ya le "
                "habíamos prometido, y que además esta respuesta llegue tarde. Su reclamación "
                "queda a mi cargo. Hoy reúno los once casos y mañana le doy fecha.",
            ),
            CustomerReply(
                5 * HOUR,
                "Gracias, Patricia. Lo de la fecha es lo que más me urge: dos vendedores amenazan "
                "con irse.",
            ),
            Note(
                8 * HOUR, PATRICIA, "FINDING",
                "El error se documentó, pero nadie abrió la tarea de corrección. De los once "
                "casos, ocho se recalculan solos y tres tienen metas cambiadas a mano.",
            ),
            Consult(9 * HOUR, PATRICIA, "recálculo de comisiones compensación"),
            Escalate(
                10 * HOUR, PATRICIA, "N4",
                "Plazo vencido y se pide compensación: requiere aprobación del gerente.",
            ),
            Acknowledge(12 * HOUR, MIGUEL),
            Reply(
                26 * HOUR, PATRICIA,
                "Ocho de las once liquidaciones ya están corregidas y puede revisarlas. Las otras "
                "tres tienen metas modificadas a mano y necesitamos sus valores originales. La "
                "compensación la está evaluando el gerente, Miguel Torres.",
            ),
            CustomerReply(
                2 * DAY,
                "Revisé las ocho y están bien. Las metas de las otras tres se las mando mañana, "
                "las tiene la directora.",
            ),
            Note(
                3 * DAY, MIGUEL, "DECISION",
                "Se aprueba compensar con un mes del módulo de comisiones. Se comunica cuando "
                "estén corregidas las once.",
            ),
        ),
    ),
    Request(
        key="caidas-del-conector",
        requester=FRANCISCA,
        channel="API",
        registered_by=NEXO,
        ago=32 * HOUR,
        subject="Reclamo por las interrupciones del conector en horario de despacho",
        description=(
            "En lo que va del mes el conector de rutas se ha interrumpido cuatro veces entre las "
            "cinco y las siete de la mañana. Francisca Poblete pide que se aplique la cláusula de "
            "disponibilidad del contrato."
        ),
        fields=Complaint(
            about="SERVICE",
            what_happened=(
                "Cuatro interrupciones de entre diez y veinticinco minutos en el horario de "
                "despacho."
            ),
            remedy_sought="El descuento previsto por disponibilidad y un plan para que no se "
                          "repita.",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                20 * MINUTE, VALERIA, "QUALITY", "HIGH", "MEDIUM", "C3",
                "Afecta el despacho de toda la empresa; intervienen contrato y código.",
            ),
            NameComplainedAbout(24 * MINUTE, PATRICIA),
            Take(25 * MINUTE, VALERIA),
            Reply(
                70 * MINUTE, VALERIA,
                "Francisca, gracias por reunir las cuatro fechas. Su reclamo quedó registrado. "
                "Estoy cruzando esas horas con nuestros registros y con los del conector, para "
                "saber en qué lado se cortó cada vez.",
            ),
            CustomerReply(
                3 * HOUR,
                "Enviamos los registros del conector de los cuatro días. En tres vemos el corte de "
                "su lado; en el segundo no estamos seguros.",
                by=NEXO,
            ),
            Consult(
                4 * HOUR, VALERIA,
                "descuento por disponibilidad interrupciones",
                MAINTENANCE_NOTICES,
            ),
            Reply(
                5 * HOUR, VALERIA,
                "Coincidimos: tres cortes fueron nuestros y suman 52 minutos. El segundo no "
                "aparece en ninguno de los dos registros. Los tres corresponden al descuento que "
                "fija el contrato.",
            ),
            Ask(
                5 * HOUR + 15 * MINUTE, VALERIA,
                "Para calcular el descuento completo nos falta saber qué vieron ustedes el segundo "
                "día. ¿Alguien en Despacho anotó la hora o guardó una captura de la pantalla?",
            ),
        ),
    ),
    Request(
        key="respuestas-copiadas",
        requester=LUZ_DARY,
        channel="PORTAL",
        ago=7 * HOUR,
        subject="Respuestas copiadas que no contestan lo que pregunto",
        description=(
            "Pregunté dos veces por la retención de un proveedor y las dos veces el señor Quispe "
            "me pegó el mismo párrafo, que habla de otra cosa. Siento que no leyó mi mensaje."
        ),
        fields=Complaint(
            about="PERSON",
            about_whom=RENZO,
            what_happened="Dos respuestas idénticas que no corresponden a la pregunta.",
            remedy_sought="Que otra persona conteste mi pregunta.",
        ),
        affects="ONLY_ME",
        needed="NO_RUSH",
        steps=(
            Classify(
                45 * MINUTE, VALERIA, "QUALITY", "MEDIUM", "MEDIUM", "C2",
                "Queja sobre una persona; la pregunta de fondo es sencilla. Ninguna queja baja de "
                "prioridad media.",
            ),
            NameComplainedAbout(69 * MINUTE, PATRICIA, RENZO),
            Assign(70 * MINUTE, PATRICIA, VALERIA),
            Reply(
                2 * HOUR, PATRICIA,
                "Luz Dary, gracias por decírnoslo. Su queja quedó registrada y la atenderá Valeria "
                "Montes, que no trabaja con la persona que menciona. Ella contestará también su "
                "pregunta sobre la retención.",
            ),
        ),
    ),
)
