"""Accesos y seguridad: closed, withdrawn or merged."""

from demo.articles.access import VERIFICATION_CODE
from demo.company import (
    ANA,
    ANDRES,
    CARMEN,
    EMILY,
    FRANCISCA,
    JULIAN,
    LAURA,
    MIGUEL,
    NEXO,
    PATRICIA,
    RENZO,
)
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Accept,
    Acknowledge,
    Assign,
    ChangeRequest,
    Classify,
    Confirm,
    ConfirmByPhone,
    Consult,
    CustomerReply,
    Escalate,
    Incident,
    Inquiry,
    Join,
    Merge,
    Note,
    Reply,
    Request,
    Resolve,
    ResolveFirstContact,
    Survey,
    Take,
)

REQUESTS = (
    Request(
        key="new-phone-locked-out",
        requester=EMILY,
        channel="EMAIL",
        ago=15 * DAY,
        subject="Locked out after changing my phone",
        description=(
            "My old phone went into a dye vat, so the code app went with it. I have my password "
            "but no codes, and I am due to approve three payments today. I never downloaded the "
            "backup codes, I am afraid."
        ),
        fields=Incident(
            what_fails="I cannot complete the second sign-in step",
            since_when="Since this morning",
            environment="Portal, new phone",
        ),
        affects="ONLY_ME",
        needed="NOW",
        steps=(
            Classify(
                20 * MINUTE, LAURA, "ACCESS", "LOW", "HIGH", "C1",
                "Una persona sin acceso, con pagos por aprobar hoy.",
            ),
            Take(22 * MINUTE, LAURA),
            Reply(
                45 * MINUTE, LAURA,
                "Good morning, Emily. Sorry about the phone! Your administrator can remove the old "
                "device in People › Security; it takes a minute and leaves a trace for your "
                "auditors. I have written to Rosario with the steps. Nobody here will ever ask you "
                "for a code, so please ignore anyone who does.",
            ),
            CustomerReply(
                90 * MINUTE,
                "Rosario has done it and I am back in with the new phone. I have printed the "
                "backup codes this time, and they are nowhere near the vats.",
            ),
            Resolve(
                2 * HOUR, LAURA,
                cause="Lost device, no backup codes",
                actions=(
                    "The administrator removed the device; the new one was registered and every "
                    "other session was closed."
                ),
                solution=(
                    "Your new phone is registered and the old one no longer works as a second "
                    "step. Keep the printed codes away from the phone: each of them works once."
                ),
                article=VERIFICATION_CODE,
            ),
            Confirm(3 * HOUR),
            Survey(3 * HOUR + MINUTE, 5, 9, True, "Kind, fast, and a little bit funny."),
        ),
    ),
    Request(
        key="acceso-desconocido",
        requester=CARMEN,
        channel="PHONE",
        registered_by=LAURA,
        ago=30 * DAY,
        late_by=8 * MINUTE,
        subject="Entrada a mi cuenta desde un país donde no he estado",
        description=(
            "Carmen llama alarmada: recibió el aviso de una entrada a su cuenta desde otro país, "
            "de madrugada. Ella es administradora y ve los datos de las dos clínicas. No reconoce "
            "el dispositivo."
        ),
        fields=Incident(
            what_fails="Aparece una sesión de administradora desde un lugar y un dispositivo "
                       "desconocidos",
            since_when="Esta madrugada",
            environment="Portal, cuenta de administradora",
        ),
        affects="WHOLE_COMPANY",
        needed="NOW",
        steps=(
            Classify(
                3 * MINUTE, LAURA, "ACCESS", "HIGH", "HIGH", "C4",
                "Posible acceso indebido a datos de pacientes con una cuenta de administradora.",
                security=True,
            ),
            Escalate(4 * MINUTE, PATRICIA, "N4", "Posible incidente de seguridad con datos "
                                                 "personales."),
            Assign(5 * MINUTE, PATRICIA, PATRICIA),
            Accept(6 * MINUTE, PATRICIA),
            Acknowledge(9 * MINUTE, MIGUEL),
            Reply(
                12 * MINUTE, PATRICIA,
                "Carmen, soy Patricia Lozano, líder de servicio. Ya cerramos todas las sesiones de "
                "su cuenta y exigimos contraseña nueva. Estoy revisando qué se vio desde esa "
                "sesión y le digo lo que encuentre, sea lo que sea.",
            ),
            Join(15 * MINUTE, ANDRES),
            CustomerReply(
                30 * MINUTE,
                "Contraseña cambiada. Nuestra delegada de protección de datos pregunta si hay que "
                "notificar a la Agencia; tenemos setenta y dos horas.",
            ),
            Note(
                70 * MINUTE, ANDRES, "FINDING",
                "La sesión viene de una red privada contratada por la propia clínica: la salida "
                "cambió de país en la actualización de anoche. El dispositivo es el portátil de "
                "guardia, reinstalado el día anterior.",
            ),
            Consult(
                80 * MINUTE, PATRICIA,
                "sesión desconocida país red privada",
                VERIFICATION_CODE,
            ),
            Reply(
                90 * MINUTE, PATRICIA,
                "Tenemos una explicación con pruebas: la entrada salió del portátil de guardia de "
                "Alzira, reinstalado ayer, a través de su red privada, que anoche cambió de país "
                "de salida. No vemos indicios de acceso ajeno. Le envío el registro completo para "
                "que su delegada decida con él en la mano.",
            ),
            CustomerReply(
                2 * HOUR,
                "Nuestro informático lo confirma: reinstaló él ese portátil. Menos mal. La "
                "delegada considera que no procede notificar.",
            ),
            Resolve(
                160 * MINUTE, PATRICIA,
                cause="Cambio del país de salida de la red privada del cliente",
                actions="Sesiones cerradas, contraseña renovada, registro de accesos revisado y "
                        "entregado.",
                solution=(
                    "La entrada fue legítima. Registramos la red de las clínicas como conocida, de "
                    "modo que un cambio de salida no dispare la alarma, y mantenemos el aviso para "
                    "cualquier otro origen."
                ),
            ),
            ConfirmByPhone(
                4 * HOUR, PATRICIA,
                "Carmen Villalba y la delegada de protección de datos, en la misma llamada, dan el "
                "caso por resuelto.",
            ),
            Survey(DAY, 5, 10, True, "Agradezco que investigaran antes de tranquilizarme."),
        ),
    ),
    Request(
        key="codigo-no-llega",
        requester=ANA,
        channel="PHONE",
        registered_by=LAURA,
        ago=19 * DAY,
        subject="El código de verificación no me sirve",
        description=(
            "Ana llama: la aplicación le da códigos que el sistema rechaza desde que volvió de "
            "viaje."
        ),
        fields=Inquiry("¿Por qué el sistema rechaza los códigos de mi aplicación?"),
        affects="ONLY_ME",
        needed="NOW",
        steps=(
            ResolveFirstContact(
                5 * MINUTE, LAURA, "ACCESS", "LOW", "HIGH", "C1",
                "Una persona sin poder entrar, con solución conocida.",
                reply=(
                    "Ana, el reloj de su teléfono quedó siete minutos atrasado. Active la hora "
                    "automática en los ajustes y use el siguiente código que aparezca."
                ),
                cause="Reloj del teléfono desfasado",
                actions="Se comprobó la hora del teléfono y se activó la hora automática durante "
                        "la llamada.",
                solution="Con la hora corregida, los códigos funcionan. Ana entró durante la misma "
                         "llamada.",
                article=VERIFICATION_CODE,
            ),
            Confirm(HOUR),
            Survey(HOUR + MINUTE, 5, 10, True),
        ),
    ),
    Request(
        key="baja-tres-usuarios",
        requester=FRANCISCA,
        channel="API",
        registered_by=NEXO,
        ago=22 * DAY,
        subject="Baja urgente de tres usuarios desvinculados",
        description=(
            "Tres despachadores dejaron la empresa hoy. Francisca Poblete pide retirar sus "
            "accesos, incluidos los del móvil, antes del turno de noche."
        ),
        fields=ChangeRequest(
            what="Retirar el acceso de tres usuarios y cerrar sus sesiones",
            why="Desvinculación con efecto inmediato",
            needed_in=8 * HOUR,
            approver="Matías Errázuriz",
        ),
        affects="MY_TEAM",
        needed="NOW",
        steps=(
            Classify(
                10 * MINUTE, RENZO, "ACCESS", "MEDIUM", "HIGH", "C2",
                "Riesgo de acceso indebido; el plazo es el turno de noche.",
            ),
            Take(12 * MINUTE, RENZO),
            Reply(
                25 * MINUTE, RENZO,
                "Francisca, cerramos ahora mismo las sesiones de los tres. Para retirar los "
                "usuarios de forma definitiva llamo a don Matías, que figura como quien aprueba.",
            ),
            Consult(35 * MINUTE, RENZO, "baja de usuarios cerrar sesiones móviles"),
            Note(
                50 * MINUTE, RENZO, "ACTION",
                "Aprobación de Matías Errázuriz por el número del contrato. Tres usuarios "
                "retirados, siete sesiones cerradas, dos de ellas en móviles.",
            ),
            Resolve(
                65 * MINUTE, RENZO,
                cause="Desvinculación de personal",
                actions="Sesiones cerradas y usuarios retirados con aprobación telefónica.",
                solution=(
                    "Los tres usuarios ya no pueden entrar por ningún medio. Su historia se "
                    "conserva y sus rutas abiertas pasaron a la bandeja de Despacho."
                ),
            ),
            Confirm(3 * HOUR),
            Survey(3 * HOUR + 2 * MINUTE, 5, 9, True),
        ),
    ),
    Request(
        key="no-puedo-entrar-manizales",
        requester=JULIAN,
        channel="EMAIL",
        ago=4 * HOUR,
        subject="No puedo entrar desde la oficina de Manizales",
        description=(
            "Desde esta mañana el portal me dice que mi ubicación no está permitida. Desde la casa "
            "sí entro."
        ),
        fields=Incident(
            what_fails="El portal rechaza mi entrada desde la oficina",
            since_when="Esta mañana",
            environment="Red de la oficina de Manizales",
            error_text="Ubicación no permitida por su organización",
        ),
        affects="ONLY_ME",
        needed="NOW",
        steps=(
            Merge(35 * MINUTE, LAURA, into="sede-manizales"),
        ),
    ),
)
