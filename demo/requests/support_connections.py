"""Soporte técnico: what fails where Bizflow meets other machines."""

from demo.company import ANDRES, FRANCISCA, JULIAN, LAURA, LUZ_DARY, MATIAS, NEXO, PATRICIA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Accept,
    Acknowledge,
    Assign,
    Classify,
    Confirm,
    Consult,
    CustomerReply,
    Escalate,
    Incident,
    Join,
    Note,
    Reject,
    Reopen,
    Reply,
    Request,
    Resolve,
    Survey,
    Take,
    WaitThirdParty,
)

REQUESTS = (
    Request(
        key="rutas-duplicadas",
        requester=FRANCISCA,
        channel="API",
        registered_by=NEXO,
        ago=41 * DAY,
        subject="Las rutas se duplican al importar el archivo de despachos",
        description=(
            "Cada vez que se reenvía el archivo de despachos, las rutas del día se crean otra vez "
            "en lugar de actualizarse. Hoy Despacho vio 58 rutas donde debía haber 29."
        ),
        fields=Incident(
            what_fails="La importación de despachos crea rutas nuevas en vez de actualizar las "
                       "existentes",
            since_when="Desde la actualización del jueves",
            environment="API de rutas, producción, conector Nexo 5",
        ),
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                20 * MINUTE, LAURA, "SUPPORT", "MEDIUM", "HIGH", "C3",
                "Despacho trabaja con rutas dobles; la causa parece estar en código.",
            ),
            Take(25 * MINUTE, LAURA),
            Reply(
                55 * MINUTE, LAURA,
                "Francisca, vemos las 29 rutas repetidas. Las dejamos ocultas para que Despacho "
                "trabaje con las buenas mientras buscamos la causa. Por favor no reenvíen el "
                "archivo hasta nuevo aviso.",
            ),
            Join(HOUR, ANDRES),
            CustomerReply(
                80 * MINUTE,
                "Listo, avisé al turno de tarde. Ya no se ven las repetidas.",
                by=None,
            ),
            Consult(2 * HOUR, ANDRES, "importación de despachos rutas duplicadas clave externa"),
            Note(
                3 * HOUR, ANDRES, "FINDING",
                "La versión del jueves compara la clave externa distinguiendo mayúsculas. El "
                "conector manda «sur-014» y la tabla guarda «SUR-014».",
            ),
            Resolve(
                5 * HOUR, LAURA,
                cause="Comparación de claves que distingue mayúsculas",
                actions=(
                    "Se corrigió la comparación, se borraron las 29 rutas repetidas y se probó un "
                    "reenvío completo."
                ),
                solution=(
                    "El archivo puede reenviarse: ahora actualiza las rutas existentes. Las "
                    "repetidas se eliminaron sin tocar las entregas ya registradas."
                ),
            ),
            Confirm(8 * HOUR),
            Reopen(
                4 * DAY,
                "Volvió a pasar con las rutas que llevan eñe: Peñalolén y Ñuñoa salen dos veces.",
            ),
            Reply(
                4 * DAY + 40 * MINUTE, LAURA,
                "Gracias por el detalle de la eñe, Francisca, nos ahorra media mañana. El arreglo "
                "contemplaba mayúsculas pero no acentos ni eñes. Lo corregimos hoy.",
            ),
            CustomerReply(
                4 * DAY + HOUR,
                "Perfecto. Por ahora las estamos fusionando a mano, son solo dos comunas.",
            ),
            Note(
                4 * DAY + 2 * HOUR, ANDRES, "ACTION",
                "Las claves se comparan ya normalizadas. Añadida una prueba con todas las comunas "
                "del país.",
            ),
            Resolve(
                4 * DAY + 3 * HOUR, LAURA,
                cause="Comparación de claves sin normalizar",
                actions=(
                    "Se normalizan acentos, eñes y mayúsculas antes de comparar; prueba con todas "
                    "las comunas."
                ),
                solution=(
                    "Peñalolén y Ñuñoa ya no se repiten. Probamos la importación con las 346 "
                    "comunas y todas se actualizan en su sitio."
                ),
            ),
            Confirm(5 * DAY),
            Survey(5 * DAY + 2 * MINUTE, 4, 8, True, "La segunda vez lo resolvieron de raíz."),
        ),
    ),
    Request(
        key="cargas-sin-vehiculo",
        requester=MATIAS,
        channel="API",
        registered_by=NEXO,
        ago=3 * DAY + 4 * HOUR,
        subject="Las cargas de combustible llegan sin patente",
        description=(
            "De 212 cargas de combustible de esta semana, 74 llegaron sin la patente del vehículo. "
            "Sin ella no podemos imputar el gasto ni detectar desvíos, y el informe a la dirección "
            "es semanal."
        ),
        fields=Incident(
            what_fails="La integración de combustible deja en blanco la patente en una de cada "
                       "tres cargas",
            since_when="Desde el lunes",
            environment="API de gastos, producción, proveedor de tarjetas de combustible",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                30 * MINUTE, LAURA, "SUPPORT", "HIGH", "MEDIUM", "C3",
                "El gasto de toda la flota queda sin imputar; hay margen hasta el informe semanal.",
            ),
            Assign(50 * MINUTE, PATRICIA, ANDRES),
            Accept(70 * MINUTE, ANDRES),
            Reply(
                100 * MINUTE, ANDRES,
                "Matías, las 74 cargas tienen algo en común: son patentes nuevas, de cuatro letras "
                "y dos números. El proveedor las envía en otro campo desde el lunes y nuestro "
                "lector no lo mira.",
            ),
            CustomerReply(
                3 * HOUR,
                "Coincide con los camiones que incorporamos este año. Nexo puede reenviar las "
                "cargas cuando nos digan.",
                by=NEXO,
            ),
            Consult(5 * HOUR, ANDRES, "carga de combustible sin patente campo nuevo del proveedor"),
            Note(
                9 * HOUR, ANDRES, "ACTION",
                "Lector adaptado en pruebas. Reprocesadas 74 cargas: 71 con patente, 3 con una que "
                "no existe en la flota.",
            ),
            Escalate(
                11 * HOUR, ANDRES, "N3",
                "El plazo de resolución venció y la publicación del lector necesita una ventana "
                "autorizada.",
            ),
            Acknowledge(12 * HOUR, PATRICIA),
            Reply(
                12 * HOUR + 20 * MINUTE, PATRICIA,
                "Matías, soy Patricia Lozano, líder de servicio. Nos pasamos del plazo "
                "comprometido y le debo una explicación: el arreglo está hecho, pero publicarlo "
                "exige una ventana que no interrumpa las guías de despacho. La autoricé para esta "
                "noche.",
            ),
            CustomerReply(
                26 * HOUR,
                "Gracias por dar la cara. De las tres que sobran, dos son camiones arrendados; la "
                "tercera no la reconocemos y la estamos investigando nosotros.",
            ),
            Note(
                30 * HOUR, ANDRES, "FINDING",
                "La ventana se usó, pero el proveedor cambió otra vez el nombre del campo durante "
                "la noche. Se les pidió el calendario de cambios por escrito.",
            ),
            Reply(
                31 * HOUR, ANDRES,
                "El proveedor volvió a mover el campo anoche, sin aviso. Estamos leyendo ambas "
                "posiciones para no depender de cuál usen. En cuanto pasen veinticuatro horas "
                "limpias se lo entrego como resuelto.",
            ),
        ),
    ),
    Request(
        key="lector-huellas",
        requester=JULIAN,
        channel="EMAIL",
        ago=2 * DAY + 2 * HOUR,
        subject="El lector de huellas dejó de registrar entradas en la trilladora",
        description=(
            "Desde el lunes las entradas de la trilladora no aparecen en el módulo de asistencia. "
            "El lector enciende, lee la huella y dice «registrado», pero al sistema no llega nada. "
            "La nómina quincenal se liquida el viernes."
        ),
        fields=Incident(
            what_fails="Las marcaciones del lector de la trilladora no llegan al módulo de "
                       "asistencia",
            since_when="El lunes a primera hora",
            environment="Lector en la planta de Chinchiná, conector de asistencia 3.2",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                45 * MINUTE, LAURA, "SUPPORT", "MEDIUM", "MEDIUM", "C3",
                "Depende del fabricante del lector; la nómina del viernes marca el plazo.",
            ),
            Take(HOUR, LAURA),
            Reply(
                2 * HOUR, LAURA,
                "Julián, el conector está sano y el lector contesta, pero envía la hora con dos "
                "días de adelanto y el sistema la descarta por seguridad. Las marcaciones siguen "
                "guardadas dentro del equipo: no se ha perdido ninguna.",
            ),
            CustomerReply(
                3 * HOUR,
                "Qué alivio lo de las marcaciones. El domingo hubo un corte de luz largo en la "
                "planta, seguramente fue eso.",
            ),
            Consult(4 * HOUR, LAURA, "lector de huellas hora adelantada marcaciones descartadas"),
            WaitThirdParty(
                5 * HOUR, LAURA,
                "Fabricante del lector de huellas",
                "Orden de servicio OS-20418",
                3 * DAY,
            ),
            Reply(
                5 * HOUR + 5 * MINUTE, LAURA,
                "Pedimos al fabricante cambiar la pila del reloj y descargar la memoria. Tienen "
                "visita programada antes del viernes. Si el técnico no llega a tiempo, "
                "importaremos las marcaciones desde una memoria USB para que la nómina no espere.",
            ),
        ),
    ),
    Request(
        key="correos-aprobacion-tarde",
        requester=LUZ_DARY,
        channel="PORTAL",
        ago=33 * DAY,
        subject="Los correos de aprobación llegan con horas de retraso",
        description=(
            "Las órdenes de compra esperan a que el gerente reciba el correo de aprobación, y el "
            "correo llega dos o tres horas después. Ayer perdimos un descuento por pronto pago por "
            "culpa de eso."
        ),
        fields=Incident(
            what_fails="Los avisos de aprobación de órdenes de compra llegan entre dos y tres "
                       "horas tarde",
            since_when="Hace una semana, más o menos",
            environment="Bizflow Procesos, flujo de compras",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                25 * MINUTE, LAURA, "SUPPORT", "MEDIUM", "MEDIUM", "C2",
                "Un equipo afectado; las aprobaciones también se ven en pantalla.",
            ),
            Take(40 * MINUTE, LAURA),
            Reply(
                90 * MINUTE, LAURA,
                "Buenas tardes, Luz Dary. Mientras reviso el retraso, el gerente puede aprobar "
                "desde la bandeja de Procesos, que se actualiza al instante. ¿El atraso ocurre con "
                "todos los aprobadores o solo con él?",
            ),
            CustomerReply(
                2 * HOUR,
                "Solo con él y con el jefe de planta. A mí me llegan enseguida.",
            ),
            Consult(3 * HOUR, LAURA, "correo de aprobación retrasado cola de envío"),
            Note(
                4 * HOUR, LAURA, "FINDING",
                "Los dos aprobadores usan una regla de reenvío a su correo personal. El servidor "
                "de destino aplaza nuestros mensajes por listas grises.",
            ),
            Resolve(
                6 * HOUR, LAURA,
                cause="Regla de reenvío que provoca aplazamientos",
                actions="Se cambió la dirección de aviso de los dos aprobadores a la corporativa.",
                solution=(
                    "Los avisos se envían ahora al correo corporativo, sin reenvíos. La primera "
                    "prueba llegó en menos de un minuto."
                ),
            ),
            Reject(
                26 * HOUR,
                "Hoy volvió a pasar con el jefe de planta: una orden de las 8:10 le llegó a las "
                "10:05.",
            ),
            Reply(
                27 * HOUR, LAURA,
                "Tiene razón y lo lamento: al jefe de planta le quedó un segundo flujo, el de "
                "servicios, con la dirección antigua. Lo estoy corrigiendo en todos los flujos, no "
                "solo en el de compras.",
            ),
            Note(
                28 * HOUR, LAURA, "ACTION",
                "Buscada la dirección antigua en los once flujos de la organización; aparecía en "
                "dos. Corregidos y probados los dos.",
            ),
            Resolve(
                29 * HOUR, LAURA,
                cause="Dirección antigua en un segundo flujo",
                actions=(
                    "Se revisaron los once flujos y se corrigió la dirección en los dos que la "
                    "conservaban."
                ),
                solution=(
                    "Todos los avisos salen ya al correo corporativo. Hicimos una orden de prueba "
                    "en cada flujo con el jefe de planta al teléfono y las dos llegaron al "
                    "momento."
                ),
            ),
            Confirm(3 * DAY),
            Survey(3 * DAY + MINUTE, 3, 6, True, "Quedó bien, pero a la segunda."),
        ),
    ),
)
