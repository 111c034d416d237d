"""What came in during the last hours and nobody has begun: the desk's front door."""

from demo.company import (
    ANA,
    CAMILO,
    CARMEN,
    DIEGO,
    EMILY,
    FRANCISCA,
    GABRIELA,
    IVAN,
    LAURA,
    LUIS,
    NEXO,
    PAU,
    RENZO,
    VALERIA,
)
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    ChangeRequest,
    Classify,
    Complaint,
    Incident,
    Inquiry,
    Request,
)

REQUESTS = (
    Request(
        key="soporte-nota-credito",
        requester=ANA,
        channel="PORTAL",
        ago=12 * MINUTE,
        subject="¿Cómo adjunto el soporte de una nota crédito?",
        description=(
            "Registré una nota crédito por devolución de sacos y quiero dejar el acta de recibo "
            "pegada al documento, para que la vea la revisoría fiscal. No encuentro dónde se "
            "adjunta una vez contabilizada."
        ),
        fields=Inquiry("¿Se puede adjuntar un archivo a una nota crédito ya contabilizada sin "
                       "anularla?"),
        answers={"PRODUCT": "FINANCE"},
        affects="ONLY_ME",
        needed="NO_RUSH",
    ),
    Request(
        key="etiquetas-sin-codigo",
        requester=IVAN,
        channel="EMAIL",
        ago=25 * MINUTE,
        subject="Las etiquetas de tarima salen sin código de barras",
        description=(
            "Desde que cambió el turno, las etiquetas de tarima se imprimen con el recuadro vacío. "
            "Tenemos dos tráileres esperando y estamos rotulando a mano con marcador."
        ),
        fields=Incident(
            what_fails="El código de barras de la etiqueta de tarima sale en blanco; el texto sí "
                       "se imprime.",
            since_when="Hoy, desde el cambio de turno",
            environment="Bizflow Procesos, módulo de almacén, impresoras de los andenes 2 y 3",
        ),
        affects="MY_TEAM",
        needed="NOW",
    ),
    Request(
        key="guias-sin-folio",
        requester=FRANCISCA,
        channel="API",
        registered_by=NEXO,
        ago=40 * MINUTE,
        subject="Guías de despacho rechazadas por falta de folios",
        description=(
            "El conector recibe el error desde la última carga de folios. Francisca Poblete "
            "confirma que el rango nuevo está autorizado y que los camiones salen por ahora con "
            "guía manual."
        ),
        fields=Incident(
            what_fails="La emisión de guías de despacho electrónicas desde el sistema de rutas",
            since_when="Hace una hora, al agotarse el rango anterior",
            environment="API de documentos, ambiente de producción",
            error_text="FOLIO_RANGE_EXHAUSTED: no quedan folios para el documento tipo 52",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
    ),
    Request(
        key="tres-llamadas-sin-respuesta",
        requester=PAU,
        channel="PORTAL",
        ago=95 * MINUTE,
        subject="Tres llamadas por el mismo cobro y ninguna respuesta",
        description=(
            "He llamado tres veces esta semana por el recargo de la última factura. Las tres veces "
            "me dijeron que me devolverían la llamada y nadie lo ha hecho. A estas alturas me "
            "molesta más el silencio que el recargo."
        ),
        fields=Complaint(
            about="SERVICE",
            what_happened="Tres llamadas en cuatro días, todas con promesa de respuesta y ninguna "
                          "cumplida.",
            remedy_sought=(
                "Que alguien me explique el recargo por escrito y que lo retiren si no corresponde."
            ),
        ),
        affects="ONLY_ME",
        needed="THIS_WEEK",
    ),
    Request(
        key="cost-center-column",
        requester=EMILY,
        channel="PORTAL",
        ago=130 * MINUTE,
        subject="Add a cost center column to the payables export",
        description=(
            "Every Friday I export open payables and then look up the cost center of some two "
            "hundred lines by hand. If the export carried that column I would get my Friday "
            "afternoons back."
        ),
        fields=ChangeRequest(
            what="A cost center column in the open payables spreadsheet export",
            why=(
                "Two hundred manual look-ups a week, and at least one mistake in each of the last "
                "three weeks"
            ),
            needed_in=45 * DAY,
            approver="Rosario Mamani",
        ),
        affects="ONLY_ME",
        needed="NO_RUSH",
    ),
    Request(
        key="tablero-ventas-seis",
        requester=GABRIELA,
        channel="PHONE",
        registered_by=LAURA,
        ago=50 * MINUTE,
        subject="El tablero de ventas se quedó con los datos de ayer",
        description=(
            "Gabriela llama desde la junta comercial: el tablero de ventas muestra las cifras de "
            "ayer y la dirección lo está mirando en la pantalla. Le leí el número de ticket y los "
            "plazos antes de colgar."
        ),
        fields=Incident(
            what_fails="La carga nocturna del tablero de ventas no terminó y las cifras son las de "
                       "ayer.",
            since_when="Se dieron cuenta hoy al abrir la junta",
            environment="Bizflow Analítica, tablero «Ventas por región»",
        ),
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                9 * MINUTE, LAURA, "SUPPORT", "MEDIUM", "HIGH", "C2",
                "Un área parada en plena junta; las demás trabajan con normalidad.",
            ),
        ),
    ),
    Request(
        key="licencias-consulta-completas",
        requester=CAMILO,
        channel="PORTAL",
        ago=3 * HOUR,
        subject="Pasar tres licencias de consulta a licencias completas",
        description=(
            "Tres auxiliares de la finca El Roble van a registrar compras desde la próxima "
            "cosecha. Hoy tienen licencia de consulta. Necesito saber el valor prorrateado y "
            "dejarlas activas antes del lunes."
        ),
        fields=ChangeRequest(
            what="Convertir tres licencias de consulta en completas, conservando los usuarios",
            why="La cosecha de mitaca se registra este año desde la finca y no desde la oficina",
            needed_in=6 * DAY,
            approver="Camilo Arango",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                40 * MINUTE, DIEGO, "ACCOUNTS", "MEDIUM", "MEDIUM", "C1",
                "Afecta a un equipo y tiene fecha, sin trabajo detenido.",
            ),
        ),
    ),
    Request(
        key="alta-auditora-externa",
        requester=CARMEN,
        channel="EMAIL",
        ago=5 * HOUR,
        subject="Alta de una auditora externa con permiso de lectura",
        description=(
            "La semana que viene nos visita la auditora de cuentas. Querría que pudiera ver los "
            "libros y los justificantes de las dos clínicas durante quince días, sin poder "
            "descargar historiales ni datos de pacientes."
        ),
        fields=Inquiry(
            "¿Qué perfil permite leer los libros y sus justificantes, sin datos de pacientes y con "
            "fecha de caducidad?",
        ),
        affects="ONLY_ME",
        needed="THIS_WEEK",
        steps=(
            Classify(
                70 * MINUTE, RENZO, "ACCESS", "LOW", "MEDIUM", "C2",
                "Una sola persona y margen de varios días; hay que revisar el perfil por los datos "
                "de pacientes.",
            ),
        ),
    ),
    Request(
        key="detracciones-por-linea",
        requester=LUIS,
        channel="PHONE",
        registered_by=VALERIA,
        ago=6 * HOUR,
        late_by=20 * MINUTE,
        subject="¿La próxima versión calcula detracciones por línea?",
        description=(
            "Luis pregunta si la próxima versión separa la detracción por línea cuando una factura "
            "mezcla servicio de teñido y venta de tela. Hoy la reparten en una hoja de cálculo."
        ),
        fields=Inquiry(
            "¿Se podrá calcular la detracción línea por línea en facturas mixtas, y desde qué "
            "versión?",
        ),
        affects="MY_TEAM",
        needed="NO_RUSH",
        steps=(
            Classify(
                55 * MINUTE, VALERIA, "PRODUCT", "MEDIUM", "LOW", "C2",
                "Trabajo manual repetido en un equipo, sin fecha límite.",
            ),
        ),
    ),
)
