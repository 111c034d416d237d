"""Facturación y cobros: closed, withdrawn or merged."""

from demo.articles.billing import STAMPING_STOPPED
from demo.company import ANA, DIEGO, MATIAS, NEXO, PAU, RENZO, ROSA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Classify,
    Confirm,
    ConfirmByPhone,
    Consult,
    CustomerReply,
    Incident,
    Inquiry,
    Note,
    Reply,
    Request,
    Resolve,
    Survey,
    Take,
    Withdraw,
)

REQUESTS = (
    Request(
        key="timbrado-lento-oaxaca",
        requester=ROSA,
        channel="PORTAL",
        ago=24 * DAY,
        subject="En Oaxaca las facturas tardan una hora en timbrarse",
        description=(
            "Las facturas de Oaxaca quedan «en espera» cerca de una hora antes de recibir folio. "
            "Las de Puebla salen bien. Los clientes de mostrador no pueden esperar tanto."
        ),
        fields=Incident(
            what_fails="El timbrado de la planta de Oaxaca tarda cerca de una hora por factura",
            since_when="Desde ayer por la tarde",
            environment="Bizflow Finanzas, emisor Oaxaca",
        ),
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                20 * MINUTE, DIEGO, "BILLING", "MEDIUM", "HIGH", "C2",
                "Mostrador con clientes esperando en una planta.",
            ),
            Take(22 * MINUTE, DIEGO),
            Reply(
                60 * MINUTE, DIEGO,
                "Rosa Elena, el emisor de Oaxaca usa un nodo del proveedor que hoy responde con "
                "mucho retraso. Lo paso a otro nodo y le confirmo en cuanto baje la espera.",
            ),
            Consult(70 * MINUTE, DIEGO, "timbrado lento proveedor", STAMPING_STOPPED),
            Resolve(
                3 * HOUR, DIEGO,
                cause="Proveedor de timbrado saturado",
                actions="Se cambió el emisor a otro nodo del mismo proveedor y se vació la cola.",
                solution=(
                    "Las facturas de Oaxaca se timbran en menos de cinco segundos. Las que "
                    "esperaban ya tienen folio."
                ),
                article=STAMPING_STOPPED,
            ),
            Confirm(5 * HOUR),
            Survey(5 * HOUR + MINUTE, 4, 8, True),
        ),
    ),
    Request(
        key="folios-fiscales-pendientes",
        requester=ROSA,
        channel="EMAIL",
        ago=11 * DAY,
        subject="Quedaron 17 facturas sin folio fiscal en el corte del viernes",
        description=(
            "Al revisar el corte encontré 17 facturas del viernes sin folio fiscal. El sistema no "
            "avisó. Las de Tehuacán son las más viejas."
        ),
        fields=Incident(
            what_fails="Diecisiete facturas quedaron guardadas sin folio y sin aviso",
            since_when="El viernes por la tarde",
            environment="Bizflow Finanzas, emisores Puebla y Tehuacán",
            error_text="Proveedor sin respuesta (tiempo agotado)",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                40 * MINUTE, RENZO, "BILLING", "HIGH", "MEDIUM", "C2",
                "Documentos sin validez fiscal en dos plantas; el plazo legal da margen.",
            ),
            Take(45 * MINUTE, RENZO),
            Reply(
                80 * MINUTE, RENZO,
                "Rosa Elena, las diecisiete siguen dentro del plazo para timbrarse con su fecha "
                "original. Las estoy reenviando de la más antigua a la más nueva.",
            ),
            Consult(
                100 * MINUTE, RENZO,
                "facturas sin folio proveedor sin respuesta",
                STAMPING_STOPPED,
            ),
            Note(
                2 * HOUR, RENZO, "FINDING",
                "Segunda saturación del proveedor en quince días para este grupo. El aviso no "
                "salió porque la cola no llegó al umbral de veinte documentos.",
            ),
            Resolve(
                4 * HOUR, RENZO,
                cause="Proveedor de timbrado saturado",
                actions=(
                    "Reenvío de las diecisiete facturas y aviso por correo a partir del primer "
                    "documento detenido."
                ),
                solution=(
                    "Las diecisiete facturas tienen folio fiscal con la fecha del viernes. Desde "
                    "hoy recibirá un correo con la primera factura que espere más de diez minutos."
                ),
                article=STAMPING_STOPPED,
            ),
            ConfirmByPhone(
                7 * HOUR, RENZO,
                "Llamada a su extensión: Rosa Elena cotejó los diecisiete folios contra el portal "
                "fiscal y los dio por buenos.",
            ),
            Survey(DAY, 3, 5, True, "Lo arreglaron, pero ya van dos en el mes."),
        ),
    ),
    Request(
        key="factura-rut-anterior",
        requester=MATIAS,
        channel="API",
        registered_by=NEXO,
        ago=66 * DAY,
        subject="Factura de Bizflow emitida con el RUT anterior de la empresa",
        description=(
            "La última factura llegó con el RUT anterior a la fusión. Contabilidad no puede usarla "
            "y el plazo de reclamo son ocho días."
        ),
        fields=Incident(
            what_fails="Los datos fiscales del receptor en la factura mensual",
            since_when="Con la factura de este mes",
            environment="Facturación de Bizflow Chile",
        ),
        affects="WHOLE_COMPANY",
        needed="THIS_WEEK",
        steps=(
            Classify(
                50 * MINUTE, DIEGO, "BILLING", "MEDIUM", "MEDIUM", "C2",
                "El error está en un solo documento y hay ocho días para corregirlo; por eso pasa "
                "a prioridad media.",
            ),
            Take(HOUR, DIEGO),
            Reply(
                2 * HOUR, DIEGO,
                "Matías, emitiremos una nota de crédito y una factura nueva con el RUT vigente. "
                "Necesitamos el certificado de la fusión para cambiar la ficha de una vez.",
            ),
            CustomerReply(
                5 * HOUR,
                "Adjunto el certificado de la fusión que nos envió el señor Errázuriz.",
                by=NEXO,
            ),
            Consult(6 * HOUR, DIEGO, "cambio de identificación fiscal nota de crédito"),
            Resolve(
                9 * HOUR, DIEGO,
                cause="Ficha fiscal sin actualizar tras la fusión",
                actions="Se actualizó la ficha, se anuló la factura con nota de crédito y se "
                        "emitió otra.",
                solution=(
                    "La factura nueva lleva el RUT vigente y la misma fecha de vencimiento. La "
                    "anterior quedó anulada con su nota de crédito."
                ),
            ),
            ConfirmByPhone(
                30 * HOUR, DIEGO,
                "Matías Errázuriz confirma por teléfono que contabilidad aceptó la factura nueva.",
            ),
        ),
    ),
    Request(
        key="factura-rectificativa",
        requester=PAU,
        channel="PORTAL",
        ago=45 * DAY,
        subject="Solicitud de factura rectificativa por la formación",
        description=(
            "La factura de la formación de admisión indica ocho asistentes y fuimos seis. Solicito "
            "la rectificativa."
        ),
        fields=Inquiry(
            "¿Cómo se pide la rectificativa de una factura con un número de asistentes equivocado?",
        ),
        affects="ONLY_ME",
        needed="NO_RUSH",
        steps=(
            Classify(2 * HOUR, RENZO, "BILLING", "LOW", "LOW", "C1", "Importe menor y sin plazo."),
            Take(150 * MINUTE, RENZO),
            Reply(
                3 * HOUR, RENZO,
                "Hola, Pau. Antes de rectificarla compruebo la hoja de firmas: el formador anotó "
                "ocho. ¿Puede que asistiera alguien de la otra clínica?",
            ),
            Withdraw(
                8 * HOUR,
                "Pues sí: vinieron dos compañeras de Alzira y yo no lo sabía. La factura está "
                "bien. Disculpad.",
            ),
        ),
    ),
    Request(
        key="certificado-retencion",
        requester=ANA,
        channel="EMAIL",
        ago=71 * DAY,
        subject="Certificado de retención en la fuente del año pasado",
        description=(
            "Necesito el certificado de las retenciones que les practicamos el año pasado, o la "
            "confirmación de los valores que tienen ustedes registrados, para cruzarlos antes de "
            "la declaración de renta."
        ),
        fields=Inquiry("¿Qué valores de retención tienen registrados por las facturas del año "
                       "pasado?"),
        affects="ONLY_ME",
        needed="THIS_WEEK",
        steps=(
            Classify(2 * HOUR, DIEGO, "BILLING", "LOW", "MEDIUM", "C1", "Un dato conocido para una "
                                                                        "persona."),
            Take(150 * MINUTE, DIEGO),
            Reply(
                3 * HOUR, DIEGO,
                "Hola, Ana. El certificado lo expide quien retiene, es decir, ustedes. Le preparo "
                "la relación de retenciones que tenemos registradas, factura por factura, para que "
                "pueda cruzarla.",
            ),
            Resolve(
                7 * HOUR, DIEGO,
                cause="Información para declaración anual",
                actions="Se generó la relación de doce facturas con base y valor retenido.",
                solution=(
                    "La relación está en Cuenta › Facturas › Retenciones y cuadra con lo recibido. "
                    "Si algún valor no coincide, indíquenos el número de factura."
                ),
            ),
            Confirm(28 * HOUR),
            Survey(28 * HOUR + 2 * MINUTE, 5, 9, True, "Claro y completo."),
        ),
    ),
)
