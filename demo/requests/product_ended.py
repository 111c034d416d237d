"""Producto y cambios: closed, withdrawn or merged."""

from demo.articles.product import APPROVAL_FLOWS
from demo.company import ANA, ANDRES, LUZ_DARY, MATIAS, NEXO, VALERIA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    ChangeRequest,
    Classify,
    Confirm,
    Consult,
    CustomerReply,
    Inquiry,
    Join,
    Note,
    Reply,
    Request,
    Resolve,
    ResolveFirstContact,
    Survey,
    Take,
    Withdraw,
)

REQUESTS = (
    Request(
        key="aprobacion-por-monto",
        requester=LUZ_DARY,
        channel="PORTAL",
        ago=86 * DAY,
        subject="Agregar la aprobación por monto en órdenes de compra",
        description=(
            "Hoy cualquier orden de compra pasa por el gerente, valga lo que valga. Queremos que "
            "hasta diez millones apruebe el jefe de planta, hasta cincuenta el gerente, y de ahí "
            "en adelante la junta."
        ),
        fields=ChangeRequest(
            what="Un flujo de aprobación de compras con tres tramos por monto",
            why=(
                "El gerente firma ciento veinte órdenes al mes y dos terceras partes son de "
                "papelería y repuestos"
            ),
            needed_in=30 * DAY,
            approver="Camilo Arango",
        ),
        affects="MY_TEAM",
        needed="NO_RUSH",
        steps=(
            Classify(
                4 * HOUR, VALERIA, "PRODUCT", "MEDIUM", "LOW", "C3",
                "Mejora de un equipo, sin plazo cercano; toca el flujo y la configuración de "
                "cargos.",
            ),
            Take(5 * HOUR, VALERIA),
            Reply(
                6 * HOUR, VALERIA,
                "Buenos días, Luz Dary. Lo que describe se puede configurar sin desarrollo. "
                "Necesito saber quién reemplaza a cada aprobador en vacaciones: sin sustituto, la "
                "orden se queda esperando.",
            ),
            CustomerReply(
                DAY,
                "Al jefe de planta lo reemplaza el de mantenimiento. Al gerente, Camilo. La junta "
                "no se reemplaza, ellos firman los jueves.",
            ),
            Consult(
                26 * HOUR, VALERIA,
                "flujo de aprobación por importe sustitutos",
                APPROVAL_FLOWS,
            ),
            Join(28 * HOUR, ANDRES),
            Note(
                30 * HOUR, ANDRES, "ACTION",
                "Flujo duplicado con tres tramos y cargos en lugar de personas. Falta ensayarlo "
                "con órdenes en dólares.",
            ),
            Reply(
                2 * DAY, VALERIA,
                "El flujo nuevo está en ensayo. Probamos con tres órdenes reales, una por tramo, y "
                "pasaron por donde debían. ¿Puede revisarlo con el gerente antes de publicarlo?",
            ),
            CustomerReply(
                3 * DAY,
                "Lo revisamos juntos y nos gusta. Él pide que le llegue un resumen semanal de lo "
                "que aprobó el jefe de planta.",
            ),
            Resolve(
                3 * DAY + 5 * HOUR, VALERIA,
                cause="Flujo único sin tramos por monto",
                actions="Flujo de tres tramos publicado, sustitutos definidos e informe semanal "
                        "programado.",
                solution=(
                    "Desde el lunes las órdenes siguen los tres tramos. Las que ya estaban en "
                    "trámite terminan por el flujo anterior. El gerente recibe los viernes el "
                    "resumen de lo aprobado por planta."
                ),
                article=APPROVAL_FLOWS,
            ),
            Confirm(5 * DAY),
            Survey(
                5 * DAY + 3 * MINUTE, 4, 9, True,
                "Quedó mejor de lo que pedimos. Un poco lento el arranque.",
            ),
        ),
    ),
    Request(
        key="version-de-avisos",
        requester=MATIAS,
        channel="API",
        registered_by=NEXO,
        ago=48 * DAY,
        subject="¿Hasta cuándo se mantiene la versión 2 de los avisos automáticos?",
        description=(
            "El conector de Cordillera Sur usa la versión 2 de los avisos automáticos de la API. "
            "Queremos planear la migración y no encontramos la fecha de retiro."
        ),
        fields=Inquiry("¿Cuándo se retira la versión 2 de los avisos y qué cambia en la 3?"),
        affects="ONLY_ME",
        needed="NO_RUSH",
        steps=(
            ResolveFirstContact(
                5 * HOUR, VALERIA, "PRODUCT", "LOW", "LOW", "C1",
                "Consulta de planeación con respuesta publicada.",
                reply=(
                    "La versión 2 se mantiene al menos doce meses más y su retiro se avisará con "
                    "seis de anticipación. La 3 añade la firma de cada aviso y un identificador "
                    "para descartar repetidos; los campos que ya usan no cambian."
                ),
                cause="Información de versiones",
                actions="Se envió la guía de migración y el calendario de versiones.",
                solution=(
                    "Pueden migrar cuando les convenga durante los próximos doce meses. "
                    "Recomendamos empezar por la firma, que se puede activar ya en la versión 2."
                ),
            ),
            Confirm(26 * HOUR),
        ),
    ),
    Request(
        key="quitar-firma-doble",
        requester=ANA,
        channel="PORTAL",
        ago=52 * DAY,
        subject="Quitar la firma doble en los comprobantes menores",
        description=(
            "Los comprobantes de caja menor piden dos firmas aunque sean de veinte mil pesos. "
            "Quisiera que bajo cierto valor bastara una."
        ),
        fields=ChangeRequest(
            what="Una sola firma en comprobantes de caja menor por debajo de un valor",
            why="Se acumulan comprobantes pequeños esperando la segunda firma",
            needed_in=30 * DAY,
            approver="Camilo Arango",
        ),
        affects="MY_TEAM",
        needed="NO_RUSH",
        steps=(
            Classify(5 * HOUR, VALERIA, "PRODUCT", "MEDIUM", "LOW", "C2", "Mejora de un equipo, "
                                                                          "sin prisa."),
            Take(6 * HOUR, VALERIA),
            Reply(
                7 * HOUR, VALERIA,
                "Hola, Ana. Se puede hacer por tramos, igual que las compras. Antes le sugiero "
                "confirmarlo con la revisoría fiscal: en muchas empresas la doble firma es un "
                "control exigido.",
            ),
            Withdraw(
                2 * DAY,
                "Consulté y la doble firma la pidió la revisoría el año pasado. Lo dejamos como "
                "está. Gracias por la advertencia.",
            ),
        ),
    ),
)
