"""Producto y cambios: what the desk has in hand."""

from demo.articles.product import REQUEST_A_CHANGE
from demo.company import ANDRES, CAMILO, GABRIELA, IVAN, LAURA, PATRICIA, PAU, VALERIA
from demo.script import (
    DAY,
    HOUR,
    MINUTE,
    Accept,
    Ask,
    Assign,
    ChangeRequest,
    Classify,
    Consult,
    CustomerReply,
    Escalate,
    HandOver,
    Join,
    Note,
    Reply,
    Request,
    Resolve,
    Tag,
    Take,
)

REQUESTS = (
    Request(
        key="exportar-agendas",
        requester=PAU,
        channel="PORTAL",
        ago=31 * HOUR,
        subject="Exportar las agendas de consulta en un formato abierto",
        description=(
            "Los médicos quieren ver su agenda en el calendario del móvil. Ahora les mando una "
            "captura cada tarde y, si hay un cambio, ya no les llega."
        ),
        fields=ChangeRequest(
            what="Publicar la agenda de cada médico como calendario al que puedan suscribirse",
            why="Evitar capturas diarias y citas perdidas por cambios de última hora",
            needed_in=60 * DAY,
            approver="Carmen Villalba",
        ),
        affects="MY_TEAM",
        needed="NO_RUSH",
        steps=(
            Classify(
                3 * HOUR, VALERIA, "PRODUCT", "MEDIUM", "LOW", "C3",
                "Mejora para un equipo; hay datos de pacientes y conviene revisar qué se publica.",
            ),
            Take(4 * HOUR, VALERIA),
            Reply(
                5 * HOUR, VALERIA,
                "Hola, Pau. La suscripción existe para salas de reuniones, así que la base está. "
                "Lo delicado son los datos: un calendario del móvil no debería mostrar el nombre "
                "del paciente. ¿Les serviría ver hora, sala y tipo de visita?",
            ),
            CustomerReply(
                7 * HOUR,
                "Sí, con eso les vale. El nombre ya lo ven en la ficha al abrir la consulta.",
            ),
            Consult(
                9 * HOUR, VALERIA,
                "suscripción de calendario agenda datos de pacientes",
                REQUEST_A_CHANGE,
            ),
            Escalate(
                10 * HOUR, VALERIA, "N2",
                "Se necesita un calendario sin datos personales y con enlace revocable por médico.",
            ),
            Join(12 * HOUR, ANDRES),
            Note(
                20 * HOUR, ANDRES, "FINDING",
                "El servicio de salas admite un filtro de campos. Falta que el enlace caduque si "
                "el médico deja la clínica.",
            ),
            Reply(
                24 * HOUR, VALERIA,
                "Andrés Cuevas confirma que es viable con enlaces personales que se anulan desde "
                "Personas. Preparamos una prueba con dos médicos. ¿A quiénes propone?",
            ),
            CustomerReply(
                28 * HOUR,
                "A la doctora Benlloch y al doctor Sanchis, uno de cada clínica. Los dos están "
                "encantados de probar.",
            ),
        ),
    ),
    Request(
        key="lotes-caducidad",
        requester=IVAN,
        channel="PORTAL",
        ago=26 * HOUR,
        subject="Ver la fecha de caducidad en la lista de inventario",
        description=(
            "Para sacar primero lo que caduca antes tengo que abrir lote por lote. Quisiera ver la "
            "fecha en la lista y ordenar por ella."
        ),
        fields=ChangeRequest(
            what="Columna de caducidad en la lista de inventario, con orden y aviso a treinta días",
            why="En el último inventario dimos de baja 340 kilos caducados",
            needed_in=30 * DAY,
            approver="Rosa Elena Castañeda",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                90 * MINUTE, LAURA, "PRODUCT", "MEDIUM", "MEDIUM", "C2",
                "Hay merma medible en un equipo.",
            ),
            Take(2 * HOUR, LAURA),
            Reply(
                150 * MINUTE, LAURA,
                "Iván, la columna existe y está oculta: se activa en Vista › Columnas › Caducidad. "
                "El aviso a treinta días sí hay que configurarlo. Lo paso a Valeria, que lleva las "
                "vistas de inventario.",
            ),
            CustomerReply(
                5 * HOUR,
                "Ya la encontré, con eso gano media hora diaria. Espero lo del aviso.",
            ),
            HandOver(
                6 * HOUR, LAURA, VALERIA,
                "El aviso por caducidad se configura en reglas de inventario, que lleva Valeria.",
            ),
        ),
    ),
    Request(
        key="centro-de-costos",
        requester=CAMILO,
        channel="PORTAL",
        ago=3 * DAY,
        subject="Centro de costos obligatorio al registrar anticipos",
        description=(
            "Los anticipos a caficultores se registran sin centro de costos y después nadie sabe a "
            "qué finca corresponden. Queremos que el campo sea obligatorio."
        ),
        fields=ChangeRequest(
            what="Hacer obligatorio el centro de costos en los anticipos",
            why="Cada cierre se reclasifican a mano unos ochenta anticipos",
            needed_in=25 * DAY,
            approver="Camilo Arango",
        ),
        answers={"COST_CENTER": "CC-310 Acopio"},
        affects="WHOLE_COMPANY",
        needed="NO_RUSH",
        steps=(
            Classify(
                2 * HOUR, VALERIA, "PRODUCT", "HIGH", "LOW", "C2",
                "Cambia el registro de toda la empresa, sin plazo cercano.",
            ),
            Take(150 * MINUTE, VALERIA),
            Reply(
                3 * HOUR, VALERIA,
                "Camilo, se puede hacer obligatorio por tipo de documento. Reviso primero cuántas "
                "integraciones crean anticipos sin ese dato, porque dejarían de funcionar.",
            ),
            CustomerReply(
                5 * HOUR,
                "Buen punto. La aplicación de compra en finca los crea sola, y es la que más "
                "usamos.",
            ),
            Tag(6 * HOUR, VALERIA, "Cliente en riesgo"),
            Consult(
                7 * HOUR, VALERIA,
                "campo obligatorio por tipo de documento integraciones",
                REQUEST_A_CHANGE,
            ),
            Note(
                9 * HOUR, VALERIA, "FINDING",
                "La aplicación de compra en finca crea el 83 % de los anticipos y no envía centro "
                "de costos, pero sí el código de la finca.",
            ),
            Reply(
                10 * HOUR, VALERIA,
                "La aplicación no manda el centro de costos, aunque sí el código de la finca. Si "
                "cada finca tuviera un centro por defecto, el campo se llenaría solo y podríamos "
                "exigirlo sin frenar a nadie.",
            ),
            Ask(
                10 * HOUR + 10 * MINUTE, VALERIA,
                "Para avanzar necesito la tabla de fincas con el centro de costos que corresponde "
                "a cada una. ¿Nos la puede enviar en una hoja de cálculo? Son 112 fincas activas.",
            ),
        ),
    ),
    Request(
        key="filtro-por-region",
        requester=GABRIELA,
        channel="PORTAL",
        ago=4 * DAY,
        subject="Filtro por región en el tablero de comisiones",
        description=(
            "El tablero de comisiones muestra a los cuarenta vendedores juntos. Cada gerente "
            "regional debería ver solo a los suyos."
        ),
        fields=ChangeRequest(
            what="Filtro por región en el tablero de comisiones, fijo según el cargo",
            why="Hoy se reparten capturas recortadas a mano, y alguna vez se ha enviado la que no "
                "era",
            needed_in=14 * DAY,
            approver="Rosa Elena Castañeda",
        ),
        affects="MY_TEAM",
        needed="THIS_WEEK",
        steps=(
            Classify(
                HOUR, LAURA, "PRODUCT", "MEDIUM", "MEDIUM", "C2",
                "Un equipo afectado y riesgo de enviar datos a quien no corresponde.",
            ),
            Assign(2 * HOUR, PATRICIA, VALERIA),
            Accept(150 * MINUTE, VALERIA),
            Reply(
                3 * HOUR, VALERIA,
                "Gabriela, lo haremos con permisos y no con un filtro que cada quien pueda quitar: "
                "cada gerente verá su región desde que entra. Necesito la lista de gerentes por "
                "región.",
            ),
            CustomerReply(
                8 * HOUR,
                "Te la dejé en una hoja: son seis regiones y la del Golfo la comparten dos "
                "personas.",
            ),
            Consult(9 * HOUR, VALERIA, "permisos por fila tablero región", REQUEST_A_CHANGE),
            Resolve(
                22 * HOUR, VALERIA,
                cause="Tablero sin permisos por región",
                actions="Permisos por región aplicados a siete gerentes y probados con dos de "
                        "ellos.",
                solution=(
                    "Cada gerente ve únicamente a sus vendedores; los dos del Golfo comparten "
                    "vista. Usted y Rosa Elena siguen viendo el total."
                ),
            ),
        ),
    ),
)
