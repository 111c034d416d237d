from demo.company import JORGE, MIGUEL, PATRICIA, VALERIA
from demo.script import DAY, Article

FILE_A_COMPLAINT = Article(
    key="presentar-una-queja",
    area="QUALITY",
    author=PATRICIA,
    reviewer=MIGUEL,
    ago=240 * DAY,
    title_es="Presentar una queja y qué puede esperar de nosotros",
    title_en="Making a complaint, and what to expect from us",
    body_es="""\
Una queja nos dice dónde fallamos; una reclamación, además, pide que reparemos el daño. Ambas \
entran al mismo registro y ninguna se cierra sin que usted lo confirme.

1. Preséntela por el portal, por correo o por teléfono. No necesita pruebas para empezar: basta \
contar qué pasó, cuándo y qué espera de nosotros.
2. Si la queja es sobre una persona, escriba su nombre. Esa persona no participará en el análisis \
ni verá lo que usted cuente en privado.
3. En menos de veinticuatro horas recibe un código de registro y el nombre de quien la atiende.
4. En tres días hábiles le proponemos una salida, o en uno si el asunto es crítico. Le diremos si \
le damos la razón, por qué, y qué encontramos al buscar la causa.
5. Lo acordado se cumple en diez días hábiles como máximo.
6. Cinco días hábiles después del cierre le llamamos para saber si el problema volvió.

Si no está de acuerdo con la decisión, puede apelar una vez ante el gerente de servicio, que \
revisa el expediente completo con otra mirada. Presentar una queja no cambia las condiciones de su \
contrato ni la atención de sus demás solicitudes.""",
    body_en="""\
A complaint tells us where we failed; a claim also asks us to make good the harm. Both enter the \
same register and neither is closed until you confirm it.

1. Make it through the portal, by mail or by telephone. You need no proof to begin: just tell us \
what happened, when, and what you expect of us.
2. If the complaint is about a person, write their name. That person takes no part in the analysis \
and does not see what you tell us in private.
3. In less than twenty-four hours you receive a register code and the name of whoever is handling \
it.
4. Within three business days we propose a way out, or within one if the matter is critical. We \
tell you whether we find in your favor, why, and what we found when looking for the cause.
5. What is agreed is carried out in ten business days at most.
6. Five business days after closing we call you to learn whether the problem came back.

If you disagree with the decision you may appeal once to the service manager, who reviews the \
whole file with fresh eyes. Making a complaint changes neither the terms of your contract nor how \
your other requests are handled.""",
)

MAINTENANCE_NOTICES = Article(
    key="avisos-de-mantenimiento",
    area="QUALITY",
    author=VALERIA,
    reviewer=JORGE,
    ago=9 * DAY,
    title_es="Avisos de mantenimiento: quién los recibe y con cuánta antelación",
    title_en="Maintenance notices: who receives them, and how far ahead",
    body_es="""\
Todo mantenimiento que pueda interrumpir el servicio se anuncia con cinco días hábiles. Los \
urgentes, por ejemplo para cerrar un fallo de seguridad, se anuncian en cuanto se deciden.

1. El aviso llega al contacto técnico del contrato y a quienes se hayan suscrito en Cuenta › \
Avisos. Cualquier usuario puede suscribirse; no hace falta ser administrador.
2. Revise que el contacto técnico siga en la empresa. La mitad de los avisos que no llegan se \
enviaron a un buzón que nadie lee.
3. Active el calendario compartido. Las ventanas aparecen en la zona horaria de cada persona, \
junto con los cierres fiscales de su país.
4. Si una ventana coincide con un cierre, una auditoría o un inventario, pídanos moverla hasta dos \
días hábiles antes. Basta responder al aviso.
5. El día anterior enviamos un recordatorio y, al terminar, un mensaje con la hora real de fin y \
lo que cambió.

Si hubo una interrupción sin aviso, preséntela como queja: revisamos a quién se envió, corregimos \
la lista y, cuando el contrato lo prevé, descontamos el tiempo perdido en la factura \
siguiente.""",
    body_en="""\
Any maintenance that may interrupt the service is announced five business days ahead. Urgent work, \
to close a security flaw for instance, is announced as soon as it is decided.

1. The notice goes to the technical contact of the contract and to whoever has subscribed in \
Account › Notices. Any user may subscribe; there is no need to be an administrator.
2. Check that the technical contact still works for you. Half of the notices that do not arrive \
were sent to a mailbox nobody reads.
3. Turn on the shared calendar. Windows appear in each person's time zone, beside the tax closings \
of their country.
4. If a window falls on a closing, an audit or a stocktaking, ask us to move it up to two business \
days before. Answering the notice is enough.
5. We send a reminder the day before and, at the end, a message with the real finishing time and \
what changed.

If there was an interruption without notice, make a complaint: we check whom it was sent to, \
correct the list and, where the contract provides for it, take the lost time off the next \
invoice.""",
)
