"""Accesos y seguridad: what the desk has in hand."""

from demo.articles.access import SINGLE_SIGN_ON
from demo.company import ANDRES, CAMILO, JORGE, LAURA, PATRICIA, PAU, RENZO, ROSA, ROSARIO
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Acknowledge,
    Assign,
    ChangeRequest,
    Classify,
    Consult,
    CustomerReply,
    Escalate,
    Incident,
    Join,
    Note,
    Reply,
    Request,
    Take,
    WaitThirdParty,
)

REQUESTS = (
    Request(
        key="inicio-unico-certificado",
        requester=ROSA,
        channel="PHONE",
        registered_by=RENZO,
        ago=150 * MINUTE,
        subject="Nadie entra desde que se renovó el certificado corporativo",
        description=(
            "Rosa Elena llama: su área de sistemas renovó anoche el certificado y desde entonces "
            "el inicio de sesión único rechaza a todos. La persona que tenía la contraseña de "
            "emergencia ya no trabaja ahí. Le leí el número y los plazos."
        ),
        fields=Incident(
            what_fails="El inicio de sesión único rechaza a todos los usuarios del grupo",
            since_when="Anoche, al renovar el certificado",
            environment="Portal, proveedor de identidad corporativo",
            error_text="Firma no válida en la respuesta del proveedor",
        ),
        affects="WHOLE_COMPANY",
        needed="NOW",
        steps=(
            Classify(
                4 * MINUTE, RENZO, "ACCESS", "HIGH", "HIGH", "C3",
                "Toda la organización sin acceso y sin puerta de emergencia.",
            ),
            Take(5 * MINUTE, RENZO),
            Consult(
                9 * MINUTE, RENZO,
                "inicio único firma no válida certificado renovado",
                SINGLE_SIGN_ON,
            ),
            Reply(
                14 * MINUTE, RENZO,
                "Rosa Elena, el sistema sigue esperando la firma del certificado anterior. Podemos "
                "abrir una ventana de una hora para registrar el nuevo, pero antes debo comprobar "
                "la identidad de dos personas autorizadas. ¿Quién sería la segunda?",
            ),
            CustomerReply(
                22 * MINUTE,
                "El ingeniero Abel Cruz, jefe de sistemas. Está conmigo, puede llamarnos al "
                "conmutador.",
            ),
            Escalate(
                30 * MINUTE, RENZO, "N3",
                "Abrir la ventana de emergencia requiere autorización de líder.",
            ),
            Acknowledge(36 * MINUTE, PATRICIA),
            Note(
                45 * MINUTE, PATRICIA, "DECISION",
                "Autorizada una ventana de una hora tras la devolución de llamada al conmutador y "
                "la verificación de Rosa Elena Castañeda y Abel Cruz.",
            ),
            Join(50 * MINUTE, ANDRES),
            Reply(
                58 * MINUTE, RENZO,
                "Verificación completa y ventana abierta. Andrés Cuevas está registrando el "
                "certificado nuevo junto al anterior, para que nadie quede fuera durante el "
                "cambio.",
            ),
            CustomerReply(80 * MINUTE, "Ya entran los de Puebla. Oaxaca y Tehuacán todavía no."),
            Reply(
                88 * MINUTE, RENZO,
                "Oaxaca y Tehuacán firman con un segundo certificado que no venía en el archivo. "
                "El ingeniero Cruz nos lo está enviando; con ese deben entrar las tres plantas.",
            ),
        ),
    ),
    Request(
        key="sede-manizales",
        requester=CAMILO,
        channel="PORTAL",
        ago=4 * HOUR + 10 * MINUTE,
        subject="La sede de Manizales no puede entrar al portal",
        description=(
            "Las dieciocho personas de Manizales reciben «ubicación no permitida». Anoche el "
            "operador nos cambió la salida a internet. Creo que hay que actualizar la lista de "
            "direcciones, pero no me deja guardar el rango nuevo."
        ),
        fields=Incident(
            what_fails="Los usuarios de una sede son rechazados por la lista de direcciones "
                       "permitidas",
            since_when="Hoy a las siete de la mañana",
            environment="Portal, sede Manizales",
            error_text="El rango se superpone con otro existente",
        ),
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                15 * MINUTE, LAURA, "ACCESS", "MEDIUM", "HIGH", "C2",
                "Una sede completa sin acceso desde la oficina.",
            ),
            Take(18 * MINUTE, LAURA),
            Reply(
                30 * MINUTE, LAURA,
                "Camilo, la lista no admite el rango nuevo porque incluye una dirección que ya "
                "está en el de la trilladora. Mientras lo ordeno, activé un permiso temporal de "
                "ocho horas para Manizales: deberían poder entrar ya.",
            ),
            CustomerReply(
                50 * MINUTE,
                "Confirmado, entran todos. Julián también había escrito por lo mismo.",
            ),
            Consult(HOUR, LAURA, "lista de direcciones permitidas rango superpuesto"),
            Note(
                90 * MINUTE, LAURA, "FINDING",
                "El operador entregó un bloque que contiene la dirección fija de la trilladora. "
                "Conviene unir los dos rangos en uno con nombre nuevo.",
            ),
            Reply(
                2 * HOUR, LAURA,
                "Propongo unir los dos rangos en uno solo llamado «Caldas», que cubra Manizales y "
                "la trilladora. ¿Puede pedirle al operador que confirme que el bloque es fijo? Si "
                "cambiara cada mes, conviene otra solución.",
            ),
            CustomerReply(
                3 * HOUR,
                "Ya le escribí al operador. Prometieron respuesta hoy por la tarde.",
            ),
        ),
    ),
    Request(
        key="matriz-de-permisos",
        requester=ROSARIO,
        channel="PORTAL",
        ago=15 * HOUR,
        subject="Separar el registro y la aprobación de pagos",
        description=(
            "La auditoría recomienda que quien registra un pago no pueda aprobarlo. Hoy tres "
            "personas pueden hacer las dos cosas. Necesitamos una matriz de permisos nueva."
        ),
        fields=ChangeRequest(
            what="Separar en dos perfiles el registro y la aprobación de pagos",
            why="Recomendación de la auditoría externa",
            needed_in=21 * DAY,
            approver="Rosario Mamani",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                2 * HOUR, LAURA, "ACCESS", "MEDIUM", "MEDIUM", "C2",
                "Recomendación de auditoría con tres semanas de plazo.",
            ),
            Assign(3 * HOUR, PATRICIA, LAURA),
            Assign(
                5 * HOUR, JORGE, RENZO,
                reason="Renzo está en Lima y puede revisar la matriz con Rosario en su horario.",
            ),
        ),
    ),
    Request(
        key="dominio-nuevo",
        requester=PAU,
        channel="EMAIL",
        ago=45 * HOUR,
        subject="Cambiamos de dominio y los avisos van al correo antiguo",
        description=(
            "Las clínicas estrenamos dominio. Los avisos a pacientes siguen saliendo con el "
            "antiguo y algunos acaban en la carpeta de correo no deseado."
        ),
        fields=Incident(
            what_fails="Los avisos a pacientes salen con el dominio antiguo",
            since_when="Desde el cambio de dominio, el lunes",
            environment="Bizflow Procesos, avisos de citas",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                HOUR, RENZO, "ACCESS", "MEDIUM", "MEDIUM", "C2",
                "Los avisos llegan, pero parte acaba en correo no deseado.",
            ),
            Take(70 * MINUTE, RENZO),
            Reply(
                2 * HOUR, RENZO,
                "Hola, Pau. Para firmar los avisos con el dominio nuevo hay que publicar tres "
                "registros en la zona de nombres de las clínicas. Se los dejo preparados para que "
                "los reenvíe a quien la administra.",
            ),
            CustomerReply(
                6 * HOUR,
                "La lleva un proveedor externo. Se los he mandado y dicen que tardan un par de "
                "días.",
            ),
            Consult(7 * HOUR, RENZO, "firma de correo dominio nuevo registros"),
            WaitThirdParty(
                8 * HOUR, RENZO,
                "Proveedor de dominios de las clínicas",
                "Petición 55-2091",
                2 * DAY,
            ),
        ),
    ),
)
