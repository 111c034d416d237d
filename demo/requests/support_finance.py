"""Soporte técnico: the books that do not close, balance or print."""

from demo.articles.support import UNBALANCED_LEDGER
from demo.company import ANA, CARMEN, DIEGO, EMILY, LAURA, MARISOL, VALERIA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Ask,
    Classify,
    Confirm,
    Consult,
    CustomerReply,
    Escalate,
    Incident,
    Inquiry,
    Join,
    Note,
    Reply,
    Request,
    Resolve,
    ResolveFirstContact,
    Survey,
    Tag,
    Take,
)

REQUESTS = (
    Request(
        key="cierre-conciliacion",
        requester=ANA,
        channel="PORTAL",
        ago=5 * HOUR,
        subject="El cierre mensual se detiene en la conciliación bancaria",
        description=(
            "Al ejecutar el cierre, el asistente llega al paso de conciliación bancaria y se queda "
            "en 62 %. Lo intenté dos veces, la segunda con todos los demás usuarios por fuera. "
            "Mañana a mediodía debo entregar el balance a la revisoría fiscal."
        ),
        fields=Incident(
            what_fails="El asistente de cierre se queda en 62 %, en el paso de conciliación "
                       "bancaria",
            since_when="Hoy, desde el primer intento de cierre",
            environment="Bizflow Finanzas, empresa 02, navegador Firefox",
            error_text="CIERRE-417: movimiento bancario sin contrapartida única",
        ),
        answers={"PRODUCT": "FINANCE"},
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                11 * MINUTE, LAURA, "SUPPORT", "MEDIUM", "HIGH", "C3",
                "Un equipo detenido y un cierre con fecha; el error apunta al motor de "
                "conciliación.",
            ),
            Take(13 * MINUTE, LAURA),
            Tag(14 * MINUTE, LAURA, "Cierre de mes"),
            Reply(
                24 * MINUTE, LAURA,
                "Buenos días, Ana. Ya tengo su caso. El código 417 aparece cuando un movimiento "
                "del banco encaja con dos documentos a la vez y el asistente no se atreve a "
                "elegir. Por favor no vuelva a lanzar el cierre mientras reviso: cada intento "
                "bloquea el periodo unos minutos.",
                began_as="lo-vemos",
            ),
            CustomerReply(
                41 * MINUTE,
                "Gracias, Laura. No lo toco más. Por si sirve: el martes importamos dos veces el "
                "extracto del banco, porque la primera vez se cortó internet.",
            ),
            Consult(
                50 * MINUTE, LAURA,
                "cierre 417 movimiento sin contrapartida extracto duplicado",
                UNBALANCED_LEDGER,
            ),
            Note(
                68 * MINUTE, LAURA, "FINDING",
                "El extracto del martes está cargado dos veces: 38 movimientos repetidos, 35 sin "
                "conciliar y 3 conciliados contra recibos distintos. Los 3 son los que frenan el "
                "asistente.",
            ),
            Escalate(
                75 * MINUTE, LAURA, "N2",
                "Hay que deshacer tres conciliaciones cruzadas sin reabrir el mes anterior; desde "
                "la pantalla no se puede.",
            ),
            Join(88 * MINUTE, MARISOL),
            Reply(
                95 * MINUTE, LAURA,
                "Encontramos la causa: el extracto quedó cargado dos veces. Los repetidos sin "
                "conciliar los retiro yo; en tres casos hay un cruce que debe deshacer Marisol "
                "Ibáñez, de nuestro equipo técnico. Ella ya está en el caso.",
            ),
            Note(
                150 * MINUTE, MARISOL, "ACTION",
                "Copia del periodo guardada. Deshechas dos de las tres conciliaciones; la tercera "
                "toca un recibo ya reportado en información exógena y hay que conservar su número.",
            ),
            CustomerReply(
                170 * MINUTE,
                "Quedo pendiente. Si llegan a necesitar el archivo original del banco, lo tengo a "
                "la mano.",
            ),
            Reply(
                220 * MINUTE, LAURA,
                "Dos de los tres cruces están corregidos. El último conserva el número de recibo "
                "que ustedes ya reportaron, por eso va más despacio. Le escribo en cuanto pueda "
                "repetir el cierre.",
            ),
        ),
    ),
    Request(
        key="cartera-no-cuadra",
        requester=ANA,
        channel="PORTAL",
        ago=DAY + 3 * HOUR,
        subject="El informe de cartera no cuadra con el balance de prueba",
        description=(
            "La cartera por edades da 4.318.500 pesos más que la cuenta de clientes en el balance "
            "de prueba, con la misma fecha de corte. El mes pasado coincidían. Revisé los recibos "
            "de caja y no encuentro de dónde sale la diferencia."
        ),
        fields=Incident(
            what_fails="La cartera por edades no coincide con la cuenta 1305 del balance de prueba",
            since_when="Desde el corte de este mes",
            environment="Bizflow Finanzas, empresa 02",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                35 * MINUTE, VALERIA, "SUPPORT", "MEDIUM", "MEDIUM", "C2",
                "Afecta a contabilidad; hay plazo esta semana y nada detenido.",
            ),
            Take(50 * MINUTE, VALERIA),
            Consult(70 * MINUTE, VALERIA, "cartera no cuadra balance de prueba", UNBALANCED_LEDGER),
            Reply(
                2 * HOUR, VALERIA,
                "Hola, Ana. Comparé los dos informes con la herramienta de conciliación: la "
                "diferencia está en cuatro facturas de exportación. En el balance entran con la "
                "tasa del día de contabilización y en la cartera con la del día del documento.",
            ),
            CustomerReply(
                3 * HOUR,
                "Tiene sentido, ese día la tasa saltó. Pero el mes pasado también había "
                "exportaciones y cuadraba.",
            ),
            Note(
                4 * HOUR, VALERIA, "FINDING",
                "Alguien cambió hace 19 días el parámetro «tasa de la cartera» de Contabilización "
                "a Documento. El registro muestra el usuario, pero no el motivo.",
            ),
            Ask(
                5 * HOUR, VALERIA,
                "El mes pasado cuadraba porque la cartera usaba la tasa de contabilización. El "
                "parámetro se cambió hace diecinueve días desde el usuario de Camilo Arango. ¿Fue "
                "una decisión de ustedes o lo devolvemos a como estaba? Si lo devolvemos, las "
                "cuatro facturas se recalculan solas.",
            ),
        ),
    ),
    Request(
        key="locked-period",
        requester=EMILY,
        channel="PORTAL",
        ago=27 * DAY,
        subject="Month-end posting fails with a locked period message",
        description=(
            "When I post the payroll journal I get a message saying that the period is locked, "
            "although the calendar shows it open until Friday. Rosario can post the same journal, "
            "so I suspect it is something about my user."
        ),
        fields=Incident(
            what_fails="Posting the payroll journal is refused for my user only",
            since_when="This morning",
            environment="Bizflow Finance, company 01, Chrome",
            error_text="PER-208: the period is locked for this role",
        ),
        affects="ONLY_ME",
        needed="NOW",
        steps=(
            Classify(
                15 * MINUTE, LAURA, "SUPPORT", "LOW", "HIGH", "C2",
                "Una sola usuaria, con la nómina del día detenida.",
            ),
            Take(18 * MINUTE, LAURA),
            Reply(
                50 * MINUTE, LAURA,
                "Good morning, Emily. You are right, it is about your user and not about the "
                "calendar: the period is open for the company but locked for the role \"Plant "
                "controller\". I am finding out who locked it and why before I open it again.",
            ),
            CustomerReply(
                65 * MINUTE,
                "Thank you, Laura. Rosario offered to post it for me, but then the approval would "
                "carry her name twice, and our auditors would not love that.",
            ),
            Consult(80 * MINUTE, LAURA, "PER-208 period locked for role"),
            Note(
                2 * HOUR, LAURA, "FINDING",
                "El bloqueo por cargo lo activó el asistente de cierre anticipado que probó "
                "Rosario la semana pasada; no lo deshizo al cancelar.",
            ),
            Reply(
                2 * HOUR + 20 * MINUTE, LAURA,
                "Agreed, please do not share the posting. The lock was left behind by an "
                "early-closing trial that was cancelled last week. With Rosario's permission, "
                "which I have just had by phone, I am lifting it for your role.",
            ),
            CustomerReply(3 * HOUR, "It works now. Journal 1187 is posted under my own name."),
            Resolve(
                4 * HOUR, LAURA,
                cause="Lock left behind by a cancelled early closing",
                actions=(
                    "Lifted the lock for the role with the administrator's permission and reported "
                    "the fault to the product team."
                ),
                solution=(
                    "Your role can post until Friday, as the calendar says. Cancelling an early "
                    "closing will undo its locks from the next version; until then we check for "
                    "them ourselves."
                ),
            ),
            Confirm(6 * HOUR),
            Survey(6 * HOUR + MINUTE, 5, 10, True, "Quick, and she understood why it mattered."),
        ),
    ),
    Request(
        key="mayor-saldos-cero",
        requester=CARMEN,
        channel="PHONE",
        registered_by=DIEGO,
        ago=54 * DAY,
        subject="Imprimir el mayor con las cuentas a cero",
        description=(
            "Carmen pregunta cómo imprimir el libro mayor incluyendo las cuentas sin movimiento, "
            "porque el registro se lo pide completo."
        ),
        fields=Inquiry("¿Cómo se incluyen en el mayor las cuentas con saldo cero?"),
        affects="ONLY_ME",
        needed="THIS_WEEK",
        steps=(
            ResolveFirstContact(
                6 * MINUTE, DIEGO, "SUPPORT", "LOW", "MEDIUM", "C1",
                "Duda puntual de una persona, con respuesta conocida.",
                reply=(
                    "En Informes › Libro mayor, abra Opciones y marque «Incluir cuentas sin "
                    "movimiento». La casilla se recuerda para la próxima vez."
                ),
                cause="Opción desmarcada por defecto",
                actions="Se le guió por teléfono hasta la opción.",
                solution=(
                    "Con la casilla marcada, el mayor sale completo. Carmen lo imprimió durante la "
                    "llamada."
                ),
            ),
            Confirm(2 * HOUR),
            Survey(2 * HOUR + MINUTE, 5, 10, True, "Dos minutos. Así da gusto."),
        ),
    ),
)
