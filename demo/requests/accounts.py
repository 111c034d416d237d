"""Cuentas y contratos."""

from demo.articles.accounts import CONTRACT_CONTACTS, LICENSES
from demo.company import (
    ANA,
    CARMEN,
    DIEGO,
    FRANCISCA,
    GABRIELA,
    JORGE,
    MATIAS,
    NEXO,
    RENZO,
    ROSARIO,
)
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Accept,
    Ask,
    Assign,
    ChangeRequest,
    Classify,
    Confirm,
    Consult,
    CustomerReply,
    HandOver,
    Inquiry,
    Note,
    Reply,
    Request,
    Resolve,
    Resume,
    Survey,
    Take,
    WaitThirdParty,
    Withdraw,
)

REQUESTS = (
    Request(
        key="sucursal-temuco",
        requester=FRANCISCA,
        channel="PORTAL",
        ago=80 * DAY,
        subject="Incorporar la sucursal de Temuco al contrato",
        description=(
            "El mes próximo abrimos en Temuco con nueve camiones y cuatro usuarios. Necesitamos la "
            "sucursal en el contrato, con su serie de guías y sus permisos."
        ),
        fields=ChangeRequest(
            what="Añadir la sucursal de Temuco con serie propia y cuatro licencias completas",
            why="Apertura de operaciones en La Araucanía",
            needed_in=20 * DAY,
            approver="Matías Errázuriz",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                HOUR, RENZO, "ACCOUNTS", "MEDIUM", "MEDIUM", "C3",
                "Hay que coordinar contrato y series con la autoridad fiscal.",
            ),
            Assign(90 * MINUTE, JORGE, RENZO),
            Accept(100 * MINUTE, RENZO),
            Reply(
                2 * HOUR, RENZO,
                "¡Felicitaciones por la apertura, Francisca! Para empezar me falta la dirección "
                "comercial registrada y la aprobación escrita de don Matías, porque el aumento "
                "supera el diez por ciento del contrato.",
            ),
            CustomerReply(
                6 * HOUR,
                "La dirección es Los Coigües 1840. Matías le escribe hoy mismo.",
            ),
            Consult(7 * HOUR, RENZO, "nueva sucursal serie de documentos adenda", LICENSES),
            Ask(
                8 * HOUR, RENZO,
                "Ya tengo la aprobación de don Matías. Última pregunta antes de la adenda: ¿la "
                "serie de guías empieza en 1 o continúa la numeración de Concepción? Después del "
                "primer documento no se puede cambiar.",
            ),
            CustomerReply(
                30 * HOUR,
                "Que empiece en 1, así distinguimos las sucursales a simple vista.",
            ),
            WaitThirdParty(
                31 * HOUR, RENZO,
                "Servicio de Impuestos Internos",
                "Solicitud de folios 9-114402",
                2 * DAY,
            ),
            Note(
                48 * HOUR, RENZO, "ACTION",
                "Folios autorizados antes de lo previsto. Serie TEM creada y probada con una guía "
                "de ensayo anulada.",
            ),
            Resume(48 * HOUR + MINUTE, RENZO),
            Resolve(
                49 * HOUR, RENZO,
                cause="Ampliación de contrato",
                actions="Adenda firmada, sucursal y serie creadas, cuatro usuarios activos.",
                solution=(
                    "Temuco ya puede emitir guías desde el número 1 y sus cuatro usuarios "
                    "recibieron la invitación. El valor nuevo se factura desde el próximo mes."
                ),
                article=LICENSES,
            ),
            Confirm(3 * DAY),
            Survey(3 * DAY + 2 * MINUTE, 5, 9, True, "Renzo se adelantó a cada trámite."),
        ),
    ),
    Request(
        key="tratamiento-de-datos",
        requester=CARMEN,
        channel="EMAIL",
        ago=37 * DAY,
        subject="Vigencia del acuerdo de tratamiento de datos",
        description=(
            "Nuestra delegada de protección de datos pregunta si el acuerdo que firmamos hace tres "
            "años sigue vigente y dónde se alojan hoy las copias de seguridad. Tenemos auditoría "
            "dentro de dos semanas."
        ),
        fields=Inquiry(
            "¿Está vigente el acuerdo de tratamiento de datos y en qué país se guardan las copias?",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                HOUR, RENZO, "ACCOUNTS", "HIGH", "MEDIUM", "C4",
                "Datos personales de pacientes: prioridad alta como mínimo y respuesta con "
                "revisión legal.",
                security=True,
            ),
            Assign(80 * MINUTE, JORGE, JORGE),
            Accept(82 * MINUTE, JORGE),
            Reply(
                100 * MINUTE, JORGE,
                "Buenos días, Carmen. Me ocupo yo de su consulta, junto con nuestra asesoría "
                "legal. Hoy mismo tendrá una respuesta firmada que pueda entregar a la auditoría.",
            ),
            CustomerReply(
                3 * HOUR,
                "Gracias, Jorge. Si puede ser, que cite el artículo 28 del Reglamento; es lo "
                "primero que miran.",
            ),
            Consult(4 * HOUR, JORGE, "acuerdo de tratamiento de datos copias de seguridad país"),
            Note(
                5 * HOUR, JORGE, "FINDING",
                "El acuerdo se prorroga solo cada año. La lista de subencargados anexa está "
                "desactualizada: falta el proveedor de copias de Fráncfort.",
            ),
            Reply(
                6 * HOUR, JORGE,
                "El acuerdo sigue vigente por prórroga anual. Las copias se guardan en Fráncfort, "
                "cifradas, y no salen de la Unión Europea. Encontramos desactualizado el anexo de "
                "subencargados; se lo enviamos corregido con la respuesta.",
            ),
            CustomerReply(
                7 * HOUR,
                "Muy de agradecer que lo digáis vosotros antes que la auditora.",
            ),
            Resolve(
                7 * HOUR + 40 * MINUTE, JORGE,
                cause="Anexo contractual desactualizado",
                actions="Respuesta legal firmada y anexo de subencargados corregido.",
                solution=(
                    "Tiene en Cuenta › Contrato la carta firmada con referencia al artículo 28 y "
                    "el anexo vigente. Revisaremos el anexo cada seis meses."
                ),
            ),
            Confirm(2 * DAY),
            Survey(2 * DAY + MINUTE, 5, 9, True, "La carta era exactamente lo que necesitábamos."),
        ),
    ),
    Request(
        key="renovacion-tres-anios",
        requester=ROSARIO,
        channel="PHONE",
        registered_by=RENZO,
        ago=28 * HOUR,
        subject="Condiciones para renovar el contrato por tres años",
        description=(
            "Rosario quiere renovar por tres años y pregunta qué descuento habría y si puede "
            "reducir dos licencias que no usa. El directorio se reúne la próxima semana."
        ),
        fields=Inquiry("¿Qué condiciones hay para renovar por tres años con dos licencias menos?"),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                15 * MINUTE, RENZO, "ACCOUNTS", "MEDIUM", "LOW", "C2",
                "Es una consulta comercial y ningún servicio está afectado; la respuesta llega "
                "antes de su directorio.",
            ),
            Take(20 * MINUTE, RENZO),
            Reply(
                2 * HOUR, RENZO,
                "Rosario, gracias por su llamada. La renovación a tres años permite ajustar "
                "licencias en la firma, así que las dos que no usan pueden salir. Preparo dos "
                "alternativas con números.",
            ),
            CustomerReply(
                4 * HOUR,
                "Estupendo. En una de ellas incluya por favor el módulo de Analítica para dos "
                "personas, para comparar.",
            ),
            Consult(5 * HOUR, RENZO, "renovación reducción de licencias", LICENSES),
            HandOver(
                7 * HOUR, RENZO, DIEGO,
                "Salgo de turno y Diego hizo la simulación del año pasado.",
            ),
            Accept(8 * HOUR, DIEGO),
            Reply(
                9 * HOUR, DIEGO,
                "Buenas tardes, Rosario. Sigo yo con su renovación. La alternativa A ya está: tres "
                "años, dos licencias menos y precio fijo en soles. La B, con Analítica, necesita "
                "la aprobación de la líder comercial y sale mañana.",
            ),
            CustomerReply(
                25 * HOUR,
                "La A se ve bien. Espero la B para llevar las dos al directorio.",
            ),
        ),
    ),
    Request(
        key="contacto-de-pagos",
        requester=ANA,
        channel="PORTAL",
        ago=4 * DAY,
        subject="Cambiar el contacto de pagos de la cuenta",
        description=(
            "Doña Stella se pensionó y las facturas siguen llegando a su correo. Desde ahora las "
            "recibo yo. Camilo, que es el administrador, está de acuerdo."
        ),
        fields=ChangeRequest(
            what="Poner a Ana Restrepo como contacto de pagos",
            why="La persona anterior se retiró de la empresa",
            needed_in=5 * DAY,
            approver="Camilo Arango",
        ),
        affects="ONLY_ME",
        needed="THIS_WEEK",
        steps=(
            Classify(50 * MINUTE, DIEGO, "ACCOUNTS", "LOW", "MEDIUM", "C1", "Trámite conocido, una "
                                                                            "persona."),
            Take(55 * MINUTE, DIEGO),
            Reply(
                2 * HOUR, DIEGO,
                "Hola, Ana. Con el visto bueno de Camilo es suficiente para el contacto de pagos. "
                "Ya se lo pedí por teléfono, al número que consta en el contrato.",
            ),
            Resolve(
                5 * HOUR, DIEGO,
                cause="Retiro de la persona de contacto",
                actions="Aprobación de Camilo Arango por teléfono y cambio del contacto de pagos.",
                solution=(
                    "Desde hoy usted recibe las facturas. Le reenviamos las tres últimas, por si "
                    "hacían falta."
                ),
                article=CONTRACT_CONTACTS,
            ),
            Confirm(23 * HOUR),
            Survey(23 * HOUR + MINUTE, 5, 10, True, "Rápido y sin papeleo."),
        ),
    ),
    Request(
        key="suspender-comisiones",
        requester=GABRIELA,
        channel="EMAIL",
        ago=56 * DAY,
        subject="Suspender el módulo de comisiones por dos meses",
        description=(
            "Durante la temporada baja no pagamos comisiones. ¿Podemos suspender el módulo y no "
            "pagarlo esos dos meses?"
        ),
        fields=ChangeRequest(
            what="Suspender dos meses el módulo de comisiones",
            why="En temporada baja no se usa",
            needed_in=15 * DAY,
            approver="Rosa Elena Castañeda",
        ),
        affects="MY_TEAM",
        needed="NO_RUSH",
        steps=(
            Classify(3 * HOUR, DIEGO, "ACCOUNTS", "MEDIUM", "LOW", "C1", "Consulta comercial sin "
                                                                         "prisa."),
            Take(4 * HOUR, DIEGO),
            Reply(
                5 * HOUR, DIEGO,
                "Gabriela, el módulo puede suspenderse con treinta días de aviso, pero al "
                "reactivarlo se paga una puesta en marcha que equivale a mes y medio. Le adjunto "
                "la cuenta para que la compare con Rosa Elena.",
            ),
            CustomerReply(
                20 * HOUR,
                "Entonces nos ahorramos medio mes y nos quedamos sin histórico a la vista. Lo "
                "platico con ella.",
            ),
            Withdraw(
                26 * HOUR,
                "Lo vimos y no conviene. Dejamos el módulo como está. Gracias por hacernos la "
                "cuenta.",
            ),
        ),
    ),
    Request(
        key="copia-del-contrato",
        requester=MATIAS,
        channel="API",
        registered_by=NEXO,
        ago=50 * HOUR,
        subject="Copia del contrato vigente y de sus adendas",
        description=(
            "El área legal de Cordillera Sur pide copia del contrato vigente con todas sus "
            "adendas, incluida la de Temuco, para una licitación."
        ),
        fields=Inquiry("¿Dónde se descarga el contrato vigente con sus adendas firmadas?"),
        affects="ONLY_ME",
        needed="THIS_WEEK",
        steps=(
            Classify(
                2 * HOUR, RENZO, "ACCOUNTS", "LOW", "MEDIUM", "C1",
                "Entrega de documentos ya firmados.",
            ),
            Take(3 * HOUR, RENZO),
            Reply(
                4 * HOUR, RENZO,
                "Matías, por seguridad los contratos no viajan por la integración. Los dejo en su "
                "cuenta del portal, a la que solo entra usted como administrador.",
            ),
            Resolve(
                6 * HOUR, RENZO,
                cause="Solicitud de documentos contractuales",
                actions="Contrato y cuatro adendas publicados en el portal del administrador.",
                solution=(
                    "El contrato y sus cuatro adendas están en Cuenta › Contrato › Documentos, en "
                    "un solo archivo y con las firmas verificables."
                ),
            ),
        ),
    ),
)
