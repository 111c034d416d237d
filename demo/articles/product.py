from demo.company import ANDRES, PATRICIA, VALERIA
from demo.script import DAY, Article

REQUEST_A_CHANGE = Article(
    key="pedir-un-cambio",
    area="PRODUCT",
    author=VALERIA,
    reviewer=PATRICIA,
    ago=230 * DAY,
    title_es="Cómo pedir un cambio en el producto y qué pasa después",
    title_en="How to ask for a product change, and what happens next",
    body_es="""\
Un buen pedido de cambio describe el problema y deja abierta la solución. A veces lo que hace \
falta ya existe con otro nombre.

1. Cuente qué hace hoy, paso a paso, y en cuál pierde tiempo o se equivoca. Una captura con un \
caso real vale más que una especificación.
2. Diga cuántas personas lo hacen y cada cuánto. Con esos dos números se ordena la lista.
3. Indique una fecha solo si detrás hay una obligación: una norma, un cierre, una auditoría.
4. Nombre a quien aprueba en su organización. Sin esa persona podemos analizar, pero no empezar.
5. En un día le decimos cuál de los cuatro caminos corresponde: se configura, se desarrolla a \
medida, entra al plan del producto o no se hará. Si es lo último, le explicamos el motivo y la \
alternativa.

Lo que se configura suele quedar listo en la misma semana. Un desarrollo a medida lleva \
presupuesto y fecha, que usted aprueba antes de empezar. Lo que entra al plan se anuncia con la \
versión en que saldrá; el ticket se resuelve al comunicarle esa decisión y le avisamos cuando esté \
disponible.""",
    body_en="""\
A good change request describes the problem and leaves the solution open. Sometimes what you need \
already exists under another name.

1. Tell us what you do today, step by step, and in which step you lose time or make mistakes. A \
screenshot of a real case is worth more than a specification.
2. Say how many people do it and how often. Those two numbers order the list.
3. Give a date only if there is an obligation behind it: a regulation, a closing, an audit.
4. Name the person who approves in your organization. Without them we can analyze, but not begin.
5. Within a day we tell you which of four roads it takes: it is configured, built as custom work, \
enters the product plan, or will not be done. If the last, we explain the reason and the \
alternative.

What is configured is usually ready in the same week. Custom work carries a quote and a date, \
which you approve before we begin. What enters the plan is announced with the version it will come \
in; the ticket is resolved when you are told of that decision, and we write to you when it is \
available.""",
)

APPROVAL_FLOWS = Article(
    key="flujos-de-aprobacion",
    area="PRODUCT",
    author=ANDRES,
    reviewer=VALERIA,
    ago=95 * DAY,
    title_es="Configurar un flujo de aprobación por importe en Procesos",
    title_en="Setting up an approval flow by amount in Processes",
    body_es="""\
Un flujo por importe envía cada documento a una o varias personas según su valor. Se configura sin \
programar, pero conviene probarlo antes con documentos de ensayo.

1. En Procesos › Flujos, duplique el flujo vigente. Nunca edite el que está en uso: los documentos \
en trámite quedarían a medio camino.
2. Añada un paso Decisión con la condición «importe total» y escriba los límites en la moneda de \
la organización. Los documentos en otra moneda se convierten con la tasa del día de emisión.
3. A cada tramo asígnele un cargo, no una persona. Así el flujo sigue funcionando cuando alguien \
cambia de puesto o sale de vacaciones.
4. En Ausencias indique quién sustituye a cada cargo y desde cuándo. Sin sustituto, el documento \
espera.
5. Ponga un plazo por paso. Al vencer, el documento sube al siguiente nivel y se avisa a quien lo \
pidió.
6. Pulse Ensayar y pase un documento por cada tramo. Si todos terminan donde deben, publique con \
fecha de inicio.

Los documentos enviados antes de esa fecha terminan por el flujo anterior. Guarde la versión vieja \
hasta que no quede ninguno.""",
    body_en="""\
A flow by amount sends each document to one or more people according to its value. It is set up \
without programming, but try it first with test documents.

1. In Processes › Flows, duplicate the current flow. Never edit the one in use: documents under \
way would be left half done.
2. Add a Decision step with the condition "total amount" and type the limits in the organization's \
currency. Documents in another currency are converted at the rate of the day they were issued.
3. Give each band a position, not a person. The flow then keeps working when somebody changes jobs \
or goes on holiday.
4. In Absences, say who stands in for each position and from when. Without a stand-in the document \
waits.
5. Set a time limit for each step. When it runs out, the document goes up one level and whoever \
asked is told.
6. Press Rehearse and run one document through each band. If all of them end where they should, \
publish with a starting date.

Documents sent before that date finish on the old flow. Keep the old version until none are \
left.""",
)
