"""Facturación y cobros: what the desk has in hand."""

from demo.articles.billing import DUPLICATE_CHARGE, STAMPING_STOPPED
from demo.company import ANA, CARMEN, DIEGO, JORGE, LUIS, MARISOL, RENZO, ROSA, ROSARIO
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Acknowledge,
    Ask,
    Assign,
    ChangeRequest,
    Classify,
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
    Tag,
    Take,
    WaitThirdParty,
)

REQUESTS = (
    Request(
        key="timbrado-detenido",
        requester=ROSA,
        channel="PHONE",
        registered_by=DIEGO,
        ago=75 * MINUTE,
        late_by=4 * MINUTE,
        subject="Timbrado detenido: ninguna factura sale con folio fiscal",
        description=(
            "Rosa Elena llama: desde hace media hora ninguna factura se timbra. Hay 64 en la cola "
            "y once embarques sin carta porte. Es la tercera vez en un mes. Le leí el número del "
            "ticket y los plazos."
        ),
        fields=Incident(
            what_fails="La cola de timbrado no avanza; las facturas se guardan sin folio fiscal",
            since_when="Hace media hora",
            environment="Bizflow Finanzas, facturación de las tres plantas",
            error_text="Proveedor sin respuesta (tiempo agotado)",
        ),
        answers={"PRODUCT": "FINANCE"},
        affects="WHOLE_COMPANY",
        needed="NOW",
        steps=(
            Classify(
                3 * MINUTE, DIEGO, "BILLING", "HIGH", "HIGH", "C3",
                "Embarques detenidos en las tres plantas y dependencia de un proveedor externo.",
            ),
            Take(4 * MINUTE, DIEGO),
            Consult(7 * MINUTE, DIEGO, "proveedor de timbrado sin respuesta", STAMPING_STOPPED),
            Reply(
                12 * MINUTE, DIEGO,
                "Rosa Elena, el proveedor de timbrado no contesta desde las dos regiones que "
                "probamos. Estoy pasando su cola al proveedor de respaldo; las 64 facturas "
                "conservan su orden. No las vuelvan a capturar, por favor.",
            ),
            CustomerReply(
                20 * MINUTE,
                "De acuerdo. Si pueden elegir, primero las once que llevan carta porte: los "
                "choferes ya están en el patio.",
            ),
            Tag(21 * MINUTE, DIEGO, "Proveedor externo"),
            Escalate(
                22 * MINUTE, DIEGO, "N3",
                "Tercera vez en un mes con la misma causa; hay que decidir si el respaldo queda "
                "como principal.",
            ),
            Tag(23 * MINUTE, DIEGO, "Error repetido"),
            Acknowledge(26 * MINUTE, JORGE),
            Join(30 * MINUTE, MARISOL),
            Reply(
                38 * MINUTE, DIEGO,
                "Las once con carta porte ya tienen folio fiscal: pueden salir. Quedan 41 en la "
                "cola y bajan a razón de dos por minuto.",
            ),
            CustomerReply(
                47 * MINUTE,
                "Confirmo, ya se fueron los primeros cuatro. Pero necesito que me digan qué van a "
                "hacer para que no haya una cuarta vez.",
            ),
            Note(
                55 * MINUTE, JORGE, "DECISION",
                "El respaldo queda como proveedor principal de este grupo hasta nuevo aviso. Abrir "
                "análisis de problema recurrente con los casos anteriores.",
            ),
        ),
    ),
    Request(
        key="mensualidad-doble",
        requester=ANA,
        channel="PORTAL",
        ago=DAY + 6 * HOUR,
        subject="Nos cobraron dos veces la mensualidad de Analítica",
        description=(
            "En el extracto de la tarjeta empresarial aparecen dos cargos iguales por la "
            "mensualidad de Analítica, con un día de diferencia. Solo tengo una factura. Agradezco "
            "la devolución o el saldo a favor, lo que salga más rápido."
        ),
        fields=Inquiry("¿Por qué hay dos cargos para una sola factura y cómo se devuelve el "
                       "segundo?"),
        affects="WHOLE_COMPANY",
        needed="NO_RUSH",
        steps=(
            Classify(
                30 * MINUTE, DIEGO, "BILLING", "MEDIUM", "MEDIUM", "C2",
                "El cargo doble es real y hay que cruzarlo con la pasarela de pagos.",
            ),
            Take(35 * MINUTE, DIEGO),
            Reply(
                80 * MINUTE, DIEGO,
                "Buenas tardes, Ana. Veo los dos cargos con el mismo número de factura, así que es "
                "un cobro repetido y no dos periodos. ¿Me confirma los cuatro últimos dígitos de "
                "la tarjeta y si prefiere devolución o saldo a favor?",
            ),
            CustomerReply(
                2 * HOUR,
                "Termina en 4471. Si el saldo a favor queda en la factura del próximo mes, lo "
                "prefiero: así no tengo que conciliar una devolución.",
            ),
            Consult(150 * MINUTE, DIEGO, "cargo duplicado tarjeta saldo a favor", DUPLICATE_CHARGE),
            Note(
                3 * HOUR, DIEGO, "FINDING",
                "La pasarela reintentó tras un tiempo agotado y ambos intentos quedaron "
                "capturados. Hay otros seis clientes en la misma tanda.",
            ),
            Reply(
                5 * HOUR, DIEGO,
                "Perfecto, queda como saldo a favor. Emitimos la nota crédito esta misma tarde y "
                "la verá descontada en la próxima factura.",
            ),
            CustomerReply(6 * HOUR, "Muchas gracias, Diego. Quedo atenta a la nota crédito."),
            Resolve(
                22 * HOUR, DIEGO,
                cause="Reintento de la pasarela de pagos capturado dos veces",
                actions=(
                    "Se verificaron los cargos, se emitió la nota crédito y se registró el saldo a "
                    "favor."
                ),
                solution=(
                    "La nota crédito está en Cuenta › Facturas y el valor completo del segundo "
                    "cargo se descontará de la próxima mensualidad. No tiene que hacer nada más."
                ),
                article=DUPLICATE_CHARGE,
            ),
        ),
    ),
    Request(
        key="remesa-rechazada",
        requester=CARMEN,
        channel="EMAIL",
        ago=20 * HOUR,
        subject="El banco rechaza la remesa de recibos de pacientes",
        description=(
            "Genero la remesa de recibos con normalidad, pero el banco la devuelve entera. Son 143 "
            "recibos y el cargo estaba previsto para el día 5. Adjunto el mensaje que nos da la "
            "oficina."
        ),
        fields=Incident(
            what_fails="El banco rechaza completo el fichero de adeudos que genera el sistema",
            since_when="Con la remesa de este mes",
            environment="Bizflow Finanzas, clínicas de Torrent y Alzira",
            error_text="AM05: duplicación de fichero",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                40 * MINUTE, RENZO, "BILLING", "HIGH", "MEDIUM", "C2",
                "Afecta al cobro de las dos clínicas, con varios días hasta el cargo.",
            ),
            Take(42 * MINUTE, RENZO),
            Reply(
                75 * MINUTE, RENZO,
                "Buenos días, Carmen. El banco entiende que el fichero ya lo recibió, porque lleva "
                "el mismo identificador que el del mes pasado. El sistema solo repite el "
                "identificador cuando la remesa se copia en lugar de crearse.",
            ),
            CustomerReply(
                3 * HOUR,
                "Es verdad, la copié del mes pasado para no seleccionar los recibos uno a uno. ¿No "
                "era buena idea?",
            ),
            Consult(4 * HOUR, RENZO, "remesa rechazada duplicación de fichero AM05"),
            Reply(
                5 * HOUR, RENZO,
                "La idea era buena; el sistema debió cambiar el identificador al copiarla y no lo "
                "hizo. Lo informo a producto. Mientras tanto, le he preparado una remesa nueva con "
                "los mismos 143 recibos.",
            ),
            Ask(
                5 * HOUR + 20 * MINUTE, RENZO,
                "Antes de dejarla lista para enviar necesito un dato que no me corresponde "
                "decidir: cuatro recibos son de pacientes que pidieron la baja este mes. ¿Los "
                "incluimos o los retiramos de la remesa?",
            ),
        ),
    ),
    Request(
        key="moneda-de-facturacion",
        requester=ROSARIO,
        channel="PORTAL",
        ago=9 * HOUR,
        subject="Cambiar la moneda de nuestra facturación a dólares",
        description=(
            "Casi toda nuestra venta es de exportación y nos conviene que el servicio se facture "
            "en dólares desde el próximo trimestre. ¿Qué hace falta?"
        ),
        fields=ChangeRequest(
            what="Facturar el contrato en dólares en lugar de soles",
            why="Reducir la diferencia de cambio en el presupuesto de tecnología",
            needed_in=40 * DAY,
            approver="Rosario Mamani",
        ),
        affects="WHOLE_COMPANY",
        needed="NO_RUSH",
        steps=(
            Classify(
                HOUR, RENZO, "BILLING", "HIGH", "LOW", "C2",
                "Cambia la facturación de toda la empresa, sin prisa.",
            ),
            Assign(2 * HOUR, JORGE, DIEGO),
            Reply(
                150 * MINUTE, DIEGO,
                "Buenos días, Rosario. Es posible y se hace al comienzo de un trimestre. Reviso si "
                "su contrato admite el cambio sin adenda y le escribo hoy con los pasos.",
            ),
        ),
    ),
    Request(
        key="sin-constancia-sunat",
        requester=LUIS,
        channel="PHONE",
        registered_by=RENZO,
        ago=30 * HOUR,
        subject="Boletas sin constancia de recepción de SUNAT",
        description=(
            "Luis avisa de que las boletas de la tienda de fábrica quedan «enviadas», pero nunca "
            "reciben la constancia de recepción. Son 26 desde ayer."
        ),
        fields=Incident(
            what_fails="Las boletas de la tienda quedan enviadas y sin constancia de recepción",
            since_when="Desde ayer a mediodía",
            environment="Bizflow Finanzas, serie B003",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                12 * MINUTE, RENZO, "BILLING", "MEDIUM", "MEDIUM", "C2",
                "Una serie de una tienda; el plazo legal para regularizar sigue abierto.",
            ),
            Take(14 * MINUTE, RENZO),
            Reply(
                HOUR, RENZO,
                "Luis, las 26 boletas están bien formadas y salieron de nuestro lado. El operador "
                "de servicios electrónicos las tiene en cola. Pueden seguir vendiendo con "
                "normalidad.",
            ),
            CustomerReply(
                2 * HOUR,
                "¿Y si un cliente la busca en la página de SUNAT y no aparece?",
            ),
            Reply(
                130 * MINUTE, RENZO,
                "Puede que hoy no aparezca. La representación impresa es válida y seguimos dentro "
                "del plazo para informar la boleta, así que el cliente no pierde ningún derecho.",
            ),
            Consult(
                150 * MINUTE, RENZO,
                "boletas sin constancia operador de servicios electrónicos",
            ),
            WaitThirdParty(
                3 * HOUR, RENZO,
                "Operador de servicios electrónicos",
                "Incidente OSE-77031",
                2 * DAY,
            ),
            CustomerReply(22 * HOUR, "Hoy ya aparecieron nueve. Faltan diecisiete."),
            Reply(
                23 * HOUR, RENZO,
                "Gracias por el dato, coincide con lo que informa el operador: procesa por orden y "
                "calcula terminar mañana. Dejo el caso abierto hasta contar las veintiséis.",
            ),
        ),
    ),
)
