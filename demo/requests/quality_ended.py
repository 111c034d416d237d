"""Calidad y reclamaciones: closed, withdrawn or merged."""

from demo.articles.quality import FILE_A_COMPLAINT
from demo.company import ANA, CARMEN, DIEGO, IVAN, MIGUEL, PATRICIA, VALERIA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Accept,
    Acknowledge,
    Assign,
    Classify,
    Complaint,
    Confirm,
    ConfirmByPhone,
    Consult,
    CustomerReply,
    Escalate,
    NameComplainedAbout,
    Note,
    Reject,
    Reply,
    Request,
    Resolve,
    Survey,
    Take,
)

REQUESTS = (
    Request(
        key="mantenimiento-sin-aviso",
        requester=ANA,
        channel="PORTAL",
        ago=20 * DAY,
        subject="Nadie nos avisó del mantenimiento en pleno cierre",
        description=(
            "El jueves a las cuatro de la tarde el sistema quedó en mantenimiento durante cuarenta "
            "minutos. Era día de cierre y nadie de la empresa recibió aviso. Terminamos a las diez "
            "de la noche."
        ),
        fields=Complaint(
            about="SERVICE",
            what_happened="Mantenimiento de cuarenta minutos en día de cierre, sin aviso previo.",
            remedy_sought=(
                "Que los avisos le lleguen a quien hace el cierre y que no se programen "
                "mantenimientos en esos días."
            ),
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                30 * MINUTE, VALERIA, "QUALITY", "MEDIUM", "MEDIUM", "C2",
                "Queja de servicio fundada en un hecho que puede comprobarse.",
            ),
            NameComplainedAbout(49 * MINUTE, PATRICIA),
            Assign(50 * MINUTE, PATRICIA, VALERIA),
            Accept(HOUR, VALERIA),
            Reply(
                90 * MINUTE, VALERIA,
                "Ana, gracias por contárnoslo, y disculpas por la noche que pasaron. Su queja "
                "quedó registrada. Reviso a quién se envió el aviso y por qué no llegó; mañana "
                "tiene una respuesta con lo que encontremos.",
            ),
            Note(
                4 * HOUR, VALERIA, "FINDING",
                "El aviso se envió con cinco días a Stella Giraldo, contacto técnico, que se "
                "pensionó hace dos meses. No rebotó: el buzón sigue activo y nadie lo lee.",
            ),
            Consult(
                5 * HOUR, VALERIA,
                "aviso de mantenimiento contacto técnico desactualizado",
                FILE_A_COMPLAINT,
            ),
            Reply(
                20 * HOUR, VALERIA,
                "El aviso salió con cinco días, pero hacia el buzón de doña Stella, que ya no "
                "trabaja con ustedes. Eso explica el silencio y no lo justifica: debimos notar que "
                "nadie abría los avisos. Proponemos suscribir a contabilidad y a sistemas, y "
                "bloquear sus dos últimos días hábiles de cada mes.",
            ),
            CustomerReply(
                21 * HOUR,
                "Me parece justo. Agrego a Camilo y a mí. Gracias por reconocerlo sin rodeos.",
            ),
            Resolve(
                22 * HOUR, VALERIA,
                cause="Contacto técnico desactualizado",
                actions=(
                    "Suscripción de contabilidad y sistemas, bloqueo de los días de cierre en el "
                    "calendario de mantenimientos y alerta interna por avisos no leídos."
                ),
                solution=(
                    "Le damos la razón. Ana Restrepo y Camilo Arango reciben ya los avisos, y no "
                    "habrá mantenimientos en los dos últimos días hábiles del mes. Si un aviso no "
                    "se abre en 48 horas, llamamos."
                ),
            ),
            Confirm(2 * DAY),
            Survey(
                2 * DAY + MINUTE, 4, 8, True,
                "Respondieron con hechos. Ojalá no vuelva a pasar.",
            ),
        ),
    ),
    Request(
        key="trato-en-una-llamada",
        requester=CARMEN,
        channel="EMAIL",
        ago=47 * DAY,
        subject="Trato recibido en la llamada del lunes",
        description=(
            "El lunes llamé por una factura y el señor Peña me interrumpió varias veces y acabó "
            "diciendo que leyera el contrato. Llevamos seis años siendo clientes. No espero una "
            "sanción; espero que no se repita."
        ),
        fields=Complaint(
            about="PERSON",
            about_whom=DIEGO,
            what_happened=(
                "Interrupciones y una respuesta cortante durante una llamada sobre una factura."
            ),
            remedy_sought=(
                "Una disculpa y la explicación de la factura que no recibí en la llamada."
            ),
        ),
        affects="ONLY_ME",
        needed="THIS_WEEK",
        steps=(
            Classify(
                40 * MINUTE, VALERIA, "QUALITY", "MEDIUM", "MEDIUM", "C4",
                "Queja sobre una persona: la atiende una líder ajena al área de facturación.",
            ),
            Assign(HOUR, PATRICIA, PATRICIA),
            NameComplainedAbout(61 * MINUTE, PATRICIA, DIEGO),
            Accept(65 * MINUTE, PATRICIA),
            Escalate(
                80 * MINUTE, PATRICIA, "N4",
                "Queja sobre una persona del equipo: el gerente debe conocerla.",
            ),
            Acknowledge(2 * HOUR, MIGUEL),
            Reply(
                150 * MINUTE, PATRICIA,
                "Señora Villalba, gracias por escribirnos. Soy Patricia Lozano y llevo su queja "
                "personalmente; nadie de facturación tiene acceso a ella. Voy a escuchar la "
                "grabación y mañana le digo lo que encuentre.",
            ),
            CustomerReply(
                5 * HOUR,
                "Gracias. La llamada fue hacia las once y media, hora de Valencia.",
            ),
            Note(
                9 * HOUR, PATRICIA, "FINDING",
                "Escuchada la grabación: cuatro interrupciones y la frase sobre el contrato, tal "
                "como las cuenta la clienta. Era la novena llamada seguida sin pausa.",
            ),
            Consult(10 * HOUR, PATRICIA, "queja sobre una persona pasos", FILE_A_COMPLAINT),
            Reply(
                19 * HOUR, PATRICIA,
                "Escuché la llamada y tiene usted razón, tanto en las formas como en el fondo: "
                "merecía una explicación y no la recibió. Le pido disculpas en nombre del equipo. "
                "La diferencia de su factura son tres usuarios añadidos a mitad de mes; le adjunto "
                "el cálculo.",
            ),
            CustomerReply(
                21 * HOUR,
                "Ahora sí lo entiendo. Con esto me basta, y no quisiera que nadie saliera "
                "perjudicado por un mal día.",
            ),
            Resolve(
                22 * HOUR, PATRICIA,
                cause="Exceso de llamadas seguidas sin pausa",
                actions=(
                    "Disculpa, explicación de la factura, conversación con el especialista y "
                    "límite de llamadas consecutivas."
                ),
                solution=(
                    "Le damos la razón. Además de la disculpa, desde esta semana ningún "
                    "especialista atiende más de seis llamadas seguidas sin descanso."
                ),
            ),
            ConfirmByPhone(
                2 * DAY, PATRICIA,
                "Llamada a Carmen Villalba: acepta la disculpa, entendió la factura y da la queja "
                "por cerrada.",
            ),
            Survey(
                3 * DAY, 4, 8, True,
                "No suele pasar que alguien escuche la grabación y lo reconozca.",
            ),
        ),
    ),
    Request(
        key="lector-movil-lento",
        requester=IVAN,
        channel="EMAIL",
        ago=59 * DAY,
        subject="La aplicación móvil de inventario es desesperante",
        description=(
            "Cada lectura de código tarda cinco segundos. Con ochocientas tarimas al día son horas "
            "perdidas. Lo hemos dicho en tres encuestas y sigue igual."
        ),
        fields=Complaint(
            about="PRODUCT",
            what_happened="La aplicación móvil tarda cinco segundos en cada lectura, desde hace "
                          "meses.",
            remedy_sought=(
                "Que la lectura tome menos de un segundo, o el equipo que haga falta para lograrlo."
            ),
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                2 * HOUR, VALERIA, "QUALITY", "MEDIUM", "MEDIUM", "C3",
                "Queja de producto; habrá que medir con el equipo técnico.",
            ),
            NameComplainedAbout(150 * MINUTE, PATRICIA),
            Take(3 * HOUR, VALERIA),
            Reply(
                200 * MINUTE, VALERIA,
                "Iván, gracias por insistir; después de tres encuestas tiene motivo de sobra. Su "
                "queja quedó registrada. Quiero medirlo en su almacén y no en el nuestro: ¿qué "
                "modelo de lector usan y a qué distancia está la antena?",
            ),
            CustomerReply(
                8 * HOUR,
                "Son lectores de hace cuatro años y la antena queda a unos sesenta metros, detrás "
                "de las cámaras frías.",
            ),
            Consult(10 * HOUR, VALERIA, "lectura lenta aplicación móvil inventario"),
            Resolve(
                22 * HOUR, VALERIA,
                cause="Espera de confirmación del servidor en cada lectura",
                actions="Se activó la lectura en lote, que confirma cada veinte códigos.",
                solution=(
                    "Con la lectura en lote, cada código se acepta al instante y se confirma en "
                    "segundo plano."
                ),
            ),
            Reject(
                3 * DAY,
                "En los pasillos 1 a 4 sí voló. Detrás de las cámaras frías sigue igual o peor.",
            ),
            Reply(
                3 * DAY + 2 * HOUR, VALERIA,
                "Gracias por probarlo pasillo por pasillo. Detrás de las cámaras no es la "
                "aplicación: la señal no llega. Hacemos una visita el viernes con un medidor.",
            ),
            CustomerReply(
                3 * DAY + 4 * HOUR,
                "El viernes está bien. Que pregunten por mí en la caseta.",
            ),
            Note(
                6 * DAY, VALERIA, "FINDING",
                "Visita hecha: señal nula en los pasillos 5 a 9. Con una antena prestada, lectura "
                "en 0,4 segundos.",
            ),
            Resolve(
                7 * DAY, VALERIA,
                cause="Zona sin señal detrás de las cámaras frías",
                actions=(
                    "Medición en sitio, antena prestada por un mes y lista de material para la "
                    "definitiva."
                ),
                solution=(
                    "Con la antena que dejamos prestada, todos los pasillos leen en menos de un "
                    "segundo. La lista de material para la definitiva está en su correo y no "
                    "depende de nosotros comprarla."
                ),
            ),
            Confirm(9 * DAY),
            Survey(
                9 * DAY + 2 * MINUTE, 2, 3, True,
                "Funciona, pero hubo que quejarse cuatro veces y la antena la pagamos nosotros.",
            ),
        ),
    ),
)
