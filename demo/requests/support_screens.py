"""Soporte técnico: what people look at and do not see, or see wrong."""

from demo.articles.support import FROZEN_DASHBOARD
from demo.company import ANDRES, DIEGO, IVAN, LAURA, LUIS, PATRICIA, PAU, ROSA, VALERIA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Acknowledge,
    Classify,
    Confirm,
    ConfirmByPhone,
    Consult,
    Correct,
    CustomerReply,
    Escalate,
    Incident,
    Join,
    Link,
    Note,
    Reply,
    Request,
    Resolve,
    Survey,
    Take,
)

REQUESTS = (
    Request(
        key="tres-plantas-sin-servicio",
        requester=ROSA,
        channel="PHONE",
        registered_by=LAURA,
        ago=62 * DAY,
        late_by=6 * MINUTE,
        subject="Bizflow Fianzas no abre en ninguna de las tres plantas",
        description=(
            "Rosa Elena llama: nadie puede entrar a Finanzas en Puebla, Oaxaca ni Tehuacán. La "
            "página carga en blanco. Hay proveedores formados en las cajas. Le leí el número del "
            "ticket y los dos plazos."
        ),
        fields=Incident(
            what_fails="Bizflow Finanzas muestra una página en blanco después de entrar",
            since_when="Hace unos diez minutos",
            environment="Producción, las tres plantas, cualquier navegador",
            error_text="503 en la llamada a /sesion/empresas",
        ),
        affects="WHOLE_COMPANY",
        needed="NOW",
        steps=(
            Classify(
                2 * MINUTE, LAURA, "SUPPORT", "HIGH", "HIGH", "C3",
                "Toda la empresa sin servicio y cobros detenidos.",
                major_incident=True,
            ),
            Take(3 * MINUTE, LAURA),
            Escalate(
                5 * MINUTE, LAURA, "N3",
                "Caída total de un cliente; conviene que la líder coordine desde ya.",
            ),
            Acknowledge(8 * MINUTE, PATRICIA),
            Join(10 * MINUTE, ANDRES),
            Correct(
                12 * MINUTE, LAURA, "Bizflow Finanzas no abre en ninguna de las tres plantas",
                "El asunto tenía mal escrito el nombre del producto.",
            ),
            Reply(
                16 * MINUTE, LAURA,
                "Rosa Elena, confirmamos la caída y ya hay tres personas trabajando en ella. El "
                "problema está en nuestro lado, no en sus plantas. Siguiente aviso en treinta "
                "minutos, con o sin novedad.",
            ),
            Note(
                31 * MINUTE, ANDRES, "FINDING",
                "El nodo que guarda las sesiones de este grupo se quedó sin espacio en disco: el "
                "registro de auditoría no rotó desde el domingo.",
            ),
            Reply(
                46 * MINUTE, LAURA,
                "Sabemos la causa: un disco lleno en el servidor de sesiones. Estamos moviendo a "
                "su grupo a otro nodo. No se ha perdido información contable.",
            ),
            CustomerReply(
                58 * MINUTE,
                "Enterada. En Oaxaca ya cobran con recibo provisional. Avísenme en cuanto pueda "
                "decirles que capturen.",
            ),
            Consult(66 * MINUTE, ANDRES, "servidor de sesiones disco lleno rotación de registros"),
            Note(
                90 * MINUTE, ANDRES, "ACTION",
                "Grupo movido al nodo 4. Rotación forzada en el nodo averiado y alarma de disco "
                "bajada de 95 % a 80 %.",
            ),
            Reply(
                95 * MINUTE, LAURA,
                "Ya pueden entrar. Por favor pruebe usted primero y dígame si ve sus tres "
                "empresas.",
            ),
            CustomerReply(
                104 * MINUTE,
                "Entro y veo las tres. Puebla también. Voy a pedirles que capturen lo provisional.",
            ),
            Resolve(
                130 * MINUTE, LAURA,
                cause="Disco lleno en el nodo de sesiones por un registro que no rotó",
                actions=(
                    "Se movió al grupo a otro nodo, se liberó el disco, se corrigió la rotación y "
                    "se adelantó la alarma de espacio."
                ),
                solution=(
                    "El servicio quedó restablecido en las tres plantas. Los recibos provisionales "
                    "pueden capturarse con su fecha original. La alarma ahora avisa con tiempo "
                    "suficiente para actuar antes de una caída."
                ),
            ),
            ConfirmByPhone(
                3 * HOUR, LAURA,
                "Llamada al conmutador de Puebla: Rosa Elena Castañeda confirma que las tres "
                "plantas facturan con normalidad.",
            ),
            Survey(
                DAY, 5, 9, True,
                "Nos tuvieron informados todo el tiempo. Eso, en medio del caos, se agradece.",
            ),
        ),
    ),
    Request(
        key="informe-ocupacion-lento",
        requester=PAU,
        channel="PORTAL",
        ago=3 * DAY,
        subject="El informe de ocupación tarda más de diez minutos",
        description=(
            "El informe de ocupación de consultas, que antes salía en segundos, ahora tarda diez "
            "minutos o más. Lo uso cada mañana para repartir las citas sin asignar."
        ),
        fields=Incident(
            what_fails="El informe de ocupación de consultas tarda diez minutos o más en abrirse",
            since_when="Desde principios de semana",
            environment="Bizflow Analítica, las dos clínicas",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                30 * MINUTE, VALERIA, "SUPPORT", "MEDIUM", "MEDIUM", "C2",
                "Retrasa a admisión cada mañana sin impedirle trabajar.",
            ),
            Take(45 * MINUTE, VALERIA),
            Reply(
                2 * HOUR, VALERIA,
                "Hola, Pau. El informe recorre ahora cinco años de citas en cada apertura, porque "
                "el filtro de fechas perdió su valor inicial. Le dejo un acceso directo con el "
                "último trimestre para que mañana no espere.",
            ),
            CustomerReply(
                4 * HOUR,
                "Con el acceso directo va como antes. Me sirve hasta que lo arregléis.",
            ),
            Consult(5 * HOUR, VALERIA, "informe lento filtro de fechas", FROZEN_DASHBOARD),
            Resolve(
                20 * HOUR, VALERIA,
                cause="Filtro de fechas sin valor inicial",
                actions="Se restauró el filtro por defecto y se creó un índice por fecha de cita.",
                solution=(
                    "El informe abre de nuevo con el último trimestre, en unos tres segundos. Si "
                    "necesita los cinco años, puede ampliarlo desde el filtro y tarda menos de un "
                    "minuto."
                ),
                article=FROZEN_DASHBOARD,
            ),
        ),
    ),
    Request(
        key="importes-sin-decimales",
        requester=LUIS,
        channel="EMAIL",
        ago=70 * DAY,
        subject="La guía de remisión imprime los pesos sin decimales",
        description=(
            "En la guía de remisión los kilos salen redondeados. Para el hilo de alpaca los gramos "
            "cuentan y el cliente nos lo observó."
        ),
        fields=Incident(
            what_fails="El peso se imprime redondeado al kilo en la guía de remisión",
            since_when="No estoy seguro; el cliente lo notó esta semana",
            environment="Bizflow Procesos, formato de guía R-2",
        ),
        affects="ONLY_ME",
        needed="NO_RUSH",
        steps=(
            Classify(
                3 * HOUR, DIEGO, "SUPPORT", "LOW", "LOW", "C1",
                "Un solo formato y sin urgencia declarada.",
            ),
            Take(9 * HOUR, DIEGO),
            Reply(
                10 * HOUR, DIEGO,
                "Luis, una disculpa por la demora en contestarle. El formato R-2 fue hecho para "
                "piezas, no para peso; le preparo una versión con tres decimales.",
            ),
            Note(
                2 * DAY, DIEGO, "ACTION",
                "Formato R-2 duplicado como R-2P, con tres decimales. Falta que planta lo pruebe "
                "con su impresora.",
            ),
            Resolve(
                2 * DAY + 6 * HOUR, DIEGO,
                cause="Formato de impresión sin decimales",
                actions="Se creó el formato R-2P y se dejó como predeterminado para hilo.",
                solution=(
                    "Las guías de hilo se imprimen con tres decimales. Las de tela siguen igual, "
                    "por piezas."
                ),
            ),
            Confirm(4 * DAY),
            Survey(
                4 * DAY + 3 * MINUTE, 3, 6, True,
                "Resuelto, aunque tardaron para algo tan chico.",
            ),
        ),
    ),
    Request(
        key="tablero-congelado",
        requester=IVAN,
        channel="EMAIL",
        ago=35 * MINUTE,
        subject="Tablero de ventas congelado, no puedo surtir por región",
        description="El tablero con el que reparto la carga por región trae lo de ayer. ¿Se cayó "
                    "algo?",
        fields=Incident(
            what_fails="El tablero de ventas por región no cambia desde ayer",
            since_when="Hoy por la mañana",
            environment="Bizflow Analítica",
        ),
        affects="ONLY_ME",
        needed="NOW",
        steps=(
            Link(14 * MINUTE, LAURA, of="tablero-ventas-seis"),
        ),
    ),
)
